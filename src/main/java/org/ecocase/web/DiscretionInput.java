package org.ecocase.web;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.ecocase.discretion.Adjustment;
import org.ecocase.discretion.Assessment;
import org.ecocase.discretion.Assessments;
import org.ecocase.discretion.Circumstance;
import org.ecocase.discretion.Formula;
import org.ecocase.discretion.FormulaKind;
import org.ecocase.discretion.Given;
import org.ecocase.discretion.NoPenaltyCheck;
import org.ecocase.discretion.Reasoning;
import org.ecocase.discretion.Selection;
import org.ecocase.discretion.Standard;
import org.ecocase.discretion.Standards;
import org.ecocase.discretion.Table;
import org.ecocase.law.Base;
import org.ecocase.law.Candidate;
import org.ecocase.law.Citation;
import org.ecocase.law.Fen;
import org.ecocase.law.FineRange;
import org.ecocase.law.FineRule;
import org.ecocase.law.GainsCase;
import org.ecocase.law.LawAnswer;
import org.ecocase.law.LawBook;
import org.ecocase.law.LawChoice;
import org.ecocase.law.LawQuestion;
import org.ecocase.law.PenaltyKind;
import org.ecocase.law.Provision;
import org.ecocase.law.Rounding;
import org.ecocase.law.Share;
import org.ecocase.law.Statute;
import org.ecocase.law.Subject;
import org.ecocase.law.Violation;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Refuse;

/**
 * Reads one violation of a question for a fine and computes it: by a table of a standard, by the
 * formula of a standard, or by a formula and weights the caller gives.
 */
final class DiscretionInput {

  /** The fields of one violation. */
  static final Set<String> FIELDS =
      Set.of(
          "standard",
          "table",
          "variant",
          "violation",
          "article",
          "circumstance",
          "actDate",
          "formula",
          "minimumYuan",
          "maximumYuan",
          "bandMinimumYuan",
          "bandMaximumYuan",
          "bandPosition",
          "start",
          "leastSum",
          "step",
          "divisor",
          "highestLevel",
          "correction",
          "factors",
          "adjustments",
          "rounding",
          "periods",
          "times",
          "percent",
          "count",
          "proposedYuan");

  /** What a fine by day is reckoned with. */
  private static final Set<String> FIELDS_OF_DAILY =
      Set.of(
          "formula",
          "originalFineYuan",
          "periods",
          "violation",
          "article",
          "actDate",
          "proposedYuan");

  /** What a part or a multiple of an amount is reckoned with, besides that amount. */
  private static final Set<String> FIELDS_OF_PART =
      Set.of(
          "formula",
          "times",
          "percent",
          "violation",
          "article",
          "circumstance",
          "actDate",
          "minimumYuan",
          "maximumYuan",
          "adjustments",
          "rounding",
          "proposedYuan");

  private final JsonInput in;
  private final Standards standards;
  private final LawBook book;
  private final Subject subject;
  private final LocalDate decided;
  private final LocalDate act;
  private final Map<Base, Long> amounts;
  private final Set<String> articles = new LinkedHashSet<>();
  private final Map<PenaltyKind, String> penalties = new EnumMap<>(PenaltyKind.class);
  private final List<Reasoning> breaches = new ArrayList<>();
  private final List<String> confirmations = new ArrayList<>();
  private final List<String> grave = new ArrayList<>();
  private List<Adjustment> adjustments = List.of();
  private Counted counted = Counted.ONCE;

  private DiscretionInput(
      JsonInput in, Standards standards, LawBook book, Subject subject, LocalDate decided) {
    this.in = in;
    this.standards = standards;
    this.book = book;
    this.subject = subject;
    this.decided = decided;
    LocalDate on = in.date("actDate", "违法行为日期");
    this.act = on == null ? decided : on;
    this.amounts = LawInput.amounts(in);
    JsonInput.check(!act.isAfter(decided), in.name("actDate"), "违法行为日期晚于决定日期");
  }

