package org.ecocase.engine.internal.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the nonce of a page with its own request. The webapps hand it from the filter that writes
 * the header to the one that writes the page through the servlet context, which all requests share:
 * of two at the same moment one gets a page that its own header forbids to run, and stays blank.
 */
final class PageNonces extends OncePerRequestFilter {

  private static final String NONCE = "org.camunda.bpm.csp.nonce";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ServletContext own = own(request.getServletContext());
    chain.doFilter(
        new HttpServletRequestWrapper(request) {
          @Override
          public ServletContext getServletContext() {
            return own;
          }
        },
        response);
  }

  /** The servlet context, but for the nonce, which is this request's. */
  private static ServletContext own(ServletContext shared) {
    AtomicReference<Object> nonce = new AtomicReference<>();
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (arguments != null && arguments.length > 0 && NONCE.equals(arguments[0])) {
            if (method.getName().equals("setAttribute")) {
              nonce.set(arguments[1]);
              return null;
            }
            if (method.getName().equals("getAttribute")) {
              return nonce.get();
            }
          }
          try {
            return method.invoke(shared, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return (ServletContext)
        Proxy.newProxyInstance(
            ServletContext.class.getClassLoader(), new Class<?>[] {ServletContext.class}, handler);
  }
}
