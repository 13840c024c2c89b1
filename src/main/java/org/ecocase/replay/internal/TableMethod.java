package org.ecocase.replay.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecocase.discretion.Assessment;
import org.ecocase.discretion.Assessments;
import org.ecocase.discretion.Circumstance;
import org.ecocase.discretion.Factor;
import org.ecocase.discretion.FormulaKind;
import org.ecocase.discretion.Given;
import org.ecocase.discretion.Grade;
import org.ecocase.discretion.Standard;
import org.ecocase.discretion.Standards;
import org.ecocase.discretion.Suggestion;
import org.ecocase.discretion.Table;
import org.ecocase.law.FineRange;
import org.ecocase.law.Share;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Component;

/** The fine by the standard that the case names: by its table, or by the weights the case states. */
@Component
class TableMethod implements FineMethod {

  private static final Pattern PLACE = Pattern.compile("§\\s*(\\d+(?:\\.\\d+)+)|序号\\s*(\\d+)");
  private static final Pattern AREA = Pattern.compile("^(.{2,3}?)(省|市|自治区)");
  private static final Pattern TIMES = Pattern.compile("(\\d+(?:\\.\\d+)?)倍");

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
    return standards.all().stream().filter(s -> names(c.standardName(), s)).toList();
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
    if (table != null && table.law() != null && table.law().base() == null) {
      return Optional.of(table.law().range(Map.of()));
    }
    return law.range(c);
  }

  private Optional<Result> computed(PublishedCase c, Standard standard, Table table) {
    boolean elsewhere = place(c).map(place -> !table.no().equals(place)).orElse(false);
    Optional<List<Given>> given = elsewhere ? Optional.empty() : given(c, table);
    Optional<FineRange> range = range(c, table);
    if (given.isEmpty() || range.isEmpty()) {
      return Optional.empty();
    }
    return result(
        standard.title() + "§" + table.no(),
        () -> Assessments.byTable(standard, table, given.get(), frame(range.get())));
  }

  /** The weights as the case states them, by the formula of the standard. */
  private Optional<Result> byWeights(PublishedCase c, Standard standard) {
    Optional<FineRange> range = range(c, null);
    boolean formula =
        standard.formula() == FormulaKind.WEIGHTED_SUM
            || standard.formula() == FormulaKind.START_AND_REMAINDER;
    boolean all = c.factors().stream().allMatch(f -> f.percent() != null);
    if (!formula || !all || range.isEmpty() || range.get().max() == null) {
      return Optional.empty();
    }
    Share start = null;
    List<Given> given = new ArrayList<>();
    for (PublishedCase.Factor factor : c.factors()) {
      Share weight = Share.percent(factor.percent());
      if (factor.name().contains("起点")) {
        start = weight;
      } else {
        given.add(
            new Given("factors", factor.name(), factor.content(), weight, null, null, null));
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
    return new Assessments.Frame(
        range, "法定幅度", "", Circumstance.ORDINARY, List.of(), null, null);
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
    Matcher times = TIMES.matcher(content);
    boolean number = times.find() && !content.contains("以上") && !content.contains("以下");
    return number
        ? Suggestion.of(
            factor, new Suggestion.Known(null, null, new BigDecimal(times.group(1)), null))
        : Optional.empty();
  }

  private static String squeezed(String text) {
    return text.replaceAll("[\\s（）()，,。、/]", "");
  }
}