  /**
   * What was computed for one violation.
   *
   * @param title the violation, as far as it is known
   * @param standard the standard, or null
   * @param table the table, or null
   * @param formula the kind of formula
   * @param assessment the result
   * @param articles the articles in the order in which they apply
   * @param penalties the kinds of penalty that go with the fine, each with its article
   * @param violation the code of the violation, or empty
   * @param adjustments what changed the amount
   * @param proposed a proposed fine in 分, or null
   * @param grave why the fine must be discussed whatever its amount, in Chinese
   */
  record Item(
      String title,
      Standard standard,
      Table table,
      FormulaKind formula,
      Assessment assessment,
      List<String> articles,
      Map<PenaltyKind, String> penalties,
      String violation,
      List<Adjustment> adjustments,
      Long proposed,
      List<String> grave) {

    /** The fine that procedure goes by: the one proposed, otherwise the result. */
    FineRange fine() {
      return proposed == null ? assessment.range() : new FineRange(proposed, proposed);
    }
  }

  /**
   * Computes one violation.
   *
   * @throws Refusal naming the field that is wrong, or the article that forbids what is asked
   */
  static Item item(
      JsonInput in, Standards standards, LawBook book, Subject subject, LocalDate decided) {
    return new DiscretionInput(in, standards, book, subject, decided).compute();
  }

  private Item compute() {
    String id = in.text("standard", "裁量基准");
    FormulaKind kind = in.choice("formula", "公式", FormulaKind.class);
    JsonInput.check(
        !id.isEmpty() || kind != null, in.name("standard"), "请填写裁量基准standard，或者公式formula");
    JsonInput.check(id.isEmpty() || kind == null, in.name("formula"), "已选裁量基准的，公式由基准确定，不能另行填写");
    if (kind == FormulaKind.DAILY) {
      return daily();
    }
    JsonInput.check(!in.has("periods"), in.name("periods"), "只有按日连续处罚（DAILY）填写计罚期间");
    if (kind == FormulaKind.PART_OF_BASE) {
      return partOfBase();
    }
    for (String field : List.of("times", "percent")) {
      JsonInput.check(!in.has(field), in.name(field), "只有按基数计算（PART_OF_BASE）填写倍数或者比例");
    }
    Standard standard = id.isEmpty() ? null : standard(id);
    String no = in.text("table", "裁量表");
    JsonInput.check(no.isEmpty() || standard != null, in.name("table"), "填写裁量表的，应同时填写裁量基准standard");
    return no.isEmpty() ? byFormula(standard, kind) : byTable(standard, no);
  }

  private Standard standard(String id) {
    Standard standard;
    try {
      standard = standards.require(id);
    } catch (Refusal unknown) {
      throw Refusal.invalid(in.name("standard"), unknown.getMessage());
    }
    if (!standard.inForce(decided)) {
      confirmations.add(
          "“"
              + standard.title()
              + "”的有效期为"
              + (standard.from() == null ? "" : standard.from() + "起")
              + (standard.to() == null ? "" : "至" + standard.to())
              + "，"
              + decided
              + "作出决定时不在有效期内");
    }
    if (standard.trust().equals("R") || standard.trust().equals("C")) {
      confirmations.add("“" + standard.title() + "”的内容未经核对，须查阅原文");
    }
    return standard;
  }

  private Item byTable(Standard standard, String no) {
    for (String field :
        List.of(
            "start",
            "leastSum",
            "step",
            "divisor",
            "highestLevel",
            "correction",
            "bandMinimumYuan",
            "bandMaximumYuan")) {
      JsonInput.check(!in.has(field), in.name(field), "按裁量表计算的，该项由裁量表确定，不能另行填写");
    }
    Table table = table(standard, no);
    JsonInput.check(
        byBand(standard, table) || !in.has("bandPosition"),
        in.name("bandPosition"),
        "裁量表§" + no + "不按档次取值，不能填写bandPosition");
    LawInput.checkGains(in, table.variant());
    JsonInput.check(
        table.law() == null && named() || !in.has("circumstance"),
        in.name("circumstance"),
        "裁量表§" + no + "不用情形代码，分情形计算的填写variant");
    refuseUnused(bases(table), "裁量表§" + no);
    Range range = table.law() == null ? range() : tableRange(table);
    Assessment assessment =
        locate(
            () ->
                Assessments.byTable(
                    standard, table, FactorsInput.read(in), frame(range, standard)));
    articles.add(standard.title() + table.label());
    return item(table.title(), standard, table, standard.formula(), assessment);
  }

