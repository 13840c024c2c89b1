package org.ecocase.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.deadline.Lamp;
import org.ecocase.flow.FlowProfiles;
import org.ecocase.oversight.CaseOversight;
import org.ecocase.oversight.FinishedCase;
import org.ecocase.oversight.Oversight;
import org.ecocase.oversight.OversightFilter;
import org.ecocase.oversight.Overview;
import org.ecocase.oversight.Page;
import org.ecocase.oversight.TermRow;
import org.ecocase.oversight.Urging;
import org.ecocase.oversight.Urgings;
import org.ecocase.rule.Refusal;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 超期督办 for leaders; who sees how much is decided by {@link Oversight}. */
@RestController
@RequestMapping("/api/v1/oversight")
@Tag(name = "oversight", description = "超期督办")
@JsonInclude
class OversightController {

  private static final int MOST = 200;
  private static final int MOST_OFFSET = Page.MOST;

  private final Oversight oversight;
  private final Urgings urgings;
  private final OversightExport export;
  private final FlowProfiles profiles;
  private final Clock clock;

  OversightController(
      Oversight oversight,
      Urgings urgings,
      OversightExport export,
      FlowProfiles profiles,
      Clock clock) {
    this.profiles = profiles;
    this.oversight = oversight;
    this.urgings = urgings;
    this.export = export;
    this.clock = clock;
  }

  @GetMapping("/glance")
  @Operation(summary = "各状态灯的案件数")
  Map<Lamp, Long> glance() {
    return oversight.glance();
  }

  @GetMapping("/overview")
  @Operation(summary = "各维度的期限数和近十二周趋势")
  Overview overview(@RequestParam Map<String, String> asked) {
    return oversight.overview(filter(asked));
  }

  @GetMapping("/terms")
  @Operation(summary = "正在计算的期限，最紧急的在前")
  Page<TermView> terms(@RequestParam Map<String, String> asked) {
    Page<TermRow> page = oversight.terms(filter(asked), limit(asked), offset(asked));
    return new Page<>(page.items().stream().map(this::view).toList(), page.total(), page.capped());
  }

  @GetMapping("/finished")
  @Operation(summary = "已办结案件，最近办结的在前")
  Page<FinishedView> finished(@RequestParam Map<String, String> asked) {
    Page<FinishedCase> page = oversight.finished(filter(asked), limit(asked), offset(asked));
    return new Page<>(page.items().stream().map(this::view).toList(), page.total(), page.capped());
  }

  @GetMapping("/cases/{id}")
  @Operation(summary = "一个案件的期限、流程、催办和提醒")
  CaseSupervision ofCase(@PathVariable UUID id) {
    CaseOversight found = oversight.ofCase(id);
    return new CaseSupervision(
        id,
        found.terms().stream().map(this::view).toList(),
        found.instances(),
        found.urgings(),
        found.reminders(),
        found.mayUrge());
  }

  @PostMapping("/urgings")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "催办一个正在计算的期限，承办人应当答复")
  Urging urge(@RequestBody UrgingOrder order) {
    if (order.caseId() == null || order.clockId() == null) {
      throw Refusal.invalid(order.caseId() == null ? "caseId" : "clockId", "请指明要催办的期限");
    }
    return urgings.urge(order.caseId(), order.clockId(), order.instruction());
  }

  @GetMapping("/exports/{name}")
  @Operation(summary = "导出列表", description = "terms.csv、terms.xlsx、finished.csv、finished.xlsx")
  ResponseEntity<byte[]> export(
      @PathVariable String name, @RequestParam Map<String, String> asked) {
    OversightFilter filter = filter(asked);
    OversightExport.Sheet sheet =
        switch (name.split("\\.", 2)[0]) {
          case "terms" -> export.terms(filter);
          case "finished" -> export.finished(filter);
          default -> throw Refusal.notFound("没有这种导出");
        };
    String label = sheet.name() + LocalDate.now(clock);
    return name.endsWith(".csv")
        ? file(label + ".csv", "text/csv;charset=UTF-8", Csv.write(sheet))
        : name.endsWith(".xlsx")
            ? file(label + ".xlsx", Excel.TYPE, Excel.write(sheet))
            : missing();
  }

  private static ResponseEntity<byte[]> missing() {
    throw Refusal.notFound("没有这种导出");
  }

  private static ResponseEntity<byte[]> file(String name, String type, byte[] content) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString())
        .header(HttpHeaders.CONTENT_TYPE, type)
        .body(content);
  }

  private OversightFilter filter(Map<String, String> asked) {
    return new OversightFilter(
        choice(asked, "lamp", Lamp.class),
        text(asked, "agency"),
        profiles.asked("stage", text(asked, "stage")),
        asked.get("unit"),
        asked.get("officer"),
        text(asked, "source"),
        text(asked, "term"),
        text(asked, "q"),
        null);
  }

  private static String text(Map<String, String> asked, String name) {
    String value = asked.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static <E extends Enum<E>> E choice(
      Map<String, String> asked, String name, Class<E> type) {
    String value = text(asked, name);
    if (value == null) {
      return null;
    }
    try {
      return Enum.valueOf(type, value);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(name, "“" + name + "”的值不正确");
    }
  }

  private static int limit(Map<String, String> asked) {
    return number(asked, "limit", 50, 1, MOST);
  }

  private static int offset(Map<String, String> asked) {
    return number(asked, "offset", 0, 0, MOST_OFFSET);
  }

  private static int number(
      Map<String, String> asked, String name, int otherwise, int least, int most) {
    String value = text(asked, name);
    if (value == null) {
      return otherwise;
    }
    if (!value.matches("\\d{1,6}")
        || Integer.parseInt(value) < least
        || Integer.parseInt(value) > most) {
      throw Refusal.invalid(name, name + "应在" + least + "到" + most + "之间");
    }
    return Integer.parseInt(value);
  }

  private TermView view(TermRow row) {
    return new TermView(
        row,
        oversight.agencyName(row.agency()),
        row.stage().label(),
        oversight.sourceLabel(row.source()),
        row.lamp().label());
  }

  private FinishedView view(FinishedCase row) {
    return new FinishedView(
        row,
        oversight.agencyName(row.agency()),
        row.stage().label(),
        oversight.sourceLabel(row.source()),
        row.termsLate() > 0 ? "超期办结" : "按期办结");
  }

  record TermView(
      @JsonUnwrapped TermRow row,
      String agencyName,
      String stageLabel,
      String sourceLabel,
      String lampLabel) {}

  record FinishedView(
      @JsonUnwrapped FinishedCase row,
      String agencyName,
      String stageLabel,
      String sourceLabel,
      String outcome) {}

  record CaseSupervision(
      UUID caseId,
      List<TermView> terms,
      List<CaseOversight.Instance> instances,
      List<Urging> urgings,
      List<CaseOversight.Reminder> reminders,
      boolean mayUrge) {}

  /** What a leader sends. */
  record UrgingOrder(UUID caseId, UUID clockId, String instruction) {}
}
