package org.ecocase.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.ecocase.casefile.CaseAccess;
import org.ecocase.engine.CaseActions;
import org.ecocase.org.Actor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 办案动作 of a file. */
@RestController
@RequestMapping("/api/v1/cases/{id}/actions")
@Tag(name = "actions", description = "办案动作")
class ActionController {

  private final CaseActions actions;
  private final CaseAccess access;

  ActionController(CaseActions actions, CaseAccess access) {
    this.actions = actions;
    this.access = access;
  }

  @GetMapping
  @Operation(summary = "可以发起的办案动作和尚未办结的办案动作")
  Choice choice(@PathVariable UUID id) {
    Actor reader = access.reader();
    return new Choice(actions.offered(id, reader), actions.open(id, reader));
  }

  @PostMapping("/{process}")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "发起办案动作", description = "第一个环节由发起人办理；提交之前可以撤回。")
  CaseActions.Started start(@PathVariable UUID id, @PathVariable String process) {
    return actions.start(id, process, access.reader());
  }

  @DeleteMapping("/{scope}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "撤回尚未提交的办案动作")
  void withdraw(@PathVariable UUID id, @PathVariable String scope) {
    actions.withdraw(id, scope, access.reader());
  }

  /** What the reader may start, and what runs. */
  record Choice(List<CaseActions.Action> offered, List<CaseActions.Open> open) {}
}