  private static boolean byBand(Standard standard, Table table) {
    return table.form() == Table.Form.BAND && standard.formula() != FormulaKind.BAND_ADJUSTED;
  }

  private Table table(Standard standard, String no) {
    String given = in.text("variant", "情形");
    String variant = given.isEmpty() ? variantByGains(standard, no) : given;
    return locate(() -> Selection.table(standard, no, variant, subject));
  }

  /** Which of several ways of computing, where the gains decide that; otherwise empty. */
  private String variantByGains(Standard standard, String no) {
    Long gains = amounts.get(Base.ILLEGAL_GAINS);
    List<String> fitting =
        gains == null
            ? List.of()
            : standard.tables(no).stream()
                .map(Table::variant)
                .filter(v -> GainsCase.of(v).filter(c -> c.fits(gains)).isPresent())
                .toList();
    return fitting.size() == 1 ? fitting.get(0) : "";
  }

  /** The amounts that a table, or the provisions of its violation, reckon with. */
  private Set<Base> bases(Table table) {
    Set<Base> used = EnumSet.noneOf(Base.class);
    if (table.law() != null && table.law().base() != null) {
      used.add(table.law().base());
    }
    book.violation(table.violation()).ifPresent(v -> used.addAll(bases(v)));
    if (in.has("violation")) {
      used.addAll(bases(LawInput.require(in, book, in.text("violation", "执法事项编码"))));
    }
    if (in.has("article")) {
      book.punishedBy(in.text("article", "处罚依据")).forEach(v -> used.addAll(bases(v)));
    }
    return used;
  }

  private static Set<Base> bases(Violation violation) {
    Set<Base> used = EnumSet.noneOf(Base.class);
    violation.provisions().stream()
        .flatMap(p -> p.fines().stream())
        .map(f -> f.rule().base())
        .filter(Objects::nonNull)
        .forEach(used::add);
    return used;
  }

  /** Whether the law of the act is asked for. */
  private boolean named() {
    return in.has("violation") || in.has("article");
  }

  /** An amount that nothing is reckoned by would look as if it had counted. */
  private void refuseUnused(Set<Base> used, String by) {
    for (Base base : amounts.keySet()) {
      JsonInput.check(
          used.contains(base),
          in.name(base.field()),
          by + "不按" + base.label() + "计算，不能填写" + base.label());
    }
  }

  /** Refuses every field of a violation but these. */
  private void only(Set<String> used, String message) {
    Set<String> fields = new TreeSet<>(FIELDS);
    for (Base base : Base.values()) {
      fields.add(base.field());
    }
    for (String field : fields) {
      JsonInput.check(
          used.contains(field) || !in.has(field), in.name(field), message + "，不填写" + field);
    }
  }

  private Item byFormula(Standard standard, FormulaKind given) {
    FormulaKind kind = standard == null ? given : standard.formula();
    JsonInput.check(
        standard == null || standard.tables().isEmpty() || in.has("factors") || midpoint(standard),
        in.name("table"),
        "请填写裁量表编号table，或者自行列出因素及其百分值factors");
    JsonInput.check(!in.has("variant"), in.name("variant"), "没有裁量表，不能选择情形");
    refuseCircumstance();
    refuseUnused(
        named() ? bases(LawInput.violation(in, book, act, decided)) : Set.of(),
        named() ? "该执法事项的罚款" : "没有填写执法事项violation或者处罚依据article的，罚款");
    Range range = range();
    FineRange band = band() == null ? null : counted.of(band());
    boolean inBand = band != null || standard != null && midpoint(standard);
    FormulaKind used = kind == FormulaKind.WEIGHTED_SUM && inBand ? FormulaKind.BAND : kind;
    if (used == FormulaKind.BAND
        && standard == null
        && band == null
        && range.fine().max() == null) {
      throw Refusal.invalid(in.name("maximumYuan"), "请填写罚款幅度的上限");
    }
    List<Given> factors = FactorsInput.read(in);
    JsonInput.check(
        !factors.isEmpty() || used == FormulaKind.BAND || used == FormulaKind.BAND_ADJUSTED,
        in.name("factors"),
        "请列出裁量因素");
    FormulaInput.refuseUnused(in, used);
    Formula formula = FormulaInput.read(in, standard, used, range.fine(), position());
    Assessment assessment =
        locate(
            () -> Assessments.byFormula(standard, formula, band, factors, frame(range, standard)));
    if (standard != null) {
      articles.add(standard.title());
    }
    return item(range.title(), standard, null, used, assessment);
  }

