package org.ecocase.web;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.ecocase.engine.ModelDeployments;
import org.ecocase.engine.ModelDeployments.Trial;
import org.ecocase.engine.PackageZip;
import org.ecocase.org.Actor;
import org.ecocase.rule.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** 试部署: a whole package comes as a ZIP, is tried and looked at, and then deployed as it is. */
@Controller
class TrialController {

  private static final int TITLE_LENGTH = 100;

  private final ModelDeployments deployments;
  private final ModelPages pages;

  TrialController(ModelDeployments deployments, ModelPages pages) {
    this.deployments = deployments;
    this.pages = pages;
  }

  /** A package that there may not be yet: its files tell its name. */
  @PostMapping("/models")
  ModelAndView tryOut(@RequestParam("file") MultipartFile zip) throws IOException {
    return tried(null, zip);
  }

  @PostMapping("/models/{name}/trials")
  ModelAndView tryOut(@PathVariable String name, @RequestParam("file") MultipartFile zip)
      throws IOException {
    pages.owner("部署流程");
    pages.state(name);
    return tried(name, zip);
  }

  private ModelAndView tried(String name, MultipartFile zip) throws IOException {
    Actor owner = pages.owner("部署流程");
    Trial trial = deployments.tryOut(name, owner, PackageZip.read(zip.getBytes()));
    if (trial.id() != null) {
      return new ModelAndView("redirect:/models/" + trial.name() + "/trials/" + trial.id());
    }
    ModelAndView page = new ModelAndView("trial");
    shown(trial, page.getModelMap());
    page.setStatus(trial.findings().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
    return page;
  }

  @GetMapping("/models/{name}/trials/{id}")
  String trial(@PathVariable String name, @PathVariable UUID id, CsrfToken token, ModelMap model) {
    shown(trial(name, id, pages.owner("部署流程")), model);
    model.addAttribute("token", ModelPages.shown(token));
    return "trial";
  }

  @PostMapping("/models/{name}/trials/{id}")
  String deploy(
      @PathVariable String name, @PathVariable UUID id, @RequestParam("title") String title) {
    Actor owner = pages.owner("部署流程");
    trial(name, id, owner);
    if (title.isBlank() || title.strip().length() > TITLE_LENGTH) {
      throw Refusal.invalid("title", "请写明这次改动的说明，" + TITLE_LENGTH + "字以内");
    }
    deployments.deploy(id, title.strip(), owner);
    return "redirect:/models/{name}";
  }

  private Trial trial(String name, UUID id, Actor owner) {
    Trial trial = deployments.trial(id, owner);
    if (!trial.name().equals(name)) {
      throw Refusal.notFound("没有这次试部署，或者已经过期，请重新上传");
    }
    return trial;
  }

  private void shown(Trial trial, ModelMap model) {
    model.addAttribute("name", trial.name());
    model.addAttribute("label", pages.label(trial.name()));
    model.addAttribute("fresh", trial.fresh());
    model.addAttribute("findings", trial.findings());
    model.addAttribute("changes", pages.shown(trial.changes()));
    model.addAttribute(
        "documents", trial.id() == null ? List.of() : pages.documents(trial.name(), trial.files()));
    model.addAttribute("id", trial.id() == null ? "" : trial.id().toString());
  }

  @ExceptionHandler
  ModelAndView refused(Refusal refusal) {
    return ModelPages.refused(refusal);
  }
}
