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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.ecocase.deadline.Due;
import org.ecocase.discretion.Assessment;
import org.ecocase.discretion.Assessments;
import org.ecocase.discretion.Chosen;
import org.ecocase.discretion.Clamp;
import org.ecocase.discretion.Factor;
import org.ecocase.discretion.Grade;
import org.ecocase.discretion.Reasoning;
import org.ecocase.discretion.Standard;
import org.ecocase.discretion.Standards;
import org.ecocase.discretion.Table;
import org.ecocase.law.Base;
import org.ecocase.law.Duties;
import org.ecocase.law.Duty;
import org.ecocase.law.Fen;
import org.ecocase.law.FineRange;
import org.ecocase.law.LawBook;
import org.ecocase.law.LawRegister;
import org.ecocase.law.PenaltyKind;
import org.ecocase.law.ProcedureDuties;
import org.ecocase.law.Subject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Computes a fine by a published standard, with the reasoning; stores nothing. */
@RestController
@RequestMapping(path = "/api/v1/discretion", produces = MediaType.APPLICATION_JSON_VALUE)
public class DiscretionController {

  private static final int MAX_VIOLATIONS = 20;
  private static final Set<String> COMMON =
      Set.of("partyType", "province", "decisionDate", "confiscatedYuan", "violations");

  private final Standards standards;
  private final LawRegister register;
  private final ProcedureDuties duties;
  private final Clock clock;

  public DiscretionController(
      Standards standards, LawRegister register, ProcedureDuties duties, Clock clock) {
    this.standards = standards;
    this.register = register;
    this.duties = duties;
    this.clock = clock;
  }

  /**
   * The fine.
   *
   * @param body a {@link Question} as JSON; read by hand so that every fault is told in Chinese
   *     with its field
   */
  @PostMapping("/calculations")
  @Operation(
      summary = "计算裁量罚款金额",
      description =
          "按裁量基准的裁量表计算（standard、table、factors），或者按所给公式和百分值计算（formula、"
              + "minimumYuan、maximumYuan、factors）。一案多个违法行为的写入violations；只有一个的可以直接写在最外层。"
              + "未提供的裁量因素按最低档计算并在结果中说明。")
  @ApiResponse(responseCode = "200", description = "金额或者幅度、所用因素和权重、限额、条文和逐句理由")
  @ApiResponse(responseCode = "400", description = "输入有误，field指明字段")
  @ApiResponse(responseCode = "422", description = "法律或者基准不允许这样计算或者调整")
  public Answer calculate(
      @RequestBody(
              content =
                  @Content(
                      schema = @Schema(implementation = Question.class),
                      examples = {
                        @ExampleObject(
                            name = "裁量表",
                            value =
                                """
                                {"standard":"gd-2022","table":"3.5.1","decisionDate":"2026-02-06","province":"广东",
                                 "factors":{"行为表现形式":"部分污染防治设施不正常运行",
                                            "排污情况":"除有毒有害污染物以外的其他污染物",
                                            "排放口所在区域":"一般区域","违法行为持续时间":"1天以下",
                                            "近二年同类违法行为情况（含本次）":"1次","配合调查情况":"配合调查"},
                                 "proposedYuan":100000}
                                """),
                        @ExampleObject(
                            name = "自行给出百分值",
                            value =
                                """
                                {"formula":"WEIGHTED_SUM","minimumYuan":20000,"maximumYuan":200000,
                                 "factors":[{"name":"区域","percent":10},{"name":"违法次数","percent":5}]}
                                """),
                        @ExampleObject(
                            name = "公开道歉承诺从轻",
                            value =
                                """
                                {"formula":"WEIGHTED_SUM","minimumYuan":20000,"maximumYuan":200000,
                                 "factors":[{"name":"合计","percent":70}],
                                 "adjustments":[{"kind":"APOLOGY","percent":30}]}
                                """),
                        @ExampleObject(
                            name = "按日连续处罚",
                            value =
                                """
                                {"formula":"DAILY","originalFineYuan":90000,
                                 "periods":[{"servedOn":"2015-05-28","foundOn":"2015-06-23"},{"days":35}]}
                                """)
                      }))
          @org.springframework.web.bind.annotation.RequestBody(required = false)
          byte[] body) {
    JsonInput in = JsonInput.read(body);
    LawBook book = register.current();
    boolean several = in.has("violations");
    Set<String> known = new TreeSet<>(COMMON);
    if (!several) {
      known.addAll(fieldsOfItem());
    }
    in.knows(known);
    LocalDate given = in.date("decisionDate", "决定日期");
    LocalDate decided = given == null ? LocalDate.ofInstant(clock.instant(), Due.ZONE) : given;
    Subject subject = LawInput.subject(in);
    String province = LawInput.province(in);
    Long confiscated = in.money("confiscatedYuan", "拟没收金额");
    List<DiscretionInput.Item> items = new ArrayList<>();
    if (several) {
      int size = in.size("violations", "违法行为", MAX_VIOLATIONS);
      JsonInput.check(size > 0, "violations", "请至少填写一个违法行为");
      for (int i = 0; i < size; i++) {
        JsonInput item = in.entry("violations", i).knows(fieldsOfItem());
        items.add(DiscretionInput.item(item, standards, book, subject, decided));
      }
    } else {
      items.add(DiscretionInput.item(in, standards, book, subject, decided));
    }
    AdjustmentsInput.checkJoined(items);
    return Answer.of(
        items,
        book,
        discussed(
            items,
            duties.of(
                new ProcedureDuties.Question(
                    province,
                    subject,
                    decided,
                    sum(items, DiscretionInput.Item::fine),
                    confiscated == null ? 0 : confiscated,
                    false,
                    penalties(items)))));
  }