  /** A standard may say where within the range of the law a fine lies that no table is for. */
  private boolean midpoint(Standard standard) {
    boolean ranged =
        List.of("violation", "article", "minimumYuan", "maximumYuan").stream().anyMatch(in::has);
    return standard.bands() != null && !in.has("factors") && ranged && !tabled(standard);
  }

  /** Whether the standard has a table for the act, by a law that held on its day. */
  private boolean tabled(Standard standard) {
    String code = code(null);
    return !code.isEmpty()
        && standard.tables().stream()
            .filter(t -> t.violation().equals(code))
            .filter(t -> (t.subject() == Subject.RESPONSIBLE) == (subject == Subject.RESPONSIBLE))
            .anyMatch(
                t ->
                    t.article().isEmpty()
                        || book.statuteOf(t.article(), act).stream().allMatch(l -> l.inForce(act)));
  }

  /** The code of the violation, as far as it is said; a table is for one of them. */
  private String code(Table table) {
    if (table != null && !table.violation().isEmpty()) {
      return table.violation();
    }
    boolean byArticle =
        in.has("article") && !in.has("violation") && (table == null || table.law() == null);
    return byArticle
        ? LawInput.violation(in, book, act, decided).code()
        : in.text("violation", "执法事项编码");
  }

  private void refuseCircumstance() {
    JsonInput.check(
        named() || !in.has("circumstance"),
        in.name("circumstance"),
        "没有填写执法事项violation或者处罚依据article的，不能选择情形");
  }

  /** A decided multiple or part of an amount of the case, such as the illegal gains. */
  private Item partOfBase() {
    Set<String> used = new TreeSet<>(FIELDS_OF_PART);
    for (Base base : Base.values()) {
      used.add(base.field());
    }
    only(used, "按基数计算的，只填写基数和倍数或者比例");
    refuseCircumstance();
    JsonInput.check(
        in.has("times") != in.has("percent"), in.name("times"), "请填写倍数times或者比例percent，只填其一");
    JsonInput.check(
        amounts.size() == 1,
        in.name(Base.INVESTMENT.field()),
        "请填写一个计算基数，例如总投资额investmentYuan、违法所得illegalGainsYuan、处置费用disposalCostYuan");
    Base base = amounts.keySet().iterator().next();
    JsonInput.check(amounts.get(base) > 0, in.name(base.field()), base.label() + "应大于0");
    Share share =
        in.has("times")
            ? Share.times(in.number("times", "倍数", 0, 100))
            : in.share("percent", "比例", 0, 100);
    JsonInput.check(share.signum() > 0, in.name(in.has("times") ? "times" : "percent"), "应大于0");
    Range range = range();
    long counted = counted(base);
    Formula formula = new Formula.PartOfBase(base.label(), counted, share);
    Assessment assessment =
        locate(() -> Assessments.byFormula(null, formula, null, List.of(), frame(range, null)));
    return item(range.title(), null, null, FormulaKind.PART_OF_BASE, assessment);
  }

