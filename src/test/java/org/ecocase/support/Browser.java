package org.ecocase.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/** Speaks to the running product as a browser with a session does, or as another system. */
@Component
public class Browser {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENGINE = "/camunda/api/engine/engine/default";

  /** The password of every demonstration user. */
  public static final String PASSWORD = "Ecocase-Demo-2026";

  private final ServletWebServerApplicationContext server;
  private final SessionRepository<? extends Session> sessions;
  private final Walker walker;

  public Browser(
      ServletWebServerApplicationContext server,
      SessionRepository<? extends Session> sessions,
      Walker walker) {
    this.server = server;
    this.sessions = sessions;
    this.walker = walker;
  }

  /** The browser of somebody who has signed in. */
  public User as(String user) {
    return new User(session(sessions, user));
  }

  /** The browser of somebody who has not. */
  public User anonymous() {
    return new User(null);
  }

  /** Deploys as Camunda Modeler does: multipart, with name and password. */
  public Answer modeler(String user, Map<String, byte[]> files) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    part(body, "name=\"deployment-name\"", "from a modeler".getBytes(StandardCharsets.UTF_8));
    part(body, "name=\"deployment-source\"", "Camunda Modeler".getBytes(StandardCharsets.UTF_8));
    part(body, "name=\"enable-duplicate-filtering\"", "true".getBytes(StandardCharsets.UTF_8));
    files.forEach(
        (name, content) -> part(body, "name=\"" + name + "\"; filename=\"" + name + "\"", content));
    body.writeBytes("--x--\r\n".getBytes(StandardCharsets.UTF_8));
    User modeler = anonymous();
    return modeler.send(
        modeler
            .request("/api/v1/modeler/deployment/create")
            .header("Authorization", basic(user))
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static void part(ByteArrayOutputStream body, String disposition, byte[] content) {
    body.writeBytes(
        ("--x\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  private <S extends Session> String session(SessionRepository<S> repository, String user) {
    S session = repository.createSession();
    session.setAttribute(
        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
        SignedIn.context(walker.actor(user)));
    repository.save(session);
    return Base64.getEncoder().encodeToString(session.getId().getBytes(StandardCharsets.UTF_8));
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + server.getWebServer().getPort() + path);
  }

  /** An answer. */
  public record Answer(int status, String body, HttpResponse<byte[]> response) {

    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON: " + body, e);
      }
    }

    /** What the engine's web interface tells the user. */
    public String message() {
      return json().path("message").asText();
    }

    /** What our own interface tells the caller. */
    public String detail() {
      return json().path("detail").asText();
    }
  }

  /** One browser. */
  public final class User {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
    private String forgery;

    private User(String session) {
      if (session != null) {
        HttpCookie cookie = new HttpCookie("SESSION", session);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(uri("/"), cookie);
      }
    }

    /** Opens Tasklist, whose answer brings the token against forged requests. */
    public User opened() {
      for (String app : List.of("tasklist", "welcome", "cockpit", "admin")) {
        if (forgery == null) {
          get("/camunda/app/" + app + "/default/");
          forgery =
              cookies.getCookieStore().getCookies().stream()
                  .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                  .map(HttpCookie::getValue)
                  .findFirst()
                  .orElse(null);
        }
      }
      if (forgery == null) {
        throw new AssertionError("no web application gives a token");
      }
      return this;
    }

    public Answer get(String path) {
      return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    /** A request of our own pages. */
    public Answer post(String path, String json) {
      return own("POST", path, json);
    }

    /** Any request of our own pages. */
    public Answer own(String method, String path, String json) {
      return send(
          HttpRequest.newBuilder(uri(path))
              .header("X-Ecocase-Request", "1")
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    /** A request of the engine's web applications. */
    public Answer engine(String path, String json) {
      return engine(path, "application/json", json);
    }

    public Answer engine(String path, String type, String body) {
      opened();
      return send(
          HttpRequest.newBuilder(uri(ENGINE + path))
              .header("X-XSRF-TOKEN", forgery)
              .header("Content-Type", type)
              .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Any request of the engine's web applications, its path as it is. */
    public Answer engineRequest(String method, String path, String json) {
      opened();
      return send(
          HttpRequest.newBuilder(uri(path))
              .header("X-XSRF-TOKEN", forgery)
              .header("Content-Type", "application/json")
              .method(
                  method,
                  json == null
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Hands in a task's form as Tasklist does. */
    public Answer submit(String task, Map<String, ?> values) {
      return engine("/task/" + task + "/submit-form", variables(values));
    }

    /** Hands in a start form as Tasklist does. */
    public Answer startForm(String process, Map<String, ?> values) {
      return engine("/process-definition/key/" + process + "/submit-form", variables(values));
    }

    /** Sends anything. */
    public Answer send(HttpRequest.Builder request) {
      try {
        HttpResponse<byte[]> response =
            client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(
            response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), response);
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    public HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(uri(path));
    }
  }

  /** Values as Tasklist sends them: lists as JSON, everything else by its type. */
  public static String variables(Map<String, ?> values) {
    Map<String, Object> variables = new LinkedHashMap<>();
    values.forEach((key, value) -> variables.put(key, variable(value)));
    return json(Map.of("variables", variables));
  }

  private static Map<String, Object> variable(Object value) {
    Map<String, Object> variable = new LinkedHashMap<>();
    if (value instanceof java.util.Collection<?> || value instanceof Map<?, ?>) {
      variable.put("value", json(value));
      variable.put("type", "Json");
    } else {
      variable.put("value", value);
    }
    return variable;
  }

  public static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** Credentials of a demonstration user for HTTP Basic. */
  public static String basic(String user) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
  }
}