  private static FineRange sum(
      List<DiscretionInput.Item> items, Function<DiscretionInput.Item, FineRange> fine) {
    long low = 0;
    long high = 0;
    for (DiscretionInput.Item item : items) {
      low = Math.addExact(low, fine.apply(item).least());
      high = Math.addExact(high, fine.apply(item).max());
    }
    return new FineRange(low, high);
  }

  /** What calls for a discussion whatever the amount stands before what the amount calls for. */
  private static Duties discussed(List<DiscretionInput.Item> items, Duties duties) {
    Set<String> reasons = new LinkedHashSet<>();
    items.forEach(item -> reasons.addAll(item.grave()));
    if (reasons.isEmpty()) {
      return duties;
    }
    Duty byAmount = duties.discussion();
    String reason = String.join("；", reasons) + "，应当集体讨论";
    return new Duties(
        duties.hearing(),
        duties.legalReview(),
        new Duty(
            true,
            Boolean.TRUE.equals(byAmount.required()) ? reason + "；" + byAmount.reason() : reason,
            byAmount.article()));
  }

  /** What goes with the fines; an act that is not punished brings nothing. */
  private static Map<PenaltyKind, String> penalties(List<DiscretionInput.Item> items) {
    Map<PenaltyKind, String> penalties = new EnumMap<>(PenaltyKind.class);
    items.stream()
        .filter(item -> !item.assessment().noPenalty())
        .forEach(item -> item.penalties().forEach(penalties::putIfAbsent));
    return penalties;
  }

  private static Set<String> fieldsOfItem() {
    Set<String> fields = new TreeSet<>(DiscretionInput.FIELDS);
    for (Base base : Base.values()) {
      fields.add(base.field());
    }
    return fields;
  }

  /** The standards with their tables, factors and grades. */
  @GetMapping("/standards")
  @Operation(summary = "裁量基准清单", description = "可用的裁量基准、裁量表、因素和档次")
  public List<StandardView> standards() {
    return standards.all().stream().map(StandardView::of).toList();
  }