  /** The amount as the law counts it: a small cost may count as a fixed least one. */
  private long counted(Base base) {
    if (!named()) {
      return amounts.get(base);
    }
    LawQuestion question = question();
    Candidate applied = applied(LawChoice.choose(book, question));
    if (applied == null) {
      return amounts.get(base);
    }
    String circumstance = question.circumstance();
    return applied.provision().fines(subject).stream()
        .filter(
            f ->
                circumstance.isEmpty()
                    || f.circumstance().isEmpty()
                    || f.circumstance().equals(circumstance))
        .map(Provision.Fine::rule)
        .filter(rule -> rule.base() == base)
        .map(FineRule.ShareOf.class::cast)
        .findFirst()
        .map(rule -> rule.counted(amounts))
        .orElseThrow(
            () ->
                Refusal.invalid(
                    in.name(base.field()),
                    "“" + applied.provision().article() + "”不按" + base.label() + "计算罚款"));
  }

  /** The provision a decision rests on: the one cited, if it is one for the act. */
  private static Candidate applied(LawAnswer answer) {
    return answer.cited() == null ? answer.applied() : answer.cited();
  }

  private Circumstance position() {
    Circumstance position = in.choice("bandPosition", "从轻、一般或者从重", Circumstance.class);
    return position == null ? Circumstance.ORDINARY : position;
  }

  private FineRange band() {
    Long low = in.money("bandMinimumYuan", "档次下限");
    Long high = in.money("bandMaximumYuan", "档次上限");
    if (low == null && high == null) {
      return null;
    }
    JsonInput.check(low != null, in.name("bandMinimumYuan"), "请填写档次下限");
    JsonInput.check(high != null, in.name("bandMaximumYuan"), "请填写档次上限");
    JsonInput.check(low <= high, in.name("bandMaximumYuan"), "档次上限低于下限");
    return new FineRange(low, high);
  }

  /** The range of the law with how it came about. */
  private record Range(FineRange fine, String text, String basis, String title) {}

  private Range tableRange(Table table) {
    checkSameViolation(table);
    counted = Counted.read(in, table.law());
    FineRange one = locate(() -> table.law().range(amounts));
    Range given = given();
    if (given != null && !given.fine().equals(one)) {
      throw Refusal.invalid(
          in.name("maximumYuan"), "所填罚款幅度" + given.fine().text() + "与裁量表所依据的" + one.text() + "不一致");
    }
    FineRange range = counted.of(one);
    checkInForce(table.article());
    checkYielding(table);
    String text =
        table.law().base() == null
            ? counted.text(one, one.text())
            : table.law().text()
                + "，"
                + table.law().base().label()
                + Fen.text(amounts.get(table.law().base()))
                + "，即"
                + range.text();
    return new Range(range, text, table.article(), table.title());
  }

  private void checkSameViolation(Table table) {
    String code = in.text("violation", "执法事项编码");
    JsonInput.check(
        code.isEmpty() || table.violation().isEmpty() || code.equals(table.violation()),
        in.name("violation"),
        "裁量表§" + table.no() + "适用于执法事项" + table.violation() + "，与所填不一致");
    String article = in.text("article", "处罚依据");
    JsonInput.check(
        article.isEmpty()
            || book.punishedBy(article).stream()
                .anyMatch(v -> table.violation().isEmpty() || v.code().equals(table.violation())),
        in.name("article"),
        table.violation().isEmpty()
            ? "法律库中没有以“" + article + "”为处罚依据的执法事项"
            : "“" + article + "”不是裁量表§" + table.no() + "的处罚依据（" + table.article() + "）");
    book.violation(table.violation())
        .ifPresent(
            v ->
                v.provisions().stream()
                    .filter(p -> Citation.fits(table.article(), p))
                    .findFirst()
                    .ifPresent(
                        p -> {
                          articles.add(p.breachArticle());
                          penalties.putAll(p.penalties(subject));
                        }));
    if (!table.article().isEmpty()) {
      articles.add(table.article());
    }
  }

