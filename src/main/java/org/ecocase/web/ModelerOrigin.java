package org.ecocase.web;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponents;

/**
 * Camunda Modeler speaks from {@code file://}, which no web page can claim. Every other origin but
 * our own is refused, {@code null} as well: a page elsewhere must not deploy with a password that
 * the browser has kept.
 */
class ModelerOrigin extends OncePerRequestFilter {

  /** What Modeler asks. */
  static final RequestMatcher PATHS = withDefaults().matcher("/api/v1/modeler/**");

  private static final String MODELER = "file://";

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !PATHS.matches(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null || origin.equals(own(request))) {
      chain.doFilter(request, response);
    } else if (origin.equals(MODELER)) {
      allow(response);
      if (asksFirst(request)) {
        response.setStatus(HttpStatus.NO_CONTENT.value());
      } else {
        chain.doFilter(request, response);
      }
    } else {
      Problems.write(response, HttpStatus.FORBIDDEN, "不允许从其他网站访问", null);
    }
  }

  private static void allow(HttpServletResponse response) {
    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, MODELER);
    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST");
    response.setHeader(
        HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Accept, Authorization, Content-Type");
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
  }

  private static boolean asksFirst(HttpServletRequest request) {
    return HttpMethod.OPTIONS.matches(request.getMethod())
        && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
  }

  private static String own(HttpServletRequest request) {
    UriComponents here = ServletUriComponentsBuilder.fromContextPath(request).build();
    String port = here.getPort() < 0 ? "" : ":" + here.getPort();
    return here.getScheme() + "://" + here.getHost() + port;
  }
}