  /**
   * What is asked; serves the description of the interface. The fields of a single violation may
   * stand beside these.
   */
  @Schema(name = "DiscretionQuestion", allOf = ItemQuestion.class)
  record Question(
      @Schema(
              description = "当事人类型：单位、个人、直接责任人员；不填的为单位",
              allowableValues = {"ORGANISATION", "INDIVIDUAL", "RESPONSIBLE"})
          String partyType,
      @Schema(description = "机关所在省份，简称或者全称，用于地方听证标准", example = "广东") String province,
      @Schema(description = "决定日期；不填的为今日") String decisionDate,
      @Schema(description = "拟没收金额，元") BigDecimal confiscatedYuan,
      @Schema(description = "一案多个违法行为；只有一个的，其各项可以直接写在最外层") List<ItemQuestion> violations) {}

  /** One violation of a question. */
  @Schema(name = "DiscretionItem")
  record ItemQuestion(
      @Schema(description = "裁量基准编号，见/api/v1/discretion/standards", example = "gd-2022")
          String standard,
      @Schema(description = "裁量表编号", example = "3.5.1") String table,
      @Schema(description = "一表分情形计算的，填写情形", example = "限期内改正") String variant,
      @Schema(description = "执法事项编码；没有裁量表时据以确定法定幅度") String violation,
      @Schema(description = "处罚依据，作用同上", example = "大气污染防治法第九十九条第二项") String article,
      @Schema(description = "分情形规定罚款的条文的情形代码；由违法所得决定的可以不填") String circumstance,
      @Schema(description = "违法行为日期；不填的同决定日期") String actDate,
      @Schema(
              description = "没有裁量基准时的公式",
              allowableValues = {
                "WEIGHTED_SUM",
                "START_AND_REMAINDER",
                "MINIMUM_PLUS_SHARE",
                "SUPERPOSITION",
                "BAND",
                "BAND_ADJUSTED",
                "PART_OF_BASE",
                "LEVELS_ONLY",
                "DAILY"
              })
          String formula,
      @Schema(description = "法定最低罚款，元；按次数、辆数等罚款的，为每次、每辆的") BigDecimal minimumYuan,
      @Schema(description = "法定最高罚款，元；按次数、辆数等罚款的，为每次、每辆的") BigDecimal maximumYuan,
      @Schema(description = "档次下限，元；同上") BigDecimal bandMinimumYuan,
      @Schema(description = "档次上限，元；同上") BigDecimal bandMaximumYuan,
      @Schema(
              description = "档次内的从轻、一般、从重；只用于按档次计算",
              allowableValues = {"LIGHTER", "ORDINARY", "HEAVIER"})
          String bandPosition,
      @Schema(description = "裁量起点或者起点Y，百分数", example = "7") BigDecimal start,
      @Schema(description = "总和不足此数的按此数，百分数", example = "20") BigDecimal leastSum,
      @Schema(description = "幅度中限公式的步长，百分数", example = "10") BigDecimal step,
      @Schema(description = "PART_OF_BASE的倍数", example = "3") BigDecimal times,
      @Schema(description = "PART_OF_BASE的比例，百分数", example = "3") BigDecimal percent,
      @Schema(
              description = "条文按每次、每辆等罚款的，填写次数、辆数，整数；法定幅度乘以此数，不填的按1计算",
              example = "3",
              minimum = "1",
              defaultValue = "1")
          Long count,
      @Schema(description = "二维叠加函数的除数", example = "50") BigDecimal divisor,
      @Schema(description = "最高等级，整数；等级自1起", example = "5") BigDecimal highestLevel,
      @Schema(description = "修正因素的限度，百分数", example = "30") BigDecimal correction,
      @Schema(
              description =
                  "裁量因素：{因素: 档次}，或者列表[{name, grade, percent | percentMin+percentMax | coefficient |"
                      + " level, role}]；档次不明的写null")
          Object factors,
      @Schema(
              description =
                  "调整：[{kind: APOLOGY|LIGHTER|HEAVIER|REDUCTION|NO_PENALTY, percent | amountYuan,"
                      + " ofMaximum, ground, capYuan, guide, option, circumstances}]；不论所列顺序，先从重、从轻，"
                      + "再公开道歉，后减轻")
          List<Object> adjustments,
      @Schema(description = "取整：{unitYuan, mode}；不填的按基准") Object rounding,
      @Schema(
              description =
                  "按日计罚期间：[{servedOn, foundOn}或者{days}]；按日连续处罚只使用此项、originalFineYuan、"
                      + "proposedYuan，以及用于核对的violation、article、actDate")
          List<Object> periods,
      @Schema(description = "拟罚款金额，元，用于核对；听证和集体讨论按拟罚款金额判断") BigDecimal proposedYuan,
      @Schema(description = "建设项目总投资额，元") BigDecimal investmentYuan,
      @Schema(description = "所需处置费用，元") BigDecimal disposalCostYuan,
      @Schema(description = "违法所得，元；没有的填0") BigDecimal illegalGainsYuan,
      @Schema(description = "所收费用，元") BigDecimal feeYuan,
      @Schema(description = "直接经济损失，元") BigDecimal directLossYuan,
      @Schema(description = "货值金额，元") BigDecimal goodsValueYuan,
      @Schema(description = "应缴纳排污费，元") BigDecimal pollutionChargeYuan,
      @Schema(description = "工程合同价款，元") BigDecimal contractPriceYuan,
      @Schema(description = "上一年度从本单位取得的收入，元") BigDecimal annualIncomeYuan,
      @Schema(description = "原处罚数额，元；只用于按日连续处罚") BigDecimal originalFineYuan) {}