  /** The law on which a table rests must be that of the act; a later one may be lighter. */
  private void checkInForce(String article) {
    Statute statute = book.statuteOf(article, act).orElse(null);
    if (statute == null) {
      return;
    }
    if (!statute.inForce(act)) {
      breaches.add(
          new Reasoning("裁量表所依据的“" + article + "”在" + act + "不是有效的法律，应重新选择适用的条文和裁量基准", ""));
    } else if (!statute.inForce(decided)) {
      String lighter = book.principle("LIGHTER", decided);
      confirmations.add(
          "“" + article + "”在作出决定时已失效，须与现行条文比较轻重" + (lighter.isEmpty() ? "" : "（" + lighter + "）"));
    }
  }

  /** A provision that a later statute overlays without repealing it is for a person to judge. */
  private void checkYielding(Table table) {
    List<Provision> provisions =
        book.violation(table.violation()).map(Violation::provisions).orElse(List.of());
    for (Provision own : provisions) {
      if (!own.yieldsTo().isEmpty() && Citation.fits(table.article(), own)) {
        provisions.stream()
            .filter(p -> p.statute().id().equals(own.yieldsTo()))
            .filter(p -> p.inForce(act) || p.inForce(decided))
            .findFirst()
            .ifPresent(
                p ->
                    confirmations.add(
                        "裁量表所依据的“"
                            + table.article()
                            + "”与上位法“"
                            + p.article()
                            + "”并存，适用何者须由法制审核确认，上位法适用的应当重新裁量"));
      }
    }
  }

  /** The range of a calculation without a table: given, or that of the violation on that day. */
  private Range range() {
    Range given = given();
    if (!named()) {
      JsonInput.check(
          given != null,
          in.name("maximumYuan"),
          "请填写法定最低、最高罚款minimumYuan、maximumYuan，或者执法事项violation");
      counted = Counted.read(in, null);
      return given;
    }
    LawQuestion question = question();
    LawAnswer answer = LawChoice.choose(book, question);
    confirmations.addAll(answer.confirmations());
    Candidate applied = applied(answer);
    if (applied != null) {
      checkFined(applied.provision());
      articles.add(applied.provision().breachArticle());
      articles.add(applied.provision().article());
      penalties.putAll(applied.provision().penalties(subject));
    }
    FineRule rule = applied == null ? null : rule(applied.provision(), question, given == null);
    counted = Counted.read(in, rule);
    if (given != null) {
      if (applied != null && applied.range() != null && !given.fine().equals(applied.range())) {
        confirmations.add(
            "所填罚款幅度"
                + given.fine().text()
                + "与法律库“"
                + applied.provision().article()
                + "”的"
                + applied.range().text()
                + "不一致");
      }
      return new Range(
          counted.of(given.fine()),
          counted.text(given.fine(), given.text()),
          applied == null ? "" : applied.provision().article(),
          title(applied));
    }
    JsonInput.check(
        applied != null && applied.range() != null,
        in.name("maximumYuan"),
        "法律库没有可用的罚款幅度，请填写minimumYuan、maximumYuan，或者补充计算所需的数额");
    String words = applied.fines();
    String same = words.equals(applied.range().text()) ? "" : "，即" + applied.range().text();
    return new Range(
        counted.of(applied.range()),
        counted.given() == null ? words + same : counted.text(applied.range(), words),
        applied.provision().article(),
        title(applied));
  }

  /** A law that fines others for the act, but not this party, cannot be the basis of a fine. */
  private void checkFined(Provision provision) {
    if (provision.leavesOut(subject)) {
      throw new Refusal(
          new Refuse(
              "“"
                  + provision.article()
                  + "”对"
                  + subject.label()
                  + "没有罚款规定，不得罚款；条文确有规定的，经核对后不填写执法事项，直接填写幅度",
              "行政处罚法第四条"));
    }
  }

  /**
   * What the fine may be in the case.
   *
   * @param needed whether the range is taken from it, so that it must be said which one it is
   */
  private FineRule rule(Provision provision, LawQuestion question, boolean needed) {
    List<Provision.Fine> fines = provision.fines(subject);
    String circumstance = question.circumstance();
    List<Provision.Fine> fitting =
        fines.size() <= 1
            ? fines
            : fines.stream().filter(f -> f.circumstance().equals(circumstance)).toList();
    JsonInput.check(
        !needed || !circumstance.isEmpty() || fines.size() <= 1,
        in.name("circumstance"),
        "“"
            + provision.article()
            + "”分情形规定罚款，请填写情形circumstance："
            + String.join(
                "、", fines.stream().map(f -> f.circumstance() + "（" + f.label() + "）").toList()));
    return fitting.isEmpty() ? null : fitting.get(0).rule();
  }

