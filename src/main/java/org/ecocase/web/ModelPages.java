package org.ecocase.web;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ecocase.document.Previews;
import org.ecocase.engine.ModelPackages;
import org.ecocase.engine.ModelPackages.Change;
import org.ecocase.engine.ModelPackages.Shipped;
import org.ecocase.engine.ModelPackages.State;
import org.ecocase.flow.FlowProfile;
import org.ecocase.flow.FlowProfiles;
import org.ecocase.org.Actor;
import org.ecocase.org.CurrentActor;
import org.ecocase.org.Directory;
import org.ecocase.org.Officer;
import org.ecocase.org.Role;
import org.ecocase.rule.Refusal;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Who may see the pages of the packages, and how they show what they show. */
@Component
class ModelPages {

  /** Whoever looks at Cockpit looks at this as well. */
  private static final Role[] READERS = {
    Role.PROCESS_OWNER,
    Role.ADMIN,
    Role.LEADERSHIP,
    Role.DISCIPLINE,
    Role.AGENCY_HEAD,
    Role.UNIT_HEAD
  };

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
  private static final Map<Shipped, String> SHIPPED =
      Map.of(
          Shipped.SAME, "与系统版本相同",
          Shipped.OTHER, "与系统版本不同",
          Shipped.NONE, "系统没有提供");
  private static final Map<Change.Kind, String> KINDS =
      Map.of(
          Change.Kind.ADDED, "增加",
          Change.Kind.REMOVED, "删除",
          Change.Kind.CHANGED, "修改");

  private final ModelPackages packages;
  private final FlowProfiles profiles;
  private final Previews previews;
  private final CurrentActor actor;
  private final Directory directory;
  private final Clock clock;

  ModelPages(
      ModelPackages packages,
      FlowProfiles profiles,
      Previews previews,
      CurrentActor actor,
      Directory directory,
      Clock clock) {
    this.packages = packages;
    this.profiles = profiles;
    this.previews = previews;
    this.actor = actor;
    this.directory = directory;
    this.clock = clock;
  }

  Actor reader() {
    Actor reader = actor.get();
    if (!reader.has(READERS)) {
      throw Refusal.forbidden("您没有查看流程版本的权限");
    }
    return reader;
  }

  /** Whoever may do something, and not look only. */
  Actor owner(String what) {
    Actor owner = reader();
    if (!owns(owner)) {
      throw Refusal.forbidden("只有流程管理员和系统管理员可以" + what);
    }
    return owner;
  }

  static boolean owns(Actor reader) {
    return reader.has(Role.PROCESS_OWNER, Role.ADMIN);
  }

  State state(String name) {
    return packages.find(name).orElseThrow(() -> Refusal.notFound("没有这个流程包"));
  }

  String label(String name) {
    return profiles.of(name).map(FlowProfile::label).orElse(name);
  }

  Map<String, Object> shown(State state) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", state.name());
    shown.put("label", label(state.name()));
    shown.put("title", state.title());
    shown.put("by", person(state.by()));
    shown.put("at", moment(state.at()));
    shown.put("files", state.files());
    shown.put("shipped", SHIPPED.get(state.shipped()));
    shown.put("findings", state.findings());
    shown.put("barred", state.barred());
    return shown;
  }

  /** The documents of a package, as an owner opens them. */
  List<Map<String, String>> documents(String name, Map<String, byte[]> files) {
    return previews.of(name, files).stream()
        .map(template -> Map.of("key", template.key(), "name", template.name()))
        .toList();
  }

  List<Map<String, Object>> shown(List<Change> changes) {
    return changes.stream().map(ModelPages::shown).toList();
  }

  private static Map<String, Object> shown(Change change) {
    List<Map<String, String>> lines =
        change.lines().stream().map(line -> Map.of("kind", kind(line), "text", line)).toList();
    return Map.of(
        "file", change.file(),
        "kind", KINDS.get(change.kind()),
        "told", change.told(),
        "lines", lines);
  }

  private static String kind(String line) {
    return line.startsWith("@@")
        ? "at"
        : line.startsWith("+") ? "in" : line.startsWith("-") ? "out" : "same";
  }

  /** The product itself deploys under no name. */
  String person(String user) {
    return user == null ? "系统" : directory.officer(user).map(Officer::name).orElse(user);
  }

  String moment(Instant at) {
    return MOMENT.format(at.atZone(clock.getZone()));
  }

  static Map<String, String> shown(CsrfToken token) {
    return Map.of("name", token.getParameterName(), "value", token.getToken());
  }

  static ResponseEntity<byte[]> zip(String name, byte[] content) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/zip"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name + ".zip").build().toString())
        .body(content);
  }

  static ModelAndView refused(Refusal refusal) {
    HttpStatus status = HttpStatus.valueOf(refusal.kind().status());
    ModelAndView page = new ModelAndView("refused", "message", refusal.getMessage());
    page.setStatus(status);
    return page;
  }
}