  /**
   * The answer.
   *
   * @param amountFen the whole fine in 分; null when a standard leaves a span
   * @param amountYuan the same in 元, or null
   * @param amountText the result in words
   * @param range from the lowest to the highest whole fine
   * @param registerVersion the version of the law register
   * @param violations the result for each violation
   * @param duties the duties of procedure
   */
  @Schema(name = "DiscretionAnswer")
  public record Answer(
      @Schema(description = "罚款总额，分；基准留有幅度的为null", example = "10000000") Long amountFen,
      @Schema(example = "100000.00") String amountYuan,
      @Schema(example = "10万元") String amountText,
      LawController.Span range,
      String registerVersion,
      List<Result> violations,
      Duties duties) {

    static Answer of(List<DiscretionInput.Item> items, LawBook book, Duties duties) {
      FineRange range = sum(items, item -> item.assessment().range());
      Long amount = range.fixed() ? range.min() : null;
      boolean none = items.stream().allMatch(item -> item.assessment().noPenalty());
      String text = none ? "不予处罚" : amount == null ? range.text() : Fen.text(amount);
      return new Answer(
          amount,
          amount == null ? null : Fen.yuan(amount),
          text,
          LawController.Span.of(range),
          book.version(),
          items.stream().map(Result::of).toList(),
          duties);
    }
  }

  /** The result for one violation. */
  @Schema(name = "DiscretionResult")
  public record Result(
      String title,
      String standard,
      String table,
      String variant,
      String formula,
      String formulaText,
      Long amountFen,
      String amountYuan,
      String amountText,
      LawController.Span range,
      LawController.Span statutory,
      @Schema(description = "计算所用的百分值总和", example = "10%") String percent,
      List<FactorUsed> factors,
      List<Limit> clamps,
      boolean belowMinimum,
      boolean noPenalty,
      List<String> articles,
      List<Reasoning> breaches,
      List<String> confirmations,
      List<Reasoning> reasoning,
      @Schema(description = "可以写入决定书的理由") String paragraph) {

    static Result of(DiscretionInput.Item item) {
      Assessment a = item.assessment();
      return new Result(
          item.title(),
          item.standard() == null ? null : item.standard().id(),
          item.table() == null ? null : item.table().no(),
          item.table() == null ? null : item.table().variant(),
          item.formula().name(),
          item.formula().label(),
          a.amount(),
          a.amount() == null ? null : Fen.yuan(a.amount()),
          Assessments.resultText(a),
          LawController.Span.of(a.range()),
          LawController.Span.of(a.statutory()),
          a.share() == null ? null : a.share().text(),
          a.factors().stream().map(FactorUsed::of).toList(),
          a.clamps().stream().map(Limit::of).toList(),
          a.belowMinimum(),
          a.noPenalty(),
          item.articles(),
          a.breaches(),
          a.confirmations(),
          a.steps(),
          Assessments.paragraph(a));
    }
  }