  private String title(Candidate applied) {
    return applied == null
        ? ""
        : book.violation(applied.provision().violation()).map(Violation::title).orElse("");
  }

  private Range given() {
    Long min = in.money("minimumYuan", "法定最低罚款");
    Long max = in.money("maximumYuan", "法定最高罚款");
    if (min == null && max == null) {
      return null;
    }
    JsonInput.check(
        min == null || max == null || min <= max, in.name("maximumYuan"), "法定最高罚款低于最低罚款");
    JsonInput.check(max == null || max > 0, in.name("maximumYuan"), "法定最高罚款应大于0");
    FineRange range = new FineRange(min, max);
    return new Range(range, range.text(), "", "");
  }

  private LawQuestion question() {
    Violation violation = LawInput.violation(in, book, act, decided);
    return new LawQuestion(
        violation,
        act,
        act,
        null,
        decided,
        subject,
        LawInput.circumstance(in, violation),
        null,
        amounts,
        "",
        null,
        "",
        in.text("article", "处罚依据"),
        null);
  }

  private Assessments.Frame frame(Range range, Standard standard) {
    return new Assessments.Frame(
        range.fine(),
        range.text(),
        range.basis(),
        position(),
        adjusted(standard),
        rounding(),
        proposed(range));
  }

  /** The proposed fine to be checked; null where it depends on a number nobody has said. */
  private Long proposed(Range range) {
    Long proposed = in.money("proposedYuan", "拟罚款金额");
    Long most = range.fine().max();
    if (proposed == null || !counted.open() || most == null || proposed <= most) {
      return proposed;
    }
    String per = counted.per();
    confirmations.add(
        "本条按每"
            + per
            + "罚款，拟罚款"
            + Fen.text(proposed)
            + "高于每"
            + per
            + "的上限"
            + Fen.text(most)
            + "，须确认"
            + per
            + "数并填写count");
    return null;
  }

  private List<Adjustment> adjusted(Standard standard) {
    // a table knows its own violation
    String code = in.has("table") ? in.text("violation", "执法事项编码") : code(null);
    adjustments = AdjustmentsInput.read(in, standard, code);
    boolean lower = adjustments.stream().anyMatch(a -> a.kind() != Adjustment.Kind.HEAVIER);
    boolean raise = adjustments.stream().anyMatch(a -> a.kind() == Adjustment.Kind.HEAVIER);
    if (lower && raise) {
      confirmations.add("同时有从轻（减轻）和从重情节，须综合主要情节，经集体讨论确定");
      grave.add("同时有从轻（减轻）和从重情节");
    }
    return adjustments;
  }

  private Rounding rounding() {
    if (!in.has("rounding")) {
      return null;
    }
    JsonInput own = in.object("rounding").knows(Set.of("unitYuan", "mode"));
    Long unit = own.money("unitYuan", "取整单位");
    RoundingMode mode = own.choice("mode", "取整方式", RoundingMode.class);
    JsonInput.check(unit != null && unit > 0, own.name("unitYuan"), "请填写大于0的取整单位");
    JsonInput.check(mode != RoundingMode.UNNECESSARY, own.name("mode"), "取整方式不能为UNNECESSARY");
    return new Rounding(unit, mode == null ? RoundingMode.HALF_UP : mode);
  }

  /** An original fine, counted for every day. */
  private Item daily() {
    only(FIELDS_OF_DAILY, "按日连续处罚只按原处罚数额和计罚日数计算");
    Candidate applied = fined();
    DailyInput daily =
        DailyInput.read(in, book, applied == null ? null : applied.provision(), subject, decided);
    articles.addAll(daily.articles());
    return item("按日连续处罚", null, null, FormulaKind.DAILY, daily.assessment());
  }

