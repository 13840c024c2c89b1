package org.ecocase.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ecocase.engine.Catalogue;
import org.ecocase.engine.ModelDeployments;
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
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** 流程版本: what is in force of every package, since when and by whom, and what is wrong with it. */
@Controller
class ModelsController {

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

  /** Where Modeler looks for element templates beside the files that it opens. */
  private static final String TEMPLATES = ".camunda/element-templates/ecocase.json";

  private final ModelPackages packages;
  private final Catalogue catalogue;
  private final FlowProfiles profiles;
  private final ModelDeployments deployments;
  private final CurrentActor actor;
  private final Directory directory;
  private final Clock clock;

  ModelsController(
      ModelPackages packages,
      Catalogue catalogue,
      FlowProfiles profiles,
      ModelDeployments deployments,
      CurrentActor actor,
      Directory directory,
      Clock clock) {
    this.packages = packages;
    this.catalogue = catalogue;
    this.profiles = profiles;
    this.deployments = deployments;
    this.actor = actor;
    this.directory = directory;
    this.clock = clock;
  }

  @GetMapping("/models")
  String all(Model model) {
    reader();
    model.addAttribute("packages", packages.all().stream().map(this::shown).toList());
    return "models";
  }

  @GetMapping("/models/{name}")
  String one(@PathVariable String name, CsrfToken token, Model model) {
    Actor reader = reader();
    State state = packages.find(name).orElseThrow(() -> Refusal.notFound("没有这个流程包"));
    model.addAttribute("package", shown(state));
    model.addAttribute("changes", packages.changes(name).stream().map(this::shown).toList());
    model.addAttribute("owner", owns(reader));
    model.addAttribute(
        "token", Map.of("name", token.getParameterName(), "value", token.getToken()));
    return "model";
  }

  /** The files in force, as a process owner opens them in Modeler, with its element templates. */
  @GetMapping("/models/{name}/files.zip")
  ResponseEntity<byte[]> files(@PathVariable String name) throws IOException {
    reader();
    packages.find(name).orElseThrow(() -> Refusal.notFound("没有这个流程包"));
    Map<String, byte[]> files = new TreeMap<>(packages.files(name));
    files.put(TEMPLATES, catalogue.elementTemplates().getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/zip"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name + ".zip").build().toString())
        .body(out.toByteArray());
  }

  @PostMapping("/models/{name}")
  String useShipped(@PathVariable String name) {
    Actor owner = reader();
    if (!owns(owner)) {
      throw Refusal.forbidden("只有流程管理员和系统管理员可以改用系统版本");
    }
    packages.find(name).orElseThrow(() -> Refusal.notFound("没有这个流程包"));
    deployments.useShipped(name, owner);
    return "redirect:/models/{name}";
  }

  @ExceptionHandler
  ModelAndView refused(Refusal refusal) {
    HttpStatus status = HttpStatus.valueOf(refusal.kind().status());
    ModelAndView page = new ModelAndView("refused", "message", refusal.getMessage());
    page.setStatus(status);
    return page;
  }

  private Actor reader() {
    Actor reader = actor.get();
    if (!reader.has(READERS)) {
      throw Refusal.forbidden("您没有查看流程版本的权限");
    }
    return reader;
  }

  private static boolean owns(Actor reader) {
    return reader.has(Role.PROCESS_OWNER, Role.ADMIN);
  }

  private Map<String, Object> shown(State state) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("name", state.name());
    shown.put("label", profiles.of(state.name()).map(FlowProfile::label).orElse(state.name()));
    shown.put("title", state.title());
    shown.put("by", state.by() == null ? "系统" : name(state.by()));
    shown.put("at", moment(state.at()));
    shown.put("files", state.files());
    shown.put("shipped", SHIPPED.get(state.shipped()));
    shown.put("findings", state.findings());
    shown.put("barred", state.barred());
    return shown;
  }

  private Map<String, Object> shown(Change change) {
    List<Map<String, String>> lines =
        change.lines().stream().map(line -> Map.of("kind", kind(line), "text", line)).toList();
    return Map.of("file", change.file(), "kind", KINDS.get(change.kind()), "lines", lines);
  }

  private static String kind(String line) {
    return line.startsWith("@@")
        ? "at"
        : line.startsWith("+") ? "in" : line.startsWith("-") ? "out" : "same";
  }

  private String name(String user) {
    return directory.officer(user).map(Officer::name).orElse(user);
  }

  private String moment(Instant at) {
    return MOMENT.format(at.atZone(clock.getZone()));
  }
}