  /** A factor with the grade and the weight used. */
  @Schema(name = "DiscretionFactor")
  public record FactorUsed(
      String factor,
      String grade,
      @Schema(example = "10%") String weight,
      BigDecimal level,
      @Schema(description = "未提供，按最低档") boolean assumed) {

    static FactorUsed of(Chosen chosen) {
      return new FactorUsed(
          chosen.factor(), chosen.grade(), chosen.weightText(), chosen.level(), chosen.assumed());
    }
  }

  /** A limit that changed the amount. */
  @Schema(name = "DiscretionClamp")
  public record Limit(String limit, long fromFen, long toFen) {

    static Limit of(Clamp clamp) {
      return new Limit(clamp.limit().name(), clamp.from(), clamp.to());
    }
  }

  /** A standard for people who choose one. */
  @Schema(name = "DiscretionStandard")
  public record StandardView(
      String id,
      String title,
      String number,
      String province,
      String city,
      LocalDate validFrom,
      LocalDate validTo,
      String formula,
      String formulaText,
      String rounding,
      String trust,
      String source,
      @Schema(description = "轻微违法不予处罚事项，条件须同时具备；另载依据和不适用的地域") Standard.NoPenaltyList noPenalty,
      List<TableView> tables) {

    static StandardView of(Standard s) {
      return new StandardView(
          s.id(),
          s.title(),
          s.number(),
          s.province(),
          s.city(),
          s.from(),
          s.to(),
          s.formula().name(),
          s.formula().label(),
          s.rounding().text(),
          s.trust(),
          s.source(),
          s.noPenalty(),
          s.tables().stream().map(TableView::of).toList());
    }
  }

  /** A table of a standard. */
  @Schema(name = "DiscretionTable")
  public record TableView(
      String no,
      String variant,
      String title,
      String violation,
      String article,
      String form,
      String partyType,
      String fine,
      String start,
      String leastSum,
      List<FactorView> factors,
      List<BandView> bands) {

    static TableView of(Table t) {
      return new TableView(
          t.no(),
          t.variant(),
          t.title(),
          t.violation(),
          t.article(),
          t.form().name(),
          t.subject().name(),
          t.law() == null ? null : t.law().text(),
          t.start().text(),
          t.leastSum() == null ? null : t.leastSum().text(),
          t.factors().stream().map(FactorView::of).toList(),
          t.bands().stream().map(b -> new BandView(b.grades(), b.range().text())).toList());
    }
  }

  /** A factor of a table. */
  @Schema(name = "DiscretionTableFactor")
  public record FactorView(String name, String role, List<GradeView> grades) {

    static FactorView of(Factor f) {
      return new FactorView(
          f.name(), f.role().name(), f.grades().stream().map(GradeView::of).toList());
    }
  }

  /** A grade of a factor. */
  @Schema(name = "DiscretionGrade")
  public record GradeView(String label, String weight, BigDecimal level) {

    static GradeView of(Grade g) {
      String weight =
          g.low() == null
              ? null
              : g.span() ? g.low().text() + "至" + g.high().text() : g.low().text();
      return new GradeView(g.label(), weight, g.level());
    }
  }

  /** A band of a table by bands. */
  @Schema(name = "DiscretionBand")
  public record BandView(List<String> grades, String fine) {}
}
