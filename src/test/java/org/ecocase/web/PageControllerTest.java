package org.ecocase.web;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.view;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ecocase.disclosure.Disclosure;
import org.ecocase.disclosure.Disclosures;
import org.ecocase.org.Actor;
import org.ecocase.org.Directory;
import org.ecocase.org.Role;
import org.ecocase.org.Roles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.method.annotation.CsrfTokenArgumentResolver;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.ViewResolverRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.view.freemarker.FreeMarkerConfigurer;

class PageControllerTest {

  private static final UUID ID = UUID.fromString("6f3b2b52-6a7e-4d0a-9f4b-3a1d8e0c5a11");
  private static final Instant PUBLISHED = Instant.parse("2026-03-02T02:00:00Z");

  private final Disclosures disclosures = mock(Disclosures.class);
  private final Directory directory = mock(Directory.class);
  private Set<Role> roles = Set.of();
  private MockMvc mvc;

  @BeforeEach
  void setUp() {
    when(directory.agency("lanjiang")).thenReturn(Optional.empty());
    PageController pages =
        new PageController(
            () -> new Actor("u", "某人", Set.of("lanjiang"), roles),
            disclosures,
            directory,
            Clock.fixed(PUBLISHED, ZoneId.of("Asia/Shanghai")));
    AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
    context.setServletContext(new MockServletContext());
    context.addBeanFactoryPostProcessor(beans -> beans.registerSingleton("pageController", pages));
    context.register(Views.class);
    context.refresh();
    mvc =
        MockMvcBuilders.webAppContextSetup(context)
            .defaultRequest(
                get("/")
                    .requestAttr(
                        CsrfToken.class.getName(), new DefaultCsrfToken("X", "_csrf", "secret")))
            .defaultResponseCharacterEncoding(StandardCharsets.UTF_8)
            .build();
  }

  @ParameterizedTest
  @CsvSource({
    "officer, /camunda/app/tasklist/default/",
    "agency-head leadership, /camunda/app/tasklist/default/",
    "leadership, /camunda/app/cockpit/default/",
    "process-owner discipline, /camunda/app/cockpit/default/",
    "camunda-admin process-owner, /camunda/app/welcome/default/"
  })
  void should_lead_people_to_their_work_when_they_start(String held, String there)
      throws Exception {
    // given
    roles =
        Arrays.stream(held.split(" "))
            .map(group -> new Roles().ofGroup(group).orElseThrow())
            .collect(Collectors.toSet());

    // when / then
    mvc.perform(get("/")).andExpect(redirectedUrl(there));
  }

  @Test
  void should_explain_when_an_account_has_no_desk() throws Exception {
    roles = Set.of(Role.INTEGRATION);

    mvc.perform(get("/"))
        .andExpect(view().name("no-desk"))
        .andExpect(content().string(containsString("没有办案界面")));
  }

  @Test
  void should_tell_what_went_wrong_when_login_failed() throws Exception {
    mvc.perform(get("/login").param("error", ""))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("用户名或者密码不正确"),
                        containsString("name=\"_csrf\" value=\"secret\""))));
  }

  @Test
  void should_escape_data_when_disclosures_are_listed() throws Exception {
    // given
    when(disclosures.published(anyInt(), anyInt()))
        .thenReturn(List.of(disclosure("<script>alert(1)</script>", null)));

    // when / then
    mvc.perform(get("/disclosures"))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("&lt;script&gt;alert(1)"),
                        not(containsString("<script")),
                        containsString("2026年3月2日"))));
  }

  @Test
  void should_offer_another_page_when_there_are_more() throws Exception {
    // given
    when(disclosures.published(21, 20))
        .thenReturn(IntStream.range(0, 21).mapToObj(i -> disclosure("某公司" + i, null)).toList());

    // when / then
    mvc.perform(get("/disclosures").param("page", "2"))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("?page=1"),
                        containsString("?page=3"),
                        containsString("某公司19"),
                        not(containsString("某公司20")))));
  }

  @Test
  void should_show_only_that_it_was_withdrawn_when_a_disclosure_no_longer_stands()
      throws Exception {
    // given
    when(disclosures.find(ID)).thenReturn(Optional.of(disclosure("某公司", "处罚决定被撤销")));

    // when / then
    mvc.perform(get("/disclosures/" + ID))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("处罚决定被撤销"),
                        not(containsString("超标排放水污染物")),
                        not(containsString("某公司")))));
  }

  @Test
  void should_answer_not_found_when_there_is_no_such_disclosure() throws Exception {
    when(disclosures.find(ID)).thenReturn(Optional.empty());

    mvc.perform(get("/disclosures/" + ID))
        .andExpect(status().isNotFound())
        .andExpect(content().string(containsString("您要找的页面不存在")));
    mvc.perform(get("/disclosures/no-id")).andExpect(status().isNotFound());
    mvc.perform(get("/disclosures").param("page", "0")).andExpect(status().isNotFound());
  }

  private static Disclosure disclosure(String party, String withdrawnFor) {
    return new Disclosure(
        ID,
        UUID.randomUUID(),
        "lanjiang",
        "澜环罚〔2026〕1号",
        "超标排放案",
        party,
        null,
        null,
        "超标排放水污染物",
        "罚款",
        LocalDate.of(2026, 2, 20),
        PUBLISHED,
        withdrawnFor == null ? null : PUBLISHED,
        withdrawnFor);
  }

  /** The pages as the application renders them. */
  @Configuration(proxyBeanMethods = false)
  @EnableWebMvc
  static class Views implements WebMvcConfigurer {

    @Bean
    FreeMarkerConfigurer pages() {
      FreeMarkerConfigurer configurer = new FreeMarkerConfigurer();
      configurer.setTemplateLoaderPath("classpath:/pages/");
      configurer.setDefaultCharset(StandardCharsets.UTF_8);
      return configurer;
    }

    @Override
    public void configureViewResolvers(ViewResolverRegistry registry) {
      registry.freeMarker().suffix(".ftlh");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
      resolvers.add(new CsrfTokenArgumentResolver());
    }
  }
}
