package org.ecocase.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ecocase.deadline.Due;
import org.ecocase.law.Candidate;
import org.ecocase.law.Detention;
import org.ecocase.law.Duties;
import org.ecocase.law.Fen;
import org.ecocase.law.FineRange;
import org.ecocase.law.LawAnswer;
import org.ecocase.law.LawBook;
import org.ecocase.law.LawChoice;
import org.ecocase.law.LawQuestion;
import org.ecocase.law.LawRegister;
import org.ecocase.law.ProcedureDuties;
import org.ecocase.law.Provision;
import org.ecocase.law.Replacement;
import org.ecocase.law.Violation;
import org.ecocase.rule.Refuse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says which article applies to an act on a day, with the reasons; stores nothing. */
@RestController
@RequestMapping(path = "/api/v1/law", produces = MediaType.APPLICATION_JSON_VALUE)
public class LawController {

  private final LawRegister register;
  private final ProcedureDuties duties;
  private final Clock clock;

  public LawController(LawRegister register, ProcedureDuties duties, Clock clock) {
    this.register = register;
    this.duties = duties;
    this.clock = clock;
  }

  /**
   * The law that applies.
   *
   * @param body a {@link Question} as JSON; read by hand so that every fault is told in Chinese
   *     with its field
   */
  @PostMapping("/applicable")
  @Operation(summary = "查询适用的法律条文", description = "按违法行为日期、决定日期给出适用的处罚条文、罚款幅度、新旧法比较、追责期限和程序义务。")
  @ApiResponse(responseCode = "200", description = "适用的条文和理由")
  @ApiResponse(responseCode = "400", description = "输入有误，field指明字段")
  public Answer applicable(
      @RequestBody(
              content =
                  @Content(
                      schema = @Schema(implementation = Question.class),
                      examples =
                          @ExampleObject(
                              """
                              {"violation":"EIA-CONSTRUCTION","actFrom":"2025-08-16","actTo":"2025-10-27",
                               "foundOn":"2025-10-27","decisionDate":"2026-09-01","circumstance":"FORM",
                               "investmentYuan":1275000,"province":"河南","proposedYuan":30000}
                              """)))
          @org.springframework.web.bind.annotation.RequestBody(required = false)
          byte[] body) {
    JsonInput in = JsonInput.read(body);
    String version = in.text("version", "法律库版本");
    LawBook book = version.isEmpty() ? register.current() : register.version(version);
    LocalDate today = LocalDate.ofInstant(clock.instant(), Due.ZONE);
    LawQuestion question = LawInput.read(in, book, today);
    LawAnswer answer = LawChoice.choose(book, question);
    Candidate applied = answer.applied();
    return Answer.of(
        answer,
        LawInput.alternatives(in, book, question),
        duties.of(
            new ProcedureDuties.Question(
                question.province(),
                question.subject(),
                question.decidedOn(),
                fine(question, applied),
                0,
                false,
                applied == null ? Map.of() : applied.provision().penalties(question.subject()))));
  }

  /** The proposed fine; without one what the provision allows, or null when that is not known. */
  private static FineRange fine(LawQuestion question, Candidate applied) {
    if (question.proposed() != null) {
      return new FineRange(question.proposed(), question.proposed());
    }
    if (applied == null || applied.range() == null) {
      return null;
    }
    return applied.provision().counted(question.subject())
        ? new FineRange(applied.range().min(), null)
        : applied.range();
  }

  /** The register in force: what may be asked for. */
  @GetMapping("/violations")
  @Operation(summary = "执法事项清单", description = "现行法律库的执法事项、处罚条文、有效期和幅度")
  public Register violations() {
    LawBook book = register.current();
    return new Register(
        book.version(),
        book.source(),
        book.violations().stream().map(Matter::of).toList(),
        book.replacements(),
        book.detentions());
  }

  /** What is asked; serves the description of the interface. */
  @Schema(name = "LawQuestion")
  record Question(
      @Schema(description = "执法事项编码；与article至少填写一项", example = "AIR-EXCEED") String violation,
      @Schema(description = "处罚依据", example = "大气污染防治法第九十九条第二项") String article,
      @Schema(description = "违法行为日期（一日）", example = "2025-10-27") String actDate,
      @Schema(description = "违法行为开始的日期") String actFrom,
      @Schema(description = "违法行为终了的日期") String actTo,
      @Schema(description = "违法行为仍在继续") Boolean continuing,
      @Schema(description = "发现日期") String foundOn,
      @Schema(description = "决定日期；不填的为今日") String decisionDate,
      @Schema(
              description = "当事人类型：单位、个人、直接责任人员；不填的为单位",
              allowableValues = {"ORGANISATION", "INDIVIDUAL", "RESPONSIBLE"})
          String partyType,
      @Schema(description = "分情形规定罚款的条文的情形代码", example = "CORRECTED") String circumstance,
      @Schema(
              description = "危害后果：涉及公民生命健康安全、造成环境污染或者生态破坏",
              allowableValues = {"LIFE_HEALTH", "POLLUTION"})
          String harm,
      @Schema(description = "机关所在省份，简称或者全称，用于地方听证标准", example = "重庆") String province,
      @Schema(description = "当事人持有排污许可证") Boolean permitHolder,
      @Schema(description = "所引违反条款，用于核对") String citedBreach,
      @Schema(description = "所引处罚依据，用于核对") String citedBasis,
      @Schema(description = "拟罚款金额，元") BigDecimal proposedYuan,
      @Schema(description = "建设项目总投资额，元") BigDecimal investmentYuan,
      @Schema(description = "所需处置费用，元") BigDecimal disposalCostYuan,
      @Schema(description = "违法所得，元；没有的填0") BigDecimal illegalGainsYuan,
      @Schema(description = "所收费用，元") BigDecimal feeYuan,
      @Schema(description = "直接经济损失，元") BigDecimal directLossYuan,
      @Schema(description = "货值金额，元") BigDecimal goodsValueYuan,
      @Schema(description = "应缴纳排污费，元（2018年以前）") BigDecimal pollutionChargeYuan,
      @Schema(description = "工程合同价款，元") BigDecimal contractPriceYuan,
      @Schema(description = "上一年度从本单位取得的收入，元") BigDecimal annualIncomeYuan,
      @Schema(description = "法律库版本；不填的为现行版本") String version) {}

