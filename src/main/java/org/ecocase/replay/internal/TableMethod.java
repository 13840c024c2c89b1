package org.ecocase.replay.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecocase.discretion.Assessment;
import org.ecocase.discretion.Assessments;
import org.ecocase.discretion.Circumstance;
import org.ecocase.discretion.Factor;
import org.ecocase.discretion.FormulaKind;
import org.ecocase.discretion.Given;
import org.ecocase.discretion.Grade;
import org.ecocase.discretion.Standard;
import org.ecocase.discretion.Standards;
import org.ecocase.discretion.Table;
import org.ecocase.law.Base;
import org.ecocase.law.FineRange;
import org.ecocase.law.Share;
import org.ecocase.law.Subject;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Component;

/**
 * The fine by the standard that the case names: by its table, or by the weights the case states.
 */
@Component
class TableMethod implements FineMethod {

  private static final Pattern PLACE = Pattern.compile("§\\s*(\\d+(?:\\.\\d+)+)|序号\\s*(\\d+)");
  private static final Pattern AREA = Pattern.compile("^(.{2,3}?)(省|市|自治区)");
  private static final Pattern PERCENT = Pattern.compile("^\\s*(\\d+(?:\\.\\d+)?)\\s*%");
  private static final Pattern PART = Pattern.compile("\\s*(\\d{1,4})\\s*/\\s*(\\d{1,4})\\s*");

