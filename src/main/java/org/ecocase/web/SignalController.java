package org.ecocase.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.ecocase.clue.ClueIntake;
import org.ecocase.clue.Receipt;
import org.ecocase.clue.Signal;
import org.ecocase.org.Actor;
import org.ecocase.org.CurrentActor;
import org.ecocase.org.Role;
import org.ecocase.rule.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signals from other systems become clues. */
@RestController
@RequestMapping("/api/v1/signals")
@Tag(name = "signals", description = "线索接入")
class SignalController {

  private final ClueIntake intake;
  private final CurrentActor actor;

  SignalController(ClueIntake intake, CurrentActor actor) {
    this.intake = intake;
    this.actor = actor;
  }

  @PostMapping
  @Operation(summary = "接收一条线索", description = "按 source 与 sourceId 幂等：首次 201，重复提交返回 200 与同样的结果。")
  @ApiResponse(responseCode = "201", description = "已登记为线索")
  @ApiResponse(responseCode = "200", description = "此前已登记")
  @ApiResponse(responseCode = "400", description = "来源、机关未知，或内容不正确（field 指明字段）")
  ResponseEntity<SignalReceipt> receive(@RequestBody SignalRequest request) {
    Actor caller = actor.get();
    if (!caller.has(Role.INTEGRATION, Role.DISPATCHER, Role.CLERK)) {
      throw Refusal.forbidden("只有对接系统、线索调度员和内勤可以报送线索");
    }
    Signal signal = request.signal();
    Receipt receipt = intake.receive(signal, caller);
    return ResponseEntity.status(receipt.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(new SignalReceipt(receipt.clueId(), receipt.clueNumber(), receipt.duplicateOf()));
  }

  record SignalRequest(
      String source,
      String sourceId,
      Signal.Type type,
      String agency,
      OffsetDateTime receivedAt,
      Signal.Subject subject,
      String content,
      ReporterRequest reporter,
      List<MeasurementRequest> measurements) {

    Signal signal() {
      return new Signal(
          source,
          sourceId,
          type,
          agency,
          instant(receivedAt),
          subject,
          content,
          reporter == null ? null : reporter.reporter(),
          measurements == null
              ? null
              : measurements.stream().map(m -> m == null ? null : m.measurement()).toList());
    }
  }

  record ReporterRequest(String name, String phone, Boolean realName) {

    Signal.Reporter reporter() {
      return new Signal.Reporter(name, phone, Boolean.TRUE.equals(realName));
    }
  }

  record MeasurementRequest(
      String factor,
      java.math.BigDecimal value,
      java.math.BigDecimal limit,
      String unit,
      OffsetDateTime at) {

    Signal.Measurement measurement() {
      return new Signal.Measurement(factor, value, limit, unit, instant(at));
    }
  }

  @JsonInclude
  record SignalReceipt(UUID clueId, String clueNumber, UUID duplicateOf) {}

  private static Instant instant(OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
