package org.ecocase.web;

import java.util.List;
import java.util.Map;
import org.ecocase.engine.PackageMigrations;
import org.ecocase.engine.PackageMigrations.Move;
import org.ecocase.engine.PackageMigrations.Moves;
import org.ecocase.org.Actor;
import org.ecocase.rule.Refusal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 迁移: what runs on earlier versions moves to the one in force, after the owner has seen which. */
@Controller
class MigrationController {

  private static final String ACT = "迁移正在办理的流程";

  private final PackageMigrations migrations;
  private final ModelPages pages;

  MigrationController(PackageMigrations migrations, ModelPages pages) {
    this.migrations = migrations;
    this.pages = pages;
  }

  @GetMapping("/models/{name}/migration")
  String tryOut(@PathVariable String name, CsrfToken token, Model model) {
    Actor owner = pages.owner(ACT);
    model.addAttribute("done", false);
    return shown(name, migrations.tryOut(name, owner), token, model);
  }

  @PostMapping("/models/{name}/migration")
  String move(
      @PathVariable String name, @RequestParam("to") long to, CsrfToken token, Model model) {
    Actor owner = pages.owner(ACT);
    model.addAttribute("done", true);
    return shown(name, migrations.move(name, to, owner), token, model);
  }

  private String shown(String name, Moves moves, CsrfToken token, Model model) {
    model.addAttribute("package", pages.shown(pages.state(name)));
    model.addAttribute("to", Long.toString(moves.to()));
    model.addAttribute("number", Integer.toString(moves.number()));
    model.addAttribute("able", shown(moves, true));
    model.addAttribute("unable", shown(moves, false));
    model.addAttribute("token", ModelPages.shown(token));
    return "migration";
  }

  private static List<Map<String, Object>> shown(Moves moves, boolean able) {
    return moves.moves().stream()
        .filter(move -> move.obstacles().isEmpty() == able)
        .map(MigrationController::shown)
        .toList();
  }

  private static Map<String, Object> shown(Move move) {
    return Map.of(
        "file", move.file(),
        "flow", move.flow(),
        "from", Integer.toString(move.from()),
        "at", move.at(),
        "obstacles", move.obstacles());
  }

  @ExceptionHandler
  ModelAndView refused(Refusal refusal) {
    return ModelPages.refused(refusal);
  }
}