  /** A year of edition; 2022年前 is none. */
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20\\d\\d)(?!\\d|年?(?:以)?前)");

  /** Within these a case is decided, its filing and both extensions included (行政处罚法第六十条). */
  private static final int MOST_DAYS = 180;

  private final Standards standards;
  private final LawCheck law;

  TableMethod(Standards standards, LawCheck law) {
    this.standards = standards;
    this.law = law;
  }

  @Override
  public Optional<Result> compute(PublishedCase c) {
    if (c.factors().isEmpty() || c.factorsBreakOff()) {
      return Optional.empty();
    }
    Optional<Result> byTable =
        named(c).stream()
            .flatMap(s -> s.tables().stream().map(table -> computed(c, s, table)))
            .flatMap(Optional::stream)
            .findFirst();
    return byTable.or(
        () ->
            named(c).stream()
                .map(standard -> byWeights(c, standard))
                .flatMap(Optional::stream)
                .findFirst());
  }

  /** The standards a case may mean. */
  List<Standard> named(PublishedCase c) {
    return standards.all().stream()
        .filter(s -> names(c.standardName(), s) && applies(c, s))
        .toList();
  }

  /** Whether the standard takes the middle of a band for ordinary cases (广东规定第十二条). */
  boolean takesTheMiddle(PublishedCase c) {
    return named(c).stream().anyMatch(s -> s.formula() == FormulaKind.WEIGHTED_SUM && hasBands(s));
  }

  private static boolean hasBands(Standard standard) {
    return standard.tables().stream().anyMatch(table -> table.form() == Table.Form.BAND);
  }

  /** Whether the standard multiplies the sum of the weights by the highest fine. */
  boolean sumsUp(PublishedCase c) {
    return named(c).stream().anyMatch(s -> s.formula() == FormulaKind.WEIGHTED_SUM);
  }

  /** The sum of the weights as the case states it, of the highest fine. */
  Optional<Result> byTotal(PublishedCase c) {
    if (!sumsUp(c) || c.factorsBreakOff()) {
      return Optional.empty();
    }
    Optional<FineRange> range = range(c, placed(c));
    return c.percentStated()
        .filter(percent -> range.isPresent() && range.get().max() != null)
        .map(percent -> FineMethods.percentOfMaximum(percent, range.get()));
  }

  /** The range of the law, as far as the case or the register has it. */
  Optional<FineRange> statutory(PublishedCase c) {
    return range(c, null);
  }

  /** Whether the table that the case names is there; a case that names none may mean any. */
  boolean hasTable(PublishedCase c) {
    Optional<String> place = place(c);
    return named(c).stream()
        .flatMap(s -> s.tables().stream())
        .anyMatch(table -> place.isEmpty() || table.no().endsWith(place.get()));
  }

  /** Whether the table that the case names reckons by an amount of the case, as the investment. */
  boolean reckonsByBase(PublishedCase c) {
    Optional<String> place = place(c);
    return named(c).stream()
        .flatMap(s -> s.tables().stream())
        .filter(table -> place.isPresent() && table.no().equals(place.get()))
        .anyMatch(table -> table.law() != null && table.law().base() != null);
  }

  /** A case names a standard by the area it holds in; wording differs from paper to paper. */
  private static boolean names(String name, Standard standard) {
    Matcher area = AREA.matcher(standard.title());
    return area.find() && name.startsWith(area.group(1) + area.group(2)) && name.contains("裁量");
  }

  /**
   * Whether the standard held when the case was decided, and is of the edition that the case names.
   */
  private static boolean applies(PublishedCase c, Standard standard) {
    if (!held(c, standard)) {
      return false;
    }
    Set<String> known = years(standard.title() + " " + standard.number() + " " + standard.source());
    if (standard.from() != null) {
      known.add(String.valueOf(standard.from().getYear()));
    }
    Set<String> stated = years(c.standardName());
    return stated.isEmpty() || known.isEmpty() || stated.stream().anyMatch(known::contains);
  }

  /** Without the day of the decision those before and after it tell when it cannot have been. */
  private static boolean held(PublishedCase c, Standard standard) {
    if (c.date("decision").isPresent()) {
      return standard.inForce(c.date("decision").get());
    }
    Optional<LocalDate> before =
        Stream.of("noticeServed", "notice", "filed", "violationFound")
            .map(c::date)
            .flatMap(Optional::stream)
            .findFirst();
    LocalDate latest =
        c.date("published").or(() -> before.map(day -> day.plusDays(MOST_DAYS))).orElse(null);
    boolean tooEarly =
        standard.from() != null && latest != null && latest.isBefore(standard.from());
    boolean tooLate =
        standard.to() != null && before.isPresent() && before.get().isAfter(standard.to());
    return !tooEarly && !tooLate;
  }

  private static Set<String> years(String text) {
    Set<String> years = new HashSet<>();
    Matcher year = YEAR.matcher(text);
    while (year.find()) {
      years.add(year.group(1));
    }
    return years;
  }

  private static Optional<String> place(PublishedCase c) {
    Matcher place = PLACE.matcher(c.standardName());
    return place.find()
        ? Optional.of(place.group(1) == null ? place.group(2) : place.group(1))
        : Optional.empty();
  }

  private Optional<FineRange> range(PublishedCase c, Table table) {
    if (c.rangeFen(0).isPresent() && c.rangeFen(1).isPresent()) {
      return Optional.of(new FineRange(c.rangeFen(0).get(), c.rangeFen(1).get()));
    }
    if (table == null || table.law() == null) {
      return law.range(c);
    }
    Base base = table.law().base();
    return base == null
        ? Optional.of(table.law().range(Map.of()))
        : BaseAmounts.of(c, base).map(fen -> table.law().range(Map.of(base, fen)));
  }

  /** The table that the case names by its number, when there is one way of computing only. */
  private Table placed(PublishedCase c) {
    Optional<String> place = place(c);
    List<Table> tables =
        place.isEmpty()
            ? List.of()
            : named(c).stream().flatMap(s -> fitting(c, s.tables(place.get())).stream()).toList();
    return tables.size() == 1 ? tables.get(0) : null;
  }

  /**
   * Of the ways of computing under one number those that the case means: by the start it states, by
   * the words of its standard, by the highest fine it states, by who is punished.
   */
  private static List<Table> fitting(PublishedCase c, List<Table> tables) {
    List<Table> left = tables;
    Optional<Share> start = start(c);
    left = narrowed(left, t -> start.isPresent() && start.get().equals(t.start()));
    left = narrowed(left, t -> !t.variant().isEmpty() && c.standardName().contains(t.variant()));
    left =
        narrowed(
            left,
            t ->
                t.law() != null
                    && t.law().base() == null
                    && c.rangeFen(1).isPresent()
                    && c.rangeFen(1).get().equals(t.law().range(Map.of()).max()));
    return narrowed(left, t -> (t.subject() != Subject.ORGANISATION) == c.person());
  }

  private static List<Table> narrowed(List<Table> tables, Predicate<Table> test) {
    List<Table> kept = tables.stream().filter(test).toList();
    return kept.isEmpty() ? tables : kept;
  }

  /** Where the sum of weights starts, as the case states it. */
  private static Optional<Share> start(PublishedCase c) {
    return c.factors().stream()
        .filter(f -> f.name().contains("起点"))
        .map(TableMethod::weight)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Share> weight(PublishedCase.Factor factor) {
    if (factor.percent() != null) {
      return Optional.of(Share.percent(factor.percent()));
    }
    Matcher percent = PERCENT.matcher(factor.content());
    if (percent.find()) {
      return Optional.of(Share.percent(new BigDecimal(percent.group(1))));
    }
    Matcher part = PART.matcher(factor.content());
    return part.matches() && Long.parseLong(part.group(2)) > 0
        ? Optional.of(Share.of(Long.parseLong(part.group(1)), Long.parseLong(part.group(2))))
        : Optional.empty();
  }

  private Optional<Result> computed(PublishedCase c, Standard standard, Table table) {
    boolean elsewhere =
        place(c).map(place -> !table.no().equals(place)).orElse(false)
            || !fitting(c, standard.tables(table.no())).contains(table);
    Optional<List<Given>> given = elsewhere ? Optional.empty() : given(c, table);
    Optional<FineRange> range = range(c, table);
    if (given.isEmpty() || range.isEmpty()) {
      return Optional.empty();
    }
    return result(
        standard.title() + "§" + table.no() + table.variant(),
        () -> Assessments.byTable(standard, table, given.get(), frame(range.get())));
  }

  /** The weights as the case states them, by the formula of the standard. */
  private Optional<Result> byWeights(PublishedCase c, Standard standard) {
    Optional<FineRange> range = range(c, placed(c));
    List<PublishedCase.Factor> weights =
        c.factors().stream().filter(f -> !BaseAmounts.isBase(f)).toList();
    boolean formula =
        standard.formula() == FormulaKind.WEIGHTED_SUM
            || standard.formula() == FormulaKind.START_AND_REMAINDER;
    boolean all = !weights.isEmpty() && weights.stream().allMatch(f -> f.percent() != null);
    if (!formula || !all || range.isEmpty() || range.get().max() == null) {
      return Optional.empty();
    }
    Share start = null;
    List<Given> given = new ArrayList<>();
    for (PublishedCase.Factor factor : weights) {
      Share weight = Share.percent(factor.percent());
      if (factor.name().contains("起点")) {
        start = weight;
      } else {
        given.add(new Given("factors", factor.name(), factor.content(), weight, null, null, null));
      }
    }
    Share from = start;
    return result(
        standard.title(),
        () ->
            Assessments.byFormula(
                standard,
                standard
                    .formula()
                    .create(from, null, Circumstance.ORDINARY, null, standard.constants()),
                null,
                given,
                frame(range.get())));
  }

  /** A calculation that may be refused. */
  private interface Calculation {
    Assessment run();
  }

  private static Optional<Result> result(String by, Calculation calculation) {
    try {
      Assessment assessment = calculation.run();
      return assessment.amount() == null
          ? Optional.empty()
          : Optional.of(
              new Result(assessment.amount(), by + "：" + Assessments.resultText(assessment)));
    } catch (Refusal refusal) {
      return Optional.empty();
    }
  }

  private static Assessments.Frame frame(FineRange range) {
    return new Assessments.Frame(range, "法定幅度", "", Circumstance.ORDINARY, List.of(), null, null);
  }

  /** Each factor of the table by its stated grade; none may be missing. */
  private static Optional<List<Given>> given(PublishedCase c, Table table) {
    List<Given> given = new ArrayList<>();
    for (Factor factor : table.factors()) {
      Optional<String> grade =
          c.factors().stream()
              .filter(stated -> fits(factor, stated))
              .map(stated -> grade(factor, stated))
              .flatMap(Optional::stream)
              .findFirst();
      if (grade.isPresent()) {
        given.add(Given.grade(factor.name(), grade.get()));
      } else if (!factor.optional()) {
        return Optional.empty();
      }
    }
    return given.isEmpty() ? Optional.empty() : Optional.of(given);
  }

  private static boolean fits(Factor factor, PublishedCase.Factor stated) {
    String name = squeezed(stated.name());
    String own = squeezed(factor.name());
    return !name.isEmpty() && (own.startsWith(name) || name.startsWith(own));
  }

  /** The grade in the words of the table, or the one in which a stated number lies. */
  private static Optional<String> grade(Factor factor, PublishedCase.Factor stated) {
    String content = squeezed(stated.content());
    Optional<String> worded =
        factor.grades().stream()
            .map(Grade::label)
            .filter(label -> content.startsWith(squeezed(label)))
            .max(Comparator.comparingInt(String::length));
    if (worded.isPresent()) {
      return worded;
    }
    return Bounds.grade(factor.grades().stream().map(Grade::label).toList(), stated.content());
  }

  private static String squeezed(String text) {
    return Words.plain(text).replaceAll("[\\s(),。、/]", "");
  }
}
