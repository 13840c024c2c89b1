package org.ecocase.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.ecocase.clue.Reporters;
import org.ecocase.clue.Signal;
import org.ecocase.rule.Refusal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reading who reported: a POST, because each reading is an act that is recorded. */
@RestController
@RequestMapping("/api/v1/cases/{id}/reporter-readings")
@Tag(name = "reporter", description = "举报人信息")
class ReporterController {

  private final Reporters reporters;

  ReporterController(Reporters reporters) {
    this.reporters = reporters;
  }

  @PostMapping
  @Operation(summary = "查阅举报人信息", description = "只有线索调度员和纪检监察人员可以查阅；每次查阅都记入全过程记录。")
  Signal.Reporter read(@PathVariable UUID id, @RequestBody Reading reading) {
    return reporters.reveal(id, reading.reason()).orElseThrow(() -> Refusal.notFound("该线索没有举报人信息"));
  }

  record Reading(String reason) {}
}
