package org.ecocase.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ecocase.engine.Catalogue;
import org.ecocase.engine.ModelDeployments;
import org.ecocase.engine.ModelPackages;
import org.ecocase.engine.ModelPackages.Version;
import org.ecocase.engine.PackageMigrations;
import org.ecocase.engine.PackageMigrations.Running;
import org.ecocase.engine.PackageZip;
import org.ecocase.org.Actor;
import org.ecocase.rule.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * 流程版本: what is in force of every package, since when and by whom, what is wrong with it, and what
 * each version before it was.
 */
@Controller
class ModelsController {

  /** Where Modeler looks for element templates beside the files that it opens. */
  private static final String TEMPLATES = ".camunda/element-templates/ecocase.json";

  private final ModelPackages packages;
  private final Catalogue catalogue;
  private final ModelDeployments deployments;
  private final PackageMigrations migrations;
  private final ModelPages pages;

  ModelsController(
      ModelPackages packages,
      Catalogue catalogue,
      ModelDeployments deployments,
      PackageMigrations migrations,
      ModelPages pages) {
    this.packages = packages;
    this.catalogue = catalogue;
    this.deployments = deployments;
    this.migrations = migrations;
    this.pages = pages;
  }

  @GetMapping("/models")
  String all(CsrfToken token, Model model) {
    Actor reader = pages.reader();
    model.addAttribute("packages", packages.all().stream().map(pages::shown).toList());
    model.addAttribute("owner", ModelPages.owns(reader));
    model.addAttribute("token", ModelPages.shown(token));
    return "models";
  }

  @GetMapping("/models/{name}")
  String one(@PathVariable String name, CsrfToken token, Model model) {
    Actor reader = pages.reader();
    model.addAttribute("package", pages.shown(pages.state(name)));
    model.addAttribute("changes", pages.shown(packages.changes(name)));
    model.addAttribute("versions", versions(name));
    model.addAttribute("documents", pages.documents(name, packages.files(name)));
    model.addAttribute("running", migrations.running(name).stream().map(this::shown).toList());
    model.addAttribute("owner", ModelPages.owns(reader));
    model.addAttribute("token", ModelPages.shown(token));
    return "model";
  }

  /** The newest first, counted from the oldest. */
  private List<Map<String, Object>> versions(String name) {
    List<Version> all = packages.versions(name);
    List<Map<String, Object>> shown = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Version version = all.get(i);
      shown.add(
          Map.of(
              "id", Long.toString(version.id()),
              "number", Integer.toString(all.size() - i),
              "title", version.title(),
              "by", pages.person(version.by()),
              "at", pages.moment(version.at())));
    }
    return shown;
  }

  private Map<String, Object> shown(Running running) {
    return Map.of(
        "number", Integer.toString(running.number()),
        "runs", Integer.toString(running.runs()),
        "inForce", running.inForce());
  }

  /** What a version changed. */
  @GetMapping("/models/{name}/versions/{id:[0-9]{1,18}}")
  String version(@PathVariable String name, @PathVariable long id, Model model) {
    pages.reader();
    model.addAttribute("package", pages.shown(pages.state(name)));
    model.addAttribute("changes", pages.shown(packages.changes(name, id)));
    model.addAttribute(
        "version",
        versions(name).stream()
            .filter(version -> version.get("id").equals(Long.toString(id)))
            .findFirst()
            .orElseThrow());
    return "version";
  }

  @GetMapping("/models/{name}/versions/{id:[0-9]{1,18}}/files.zip")
  ResponseEntity<byte[]> files(@PathVariable String name, @PathVariable long id) {
    pages.reader();
    pages.state(name);
    return ModelPages.zip(name, PackageZip.write(packages.files(name, id)));
  }

  /** The files in force, as a process owner opens them in Modeler, with its element templates. */
  @GetMapping("/models/{name}/files.zip")
  ResponseEntity<byte[]> files(@PathVariable String name) {
    pages.reader();
    pages.state(name);
    Map<String, byte[]> files = new TreeMap<>(packages.files(name));
    files.put(TEMPLATES, catalogue.elementTemplates().getBytes(StandardCharsets.UTF_8));
    return ModelPages.zip(name, PackageZip.write(files));
  }

  @PostMapping("/models/{name}")
  String useShipped(@PathVariable String name) {
    Actor owner = pages.owner("改用系统版本");
    pages.state(name);
    deployments.useShipped(name, owner);
    return "redirect:/models/{name}";
  }

  @ExceptionHandler
  ModelAndView refused(Refusal refusal) {
    return ModelPages.refused(refusal);
  }
}
