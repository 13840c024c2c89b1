package org.ecocase.engine.internal.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.ecocase.rule.Refusal;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Turns the engine's answers to a refused act into what an officer can read in Tasklist: the
 * Chinese reason alone, with the status that fits.
 */
class RefusalMessages extends OncePerRequestFilter {

  private static final Pattern ACTS =
      Pattern.compile(
          ".*/(task/[^/]+/(submit-form|complete|claim|unclaim|form-variables)|process-definition/.+/submit-form)");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int UNPROCESSABLE = 422;

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !ACTS.matcher(request.getRequestURI()).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, answer);
    if (answer.getStatus() >= HttpServletResponse.SC_BAD_REQUEST && answer.getContentSize() > 0) {
      boolean tooLate = request.getAttribute(Refusal.Kind.class.getName()) == Refusal.Kind.CONFLICT;
      rewrite(answer, tooLate);
    }
    answer.copyBodyToResponse();
  }

  private static void rewrite(ContentCachingResponseWrapper answer, boolean tooLate)
      throws IOException {
    JsonNode told;
    try {
      told = JSON.readTree(answer.getContentAsByteArray());
    } catch (IOException e) {
      return;
    }
    String type = told.path("type").asText();
    String message = told.path("message").asText();
    if (type.equals("Refusal")) {
      int status = tooLate ? HttpServletResponse.SC_CONFLICT : UNPROCESSABLE;
      write(answer, status, type, message);
    } else if (type.contains("OptimisticLocking")
        || message.contains("ENGINE-03005")
        || message.contains("Cannot find task")
        || message.contains("task is null")
        || type.equals("TaskAlreadyClaimedException")) {
      write(answer, HttpServletResponse.SC_CONFLICT, "Conflict", "该事项已由他人办理，请刷新列表");
    } else if (type.equals("AuthorizationException") || message.contains("ENGINE-13034")) {
      write(answer, HttpServletResponse.SC_FORBIDDEN, "Refusal", "您无权办理此事项");
    } else if (!CHINESE.matcher(message).find()) {
      write(answer, answer.getStatus(), type, "系统未能办理此事项，请告知系统管理员");
    }
  }

  private static void write(
      ContentCachingResponseWrapper answer, int status, String type, String message)
      throws IOException {
    ObjectNode body = JSON.createObjectNode();
    body.put("type", type);
    body.put("message", message);
    answer.resetBuffer();
    answer.setStatus(status);
    answer.setContentType("application/json;charset=UTF-8");
    answer.getOutputStream().write(JSON.writeValueAsBytes(body));
  }
}
