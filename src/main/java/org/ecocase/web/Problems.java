package org.ecocase.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ecocase.rule.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Every error of the REST interface as a problem detail (RFC 9457) in Chinese. Camunda Modeler
 * shows what stands in {@code message}, so the detail stands there as well.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<HttpStatus, String> TITLES =
      Map.of(
          HttpStatus.BAD_REQUEST, "请求内容不正确",
          HttpStatus.UNAUTHORIZED, "未登录或登录信息不正确",
          HttpStatus.FORBIDDEN, "无权操作",
          HttpStatus.NOT_FOUND, "不存在",
          HttpStatus.METHOD_NOT_ALLOWED, "不支持的请求方法",
          HttpStatus.CONFLICT, "与现状冲突",
          HttpStatus.PAYLOAD_TOO_LARGE, "内容过大",
          HttpStatus.UNSUPPORTED_MEDIA_TYPE, "不支持的内容类型",
          HttpStatus.UNPROCESSABLE_ENTITY, "不符合规定",
          HttpStatus.INTERNAL_SERVER_ERROR, "系统内部错误");

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Refusal refusal) {
    return answer(
        HttpStatus.valueOf(refusal.kind().status()), refusal.getMessage(), refusal.field());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> denied(AccessDeniedException e) {
    return answer(HttpStatus.FORBIDDEN, "您无权进行此操作", null);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException e) {
    return answer(HttpStatus.BAD_REQUEST, "“" + e.getName() + "”的值不正确", e.getName());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> failed(Exception e) {
    LOG.error("request failed", e);
    return answer(HttpStatus.INTERNAL_SERVER_ERROR, "系统内部错误，请联系系统管理员", null);
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (e.getCause() instanceof UnrecognizedPropertyException unknown) {
      String field = path(unknown);
      return object(HttpStatus.BAD_REQUEST, "没有“" + field + "”这一项", field);
    }
    if (e.getCause() instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      String field = path(mapping);
      return object(HttpStatus.BAD_REQUEST, "“" + field + "”的值不正确", field);
    }
    String detail = e.getCause() instanceof JsonProcessingException ? "请求内容不是有效的JSON" : "缺少请求内容";
    return object(HttpStatus.BAD_REQUEST, detail, null);
  }

  @Override
  protected ResponseEntity<Object> handleMaxUploadSizeExceededException(
      MaxUploadSizeExceededException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return object(HttpStatus.PAYLOAD_TOO_LARGE, "文件过大或者过多", "file");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unreadable(MultipartException e) {
    return answer(HttpStatus.BAD_REQUEST, "上传的内容不完整，或者文件太多，不能读取", "file");
  }

  @Override
  protected ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String name = e.getParameterName();
    return object(HttpStatus.BAD_REQUEST, "缺少“" + name + "”", name);
  }

  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception e, Object body, HttpHeaders headers, HttpStatusCode code, WebRequest request) {
    HttpStatus status = HttpStatus.valueOf(code.value());
    return object(status, TITLES.getOrDefault(status, "请求不正确"), null);
  }

  static void unauthenticated(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    if (!"XMLHttpRequest".equals(request.getHeader("X-Requested-With"))
        && !ModelerOrigin.PATHS.matches(request)) {
      response.setHeader(
          HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"ecocase\", charset=\"UTF-8\"");
    }
    write(response, HttpStatus.UNAUTHORIZED, "用户名或密码不正确，或者尚未登录；填错之后请稍候再试，其间正确的密码也不能登录", null);
  }

  static void denied(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    write(response, HttpStatus.FORBIDDEN, "您无权进行此操作", null);
  }

  static void write(HttpServletResponse response, HttpStatus status, String detail, String field)
      throws IOException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", TITLES.get(status));
    body.put("status", status.value());
    body.put("detail", detail);
    body.put("message", detail);
    if (field != null) {
      body.put("field", field);
    }
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE + ";charset=UTF-8");
    response.getOutputStream().write(JSON.writeValueAsBytes(body));
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    List<JsonMappingException.Reference> steps =
        e.getPath() == null ? Collections.emptyList() : e.getPath();
    for (JsonMappingException.Reference step : steps) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }

  private static ResponseEntity<Object> object(HttpStatus status, String detail, String field) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem(status, detail, field));
  }

  private static ResponseEntity<ProblemDetail> answer(
      HttpStatus status, String detail, String field) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem(status, detail, field));
  }

  private static ProblemDetail problem(HttpStatus status, String detail, String field) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(TITLES.getOrDefault(status, "请求不正确"));
    problem.setProperty("message", detail);
    if (field != null) {
      problem.setProperty("field", field);
    }
    return problem;
  }
}
