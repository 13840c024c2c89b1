package org.ecocase.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A page of another site can make a browser send a request with our session, but it cannot add a
 * header of its own. Changes by session therefore need one; callers with credentials in the request
 * do not.
 */
class SameSiteFilter extends OncePerRequestFilter {

  static final String HEADER = "X-Ecocase-Request";
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean safe =
        READS.contains(request.getMethod())
            || request.getHeader(HttpHeaders.AUTHORIZATION) != null
            || request.getHeader(HEADER) != null
            || request.getRequestedSessionId() == null;
    if (safe) {
      chain.doFilter(request, response);
    } else {
      Problems.write(response, HttpStatus.FORBIDDEN, "请求缺少" + HEADER + "头", null);
    }
  }
}
