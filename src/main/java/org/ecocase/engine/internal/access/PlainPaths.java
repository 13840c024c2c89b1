package org.ecocase.engine.internal.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses oddly written addresses of the engine's web applications before anybody reads them. */
class PlainPaths extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (EngineApiGuard.isOdd(request.getRequestURI())) {
      EngineApiGuard.refuse(response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
