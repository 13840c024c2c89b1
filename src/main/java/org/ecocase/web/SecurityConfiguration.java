package org.ecocase.web;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may reach what: nothing without login but the login page and what is published. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  private static final String LOGIN = "/login";

  /** The engine's web applications bring their own protection against forged requests. */
  @Bean
  @Order(1)
  SecurityFilterChain webapps(HttpSecurity http) throws Exception {
    RequestMatcher engineLogout =
        withDefaults().matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout");
    return http.securityMatcher(withDefaults().matcher("/camunda/**"))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .csrf(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .logout(
            logout ->
                logout
                    .logoutRequestMatcher(engineLogout)
                    .logoutSuccessHandler(
                        (request, response, who) ->
                            response.setStatus(HttpStatus.NO_CONTENT.value())))
        .exceptionHandling(
            handling ->
                handling
                    .defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                        withDefaults().matcher("/camunda/api/**"))
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(LOGIN), request -> true))
        .build();
  }

  /**
   * Other systems use HTTP Basic; our own pages the session, with a header no other site can set.
   */
  @Bean
  @Order(2)
  SecurityFilterChain rest(HttpSecurity http) throws Exception {
    return http.securityMatcher(withDefaults().matcher("/api/**"))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .csrf(AbstractHttpConfigurer::disable)
        // Tasklist shows a case's documents in a frame.
        .headers(headers -> headers.frameOptions(FrameOptionsConfig::sameOrigin))
        .addFilterBefore(new SameSiteFilter(), BasicAuthenticationFilter.class)
        .addFilterBefore(new ModelerOrigin(), BasicAuthenticationFilter.class)
        .httpBasic(basic -> basic.authenticationEntryPoint(Problems::unauthenticated))
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(Problems::unauthenticated)
                    .accessDeniedHandler(Problems::denied))
        .build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain pages(HttpSecurity http) throws Exception {
    RequestMatcher open =
        new OrRequestMatcher(
            withDefaults().matcher(LOGIN),
            withDefaults().matcher("/assets/**"),
            withDefaults().matcher("/disclosures/**"),
            withDefaults().matcher("/error"),
            withDefaults().matcher("/.well-known/camunda-automation-platform/webapps"),
            withDefaults().matcher("/app/**"),
            withDefaults().matcher("/favicon.ico"),
            withDefaults().matcher("/v3/api-docs/**"),
            withDefaults().matcher("/v3/api-docs"),
            withDefaults().matcher("/actuator/health/**"));
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(open)
                    .permitAll()
                    .requestMatchers(
                        withDefaults().matcher("/"),
                        withDefaults().matcher("/catalogue"),
                        withDefaults().matcher("/catalogue/**"),
                        withDefaults().matcher("/files"),
                        withDefaults().matcher("/files.csv"),
                        withDefaults().matcher("/files/**"),
                        withDefaults().matcher("/models"),
                        withDefaults().matcher("/models/**"),
                        withDefaults().matcher("/password"))
                    .authenticated()
                    .anyRequest()
                    .denyAll())
        .formLogin(form -> form.loginPage(LOGIN).defaultSuccessUrl("/").permitAll())
        .logout(logout -> logout.logoutSuccessUrl(LOGIN + "?out"))
        .headers(
            headers ->
                headers.contentSecurityPolicy(
                    policy ->
                        policy.policyDirectives(
                            "default-src 'self'; style-src 'self'; script-src 'self';"
                                + " frame-ancestors 'none'; form-action 'self'")))
        .csrf(Customizer.withDefaults())
        .build();
  }
}
