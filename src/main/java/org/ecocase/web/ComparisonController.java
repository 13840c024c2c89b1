package org.ecocase.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.discretion.Comparison;
import org.ecocase.discretion.KeptAssessments;
import org.ecocase.discretion.Standard;
import org.ecocase.discretion.Standards;
import org.ecocase.law.Fen;
import org.ecocase.org.Actor;
import org.ecocase.org.CurrentActor;
import org.ecocase.org.Role;
import org.ecocase.rule.Refusal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows process owners what a changed table does to past cases; stores nothing. */
@RestController
@RequestMapping(
    path = "/api/v1/discretion/comparisons",
    produces = MediaType.APPLICATION_JSON_VALUE)
public class ComparisonController {

  private static final int MAX_BYTES = 4_000_000;

  private final KeptAssessments kept;
  private final Standards standards;
  private final CaseFiles caseFiles;
  private final CurrentActor actor;

  ComparisonController(
      KeptAssessments kept, Standards standards, CaseFiles caseFiles, CurrentActor actor) {
    this.kept = kept;
    this.standards = standards;
    this.caseFiles = caseFiles;
    this.actor = actor;
  }

  /** What was computed then against the tables in force. */
  @GetMapping
  @Operation(
      summary = "裁量表变更的影响：办案时的结果与现行裁量表的结果",
      description = "对本机关已确认的裁量，用现行的裁量表重新计算，逐案比较并给出分布。由流程管理员使用。")
  @ApiResponse(responseCode = "200", description = "逐案的原金额、新金额和总体分布")
  @ApiResponse(responseCode = "403", description = "不是流程管理员")
  public Effect sinceThen(
      @Parameter(description = "裁量基准编号", example = "gd-2022") @RequestParam(defaultValue = "")
          String standard,
      @Parameter(description = "裁量表编号；不填的为全部", example = "2.7.1") @RequestParam(defaultValue = "")
          String table) {
    Actor owner = owner();
    check(standard, table);
    return effect(Comparison.ofKept(kept.by(standard, table, owner.agencies()), standards.all()));
  }

  /** The tables in force against a file that is not deployed yet. */
  @PostMapping
  @Operation(
      summary = "裁量表变更的影响：现行裁量表与拟部署的文件",
      description =
          "请求内容为修改后的DMN文件（文件名file与其将要替换的文件相同，例如gd2022-chapter-2.dmn）。"
              + "用现行的和修改后的裁量表分别计算本机关已确认的裁量，逐案比较；不部署、不保存。")
  @ApiResponse(responseCode = "200", description = "逐案的原金额、新金额和总体分布")
  @ApiResponse(responseCode = "400", description = "参数有误，field指明字段")
  @ApiResponse(responseCode = "403", description = "不是流程管理员")
  @ApiResponse(responseCode = "422", description = "文件中的裁量表有误，逐项说明")
  public Effect ifDeployed(
      @Parameter(description = "裁量基准编号", example = "gd-2022") @RequestParam(defaultValue = "")
          String standard,
      @Parameter(description = "裁量表编号；不填的为全部") @RequestParam(defaultValue = "") String table,
      @Parameter(description = "将要替换的文件", example = "gd2022-chapter-2.dmn")
          @RequestParam(defaultValue = "")
          String file,
      @RequestBody(required = false) byte[] dmn) {
    Actor owner = owner();
    check(standard, table);
    if (dmn == null || dmn.length == 0 || dmn.length > MAX_BYTES) {
      throw Refusal.invalid("body", "请求内容应为修改后的DMN文件");
    }
    List<Standard> then = standards.with(file, dmn);
    return effect(Comparison.of(kept.by(standard, table, owner.agencies()), standards.all(), then));
  }

  private Actor owner() {
    Actor caller = actor.get();
    if (!caller.has(Role.PROCESS_OWNER)) {
      throw Refusal.forbidden("只有流程管理员可以比较裁量表变更的影响");
    }
    return caller;
  }

  private void check(String standard, String table) {
    if (!table.isEmpty() && standards.require(standard).tables(table).isEmpty()) {
      throw Refusal.invalid("table", "该裁量基准没有编号为“" + table + "”的裁量表");
    }
    standards.require(standard);
  }

  private Effect effect(Comparison comparison) {
    var files =
        caseFiles
            .find(comparison.items().stream().map(Comparison.Item::caseId).distinct().toList())
            .stream()
            .collect(Collectors.toMap(CaseFile::id, Function.identity()));
    return new Effect(
        comparison.cases(),
        comparison.changed(),
        comparison.failed(),
        SpreadView.of(comparison.before()),
        SpreadView.of(comparison.after()),
        comparison.items().stream().map(i -> Line.of(i, files.get(i.caseId()))).toList());
  }

  /** The effect. */
  @Schema(name = "DiscretionEffect")
  public record Effect(
      @Schema(description = "比较的违法行为数") int cases,
      @Schema(description = "金额有变化的") int changed,
      @Schema(description = "不能再计算的") int failed,
      SpreadView before,
      SpreadView after,
      @Schema(description = "逐项比较，变化大的在前") List<Line> lines) {}

  /** A spread in 元. */
  @Schema(name = "DiscretionSpread")
  public record SpreadView(
      String leastYuan, String medianYuan, String mostYuan, String meanYuan, String totalYuan) {

    static SpreadView of(Comparison.Spread s) {
      return new SpreadView(
          Fen.yuan(s.least()),
          Fen.yuan(s.middle()),
          Fen.yuan(s.most()),
          Fen.yuan(s.mean()),
          Fen.yuan(s.total()));
    }
  }

  /** One violation of a case. */
  @Schema(name = "DiscretionEffectLine")
  public record Line(
      UUID caseId,
      @Schema(description = "立案号；未立案编号的为线索编号") String number,
      String violation,
      String table,
      String beforeYuan,
      String afterYuan,
      String differenceYuan,
      @Schema(description = "不能计算的原因") String note) {

    static Line of(Comparison.Item item, CaseFile file) {
      String number = file.number() == null ? file.clueNumber() : file.number();
      return new Line(
          item.caseId(),
          number,
          item.violation(),
          item.table(),
          Fen.yuan(item.before()),
          item.after() == null ? null : Fen.yuan(item.after()),
          item.after() == null ? null : Fen.yuan(item.difference()),
          item.note());
    }
  }
}