  /**
   * The answer.
   *
   * @param registerVersion the version of the register
   * @param punishable whether the act may still be punished as far as the time bar goes
   * @param timeBar why not, or null
   * @param lastDay the last day on which it could be found in time, or null
   * @param applied the provision that applies, or null
   * @param cited the provision cited as the basis, or null
   * @param considered all provisions considered
   * @param dailyFineArticle the article of the fine by day, or empty
   * @param duties the duties of procedure
   * @param breaches contradictions in what was cited or proposed
   * @param confirmations what a person must confirm
   * @param reasons the reasoning in order
   */
  @Schema(name = "LawAnswer")
  public record Answer(
      String registerVersion,
      boolean punishable,
      Barred timeBar,
      LocalDate lastDay,
      Article applied,
      Article cited,
      List<Article> considered,
      String dailyFineArticle,
      Duties duties,
      List<String> breaches,
      List<String> confirmations,
      List<String> reasons) {

    static Answer of(LawAnswer answer, List<String> alternatives, Duties duties) {
      Barred barred =
          answer.timeBar() instanceof Refuse refuse
              ? new Barred(refuse.reason(), refuse.article())
              : null;
      return new Answer(
          answer.version(),
          barred == null,
          barred,
          answer.lastDay(),
          answer.applied() == null ? null : Article.of(answer.applied()),
          answer.cited() == null ? null : Article.of(answer.cited()),
          answer.considered().stream().map(Article::of).toList(),
          answer.dailyFine(),
          duties,
          answer.breaches(),
          Stream.concat(answer.confirmations().stream(), alternatives.stream()).toList(),
          answer.reasons());
    }
  }

  /** Why an act may not be punished any more. */
  @Schema(name = "LawTimeBar")
  public record Barred(String reason, String article) {}

  /** A provision with what it allows in the case. */
  @Schema(name = "LawArticle")
  public record Article(
      String id,
      String statute,
      String breach,
      String basis,
      LocalDate validFrom,
      LocalDate validTo,
      String time,
      String fine,
      Span range,
      List<String> orders,
      List<String> may,
      @Schema(description = "该条规定与罚款并处的其他处罚种类") List<Kind> penalties,
      boolean optional,
      String detention,
      String note,
      String trust,
      String reason) {

    static Article of(Candidate candidate) {
      Provision p = candidate.provision();
      return new Article(
          p.id(),
          p.statute().title(),
          p.breachArticle(),
          p.article(),
          p.from(),
          p.to(),
          candidate.time().label(),
          candidate.fines(),
          Span.of(candidate.range()),
          p.orders(),
          p.may(),
          Kind.of(p),
          p.optional(),
          p.detention(),
          p.note(),
          p.trust(),
          candidate.reason());
    }
  }

  /** A kind of penalty. */
  @Schema(name = "LawPenalty")
  public record Kind(
      @Schema(example = "BAR_LICENCE") String code,
      @Schema(example = "一定时期内不得申请行政许可") String label) {

    static List<Kind> of(Provision provision) {
      return provision.penalties().stream().map(k -> new Kind(k.name(), k.label())).toList();
    }
  }

  /** A range of money. */
  @Schema(name = "FineRange")
  public record Span(
      @Schema(description = "最低，元", example = "100000.00") String minimumYuan,
      @Schema(description = "最高，元", example = "1000000.00") String maximumYuan,
      @Schema(example = "10万元以上100万元以下") String text) {

    static Span of(FineRange range) {
      return range == null
          ? null
          : new Span(
              range.min() == null ? null : Fen.yuan(range.min()),
              range.max() == null ? null : Fen.yuan(range.max()),
              range.text());
    }
  }

  /** The register for people who look for a code. */
  @Schema(name = "LawRegister")
  public record Register(
      String version,
      String source,
      List<Matter> violations,
      List<Replacement> replacements,
      List<Detention> detentions) {}

  /** A matter of enforcement. */
  @Schema(name = "LawViolation")
  public record Matter(String code, String title, List<Entry> provisions) {

    static Matter of(Violation violation) {
      return new Matter(
          violation.code(),
          violation.title(),
          violation.provisions().stream().map(Entry::of).toList());
    }
  }

  /** A provision of the register. */
  @Schema(name = "LawProvision")
  public record Entry(
      String id,
      String breach,
      String basis,
      LocalDate validFrom,
      LocalDate validTo,
      List<Fine> fines,
      List<Kind> penalties,
      String trust) {

    static Entry of(Provision p) {
      return new Entry(
          p.id(),
          p.breachArticle(),
          p.article(),
          p.from(),
          p.to(),
          p.fines().stream()
              .map(f -> new Fine(f.subject().name(), f.circumstance(), f.text()))
              .toList(),
          Kind.of(p),
          p.trust());
    }
  }

  /** A fine of a provision. */
  @Schema(name = "LawFine")
  public record Fine(String partyType, String circumstance, String text) {}
}
