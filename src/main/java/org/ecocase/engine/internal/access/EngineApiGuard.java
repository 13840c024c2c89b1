package org.ecocase.engine.internal.access;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.ecocase.org.Actor;
import org.ecocase.org.Role;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the engine's own web interface, whose last community release has holes that will
 * not be mended: expressions hidden in nested queries (CVE-2026-109432) and the set-up of a first
 * administrator by anybody (CVE-2026-77226). It fails closed: what it cannot read it refuses.
 */
class EngineApiGuard extends OncePerRequestFilter {

  private static final int MOST_BYTES = 1 << 20;
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
  private static final Pattern ODD_PATH = Pattern.compile("%|;|\\\\|//|/\\.{1,2}(/|$)");
  private static final Pattern SETUP = Pattern.compile("/camunda/api/admin/setup(/.*)?");
  private static final Pattern ENGINE_LOGIN =
      Pattern.compile("/camunda/api/admin/auth/user/[^/]+/login/.*");
  private static final String ENGINE = "/camunda/api/engine/engine/default";

  /** What officers' Tasklist and leaders' Cockpit change or ask by a body. */
  private static final List<Pattern> EVERYBODY =
      patterns(
          "/filter/[^/]+/(list|count|singleResult)",
          "/task/[^/]+/(claim|unclaim|submit-form)",
          "/task(/count)?",
          "/process-definition/[^/]+/submit-form",
          "/process-definition/key/[^/]+/submit-form",
          "/(history/)?(process-instance|activity-instance|variable-instance|task)(/count)?",
          "/(incident|job|job-definition|execution|external-task|decision-definition)(/count)?",
          "/history/(decision-instance|identity-link-log|incident|job-log)(/count)?",
          "/authorization/check");

  /**
   * Not even an administrator's: what people do with tasks goes the ways that everybody has, models
   * come by packages, and a single version of a process is not taken out of its package.
   */
  private static final Pattern OTHER_WAYS =
      Pattern.compile("/(task|deployment/create|deployment/[^/]+/redeploy)(/.*)?");

  private static final Pattern SINGLE_VERSION =
      Pattern.compile("/process-definition/(key/)?[^/]+(/tenant-id/[^/]+)?(/delete)?");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (SETUP.matcher(path).matches() || ENGINE_LOGIN.matcher(path).matches()) {
      refuse(response);
    } else if (!path.startsWith("/camunda/api/") || READS.contains(request.getMethod())) {
      if (namesExpression(request.getParameterMap().keySet())) {
        refuse(response);
      } else {
        chain.doFilter(request, response);
      }
    } else {
      changing(request, response, chain, path);
    }
  }

  private static void changing(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, String path)
      throws IOException, ServletException {
    if (!mayChange(request.getMethod(), path)
        || namesExpression(request.getParameterMap().keySet())) {
      refuse(response);
      return;
    }
    String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
    if (type.startsWith("multipart/form-data") && administers()) {
      chain.doFilter(request, response);
      return;
    }
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES || body.length > 0 && !harmless(type, body)) {
      refuse(response);
      return;
    }
    chain.doFilter(new Reread(request, body), response);
  }

  /** Whether an address is written so that two readers of it might not agree where it leads. */
  static boolean isOdd(String path) {
    return ODD_PATH.matcher(path).find();
  }

  private static boolean harmless(String type, byte[] body) {
    if (!type.startsWith("application/json") && !type.startsWith("application/hal+json")) {
      return false;
    }
    try {
      return clean(JSON.readTree(body));
    } catch (JsonProcessingException e) {
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  /** No key at any depth may hand an expression to the engine. */
  private static boolean clean(JsonNode node) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        if (isExpression(entry.getKey()) || !clean(entry.getValue())) {
          return false;
        }
      }
      return true;
    }
    for (JsonNode child : node) {
      if (!clean(child)) {
        return false;
      }
    }
    return true;
  }

  private static boolean namesExpression(Set<String> parameters) {
    return parameters.stream().anyMatch(EngineApiGuard::isExpression);
  }

  private static boolean isExpression(String key) {
    return key.toLowerCase(Locale.ROOT).endsWith("expression");
  }

  private static boolean mayChange(String method, String path) {
    if (!path.startsWith(ENGINE)) {
      return !path.startsWith("/camunda/api/engine")
          && (path.startsWith("/camunda/api/cockpit/plugin/")
              || path.startsWith("/camunda/api/tasklist/plugin/")
              || administers());
    }
    String rest = path.substring(ENGINE.length());
    if (EVERYBODY.stream().anyMatch(p -> p.matcher(rest).matches())) {
      return method.equals("POST");
    }
    boolean closed =
        OTHER_WAYS.matcher(rest).matches()
            || method.equals("DELETE") && SINGLE_VERSION.matcher(rest).matches();
    return administers() && !closed;
  }

  private static boolean administers() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null
        && authentication.getPrincipal() instanceof Actor actor
        && actor.has(Role.ADMIN);
  }

  private static List<Pattern> patterns(String... expressions) {
    return java.util.Arrays.stream(expressions).map(Pattern::compile).toList();
  }

  static void refuse(HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    response.setContentType("application/json;charset=UTF-8");
    response.getWriter().write("{\"type\":\"Refusal\",\"message\":\"不允许的操作\"}");
  }

  /** The request with its body still to be read. */
  private static final class Reread extends HttpServletRequestWrapper {

    private final byte[] body;

    Reread(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      ByteArrayInputStream in = new ByteArrayInputStream(body);
      return new ServletInputStream() {
        @Override
        public int read() {
          return in.read();
        }

        @Override
        public boolean isFinished() {
          return in.available() == 0;
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
          throw new UnsupportedOperationException();
        }
      };
    }

    @Override
    public BufferedReader getReader() {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }
}