  /** What fines the act, which must be one for a fine by day; null when none is named. */
  private Candidate fined() {
    if (!named()) {
      JsonInput.check(
          !in.has("actDate"),
          in.name("actDate"),
          "按日连续处罚的违法行为日期actDate与执法事项violation或者处罚依据article一并填写");
      return null;
    }
    Candidate applied = applied(LawChoice.choose(book, question()));
    JsonInput.check(
        applied != null,
        in.name(in.has("violation") ? "violation" : "article"),
        "法律库没有该行为在" + act + "有效的处罚条文");
    Provision provision = applied.provision();
    if (!provision.daily()) {
      throw new Refusal(
          new Refuse("“" + provision.article() + "”所处罚的行为不属于可以按日连续处罚的种类", "环境保护主管部门实施按日连续处罚办法第五条"));
    }
    articles.add(provision.breachArticle());
    articles.add(provision.article());
    return applied;
  }

  /** Whether the act is on the list of those that the standard does not punish; null if not. */
  private String unpunished(Standard standard, Table table) {
    return standard == null
        ? null
        : NoPenaltyCheck.text(
            standard, code(table), new NoPenaltyCheck.Known(act, List.of(), null));
  }

  private Item item(
      String title, Standard standard, Table table, FormulaKind kind, Assessment assessment) {
    List<Reasoning> allBreaches = new ArrayList<>(breaches);
    allBreaches.addAll(assessment.breaches());
    List<String> allConfirmations = new ArrayList<>(confirmations);
    allConfirmations.addAll(assessment.confirmations());
    checkGrave(kind, assessment);
    String unpunished = unpunished(standard, table);
    if (unpunished != null) {
      allConfirmations.add(unpunished);
    }
    assessment.steps().stream()
        .map(Reasoning::article)
        .filter(a -> a.startsWith("行政处罚法") && !a.isEmpty())
        .forEach(articles::add);
    return new Item(
        title,
        standard,
        table,
        kind,
        new Assessment(
            assessment.amount(),
            assessment.range(),
            assessment.statutory(),
            assessment.factors(),
            assessment.share(),
            assessment.clamps(),
            assessment.belowMinimum(),
            assessment.noPenalty(),
            allBreaches,
            allConfirmations,
            assessment.steps()),
        List.copyOf(articles),
        penalties,
        code(table),
        adjustments,
        in.money("proposedYuan", "拟罚款金额"),
        List.copyOf(grave));
  }

  /** A fine off the result, or below the lowest fine, is for the collective to settle. */
  private void checkGrave(FormulaKind kind, Assessment assessment) {
    Long proposed = in.money("proposedYuan", "拟罚款金额");
    FineRange statutory = assessment.statutory();
    if (assessment.belowMinimum()) {
      grave.add("减轻处罚至法定最低罚款以下");
    }
    if (proposed == null
        || counted.open() && statutory.max() != null && proposed > statutory.max()) {
      return;
    }
    boolean below =
        kind != FormulaKind.DAILY
            && proposed < statutory.least()
            && !assessment.belowMinimum()
            && !assessment.noPenalty();
    if (below) {
      grave.add("拟罚款" + Fen.text(proposed) + "低于法定最低罚款" + Fen.text(statutory.least()));
    } else if (proposed < assessment.range().least() || proposed > assessment.range().max()) {
      grave.add("拟罚款" + Fen.text(proposed) + "偏离裁量结果" + Assessments.resultText(assessment));
    }
  }

  /** Names of fields as they stand in the question, for faults found further down. */
  private <T> T locate(Supplier<T> computation) {
    try {
      return computation.get();
    } catch (Refusal refusal) {
      String field = refusal.field();
      boolean relative = field != null && !in.name().isEmpty() && !field.startsWith(in.name());
      throw relative ? new Refusal(refusal.kind(), in.name(field), refusal.getMessage()) : refusal;
    } catch (ArithmeticException tooLarge) {
      throw Refusal.invalid(in.name("maximumYuan"), "金额过大，无法计算");
    }
  }
}
