package org.ecocase.web;

import java.nio.charset.StandardCharsets;
import org.ecocase.engine.Catalogue;
import org.ecocase.engine.Catalogue.Flow;
import org.ecocase.engine.Catalogue.Process;
import org.ecocase.rule.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** 流程目录: whoever works here may learn how everything goes that is in force. */
@Controller
class CatalogueController {

  private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);

  private final Catalogue catalogue;

  CatalogueController(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GetMapping("/catalogue")
  String all(Model model) {
    model.addAttribute("flows", catalogue.flows());
    return "catalogue";
  }

  @GetMapping("/catalogue/{process}")
  String one(@PathVariable String process, Model model) {
    Flow flow = flow(process);
    model.addAttribute("flow", flow);
    model.addAttribute("process", process(flow, process));
    model.addAttribute("legend", Catalogue.LEGEND);
    return "process";
  }

  /** The picture by itself, so that a browser can show it as large as one likes. */
  @GetMapping("/catalogue/{process}/picture.svg")
  ResponseEntity<byte[]> picture(@PathVariable String process) {
    String picture = process(flow(process), process).picture();
    return ResponseEntity.ok().contentType(SVG).body(picture.getBytes(StandardCharsets.UTF_8));
  }

  @ExceptionHandler
  ModelAndView refused(Refusal refusal) {
    ModelAndView page = new ModelAndView("refused", "message", refusal.getMessage());
    page.setStatus(HttpStatus.valueOf(refusal.kind().status()));
    return page;
  }

  private Flow flow(String process) {
    return catalogue.of(process).orElseThrow(() -> Refusal.notFound("没有这个流程"));
  }

  private static Process process(Flow flow, String key) {
    return flow.processes().stream()
        .filter(process -> process.key().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
