package org.ecocase.replay.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecocase.discretion.Assessment;
import org.ecocase.discretion.Assessments;
import org.ecocase.discretion.Circumstance;
import org.ecocase.discretion.Factor;
import org.ecocase.discretion.Given;
import org.ecocase.discretion.Grade;
import org.ecocase.discretion.Standard;
import org.ecocase.discretion.Standards;
import org.ecocase.discretion.Table;
import org.ecocase.law.FineRange;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Component;

/** The fine by a table of the standard that the case names, where it states every factor. */
@Component
class TableMethod implements FineMethod {

  private static final Pattern PLACE = Pattern.compile("§\\s*(\\d+(?:\\.\\d+)+)|序号\\s*(\\d+)");
  private static final Pattern AREA = Pattern.compile("^(.{2,3}?)(省|市|自治区)");

  private final Standards standards;

  TableMethod(Standards standards) {
    this.standards = standards;
  }

  @Override
  public Optional<Result> compute(PublishedCase c) {
    if (c.factors().isEmpty() || c.rangeFen(0).isEmpty() || c.rangeFen(1).isEmpty()) {
      return Optional.empty();
    }
    return standards.all().stream()
        .filter(standard -> names(c.standardName(), standard))
        .flatMap(standard -> standard.tables().stream().map(table -> computed(c, standard, table)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** A case names a standard by the area it holds in; wording differs from paper to paper. */
  private static boolean names(String name, Standard standard) {
    Matcher area = AREA.matcher(standard.title());
    return area.find() && name.startsWith(area.group(1) + area.group(2)) && name.contains("裁量");
  }

  private static Optional<Result> computed(PublishedCase c, Standard standard, Table table) {
    Matcher place = PLACE.matcher(c.standardName());
    boolean elsewhere =
        place.find()
            && !table.no().equals(place.group(1) == null ? place.group(2) : place.group(1));
    Optional<List<Given>> given = elsewhere ? Optional.empty() : given(c, table);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    FineRange range = new FineRange(c.rangeFen(0).orElseThrow(), c.rangeFen(1).orElseThrow());
    try {
      Assessment assessment =
          Assessments.byTable(
              standard,
              table,
              given.get(),
              new Assessments.Frame(
                  range, "公布的法定幅度", "", Circumstance.ORDINARY, List.of(), null, null));
      return assessment.amount() == null
          ? Optional.empty()
          : Optional.of(
              new Result(
                  assessment.amount(),
                  standard.title() + "§" + table.no() + "：" + Assessments.resultText(assessment)));
    } catch (Refusal refusal) {
      return Optional.empty();
    }
  }

  /** Each factor of the table by its stated grade; none may be missing. */
  private static Optional<List<Given>> given(PublishedCase c, Table table) {
    List<Given> given = new ArrayList<>();
    for (Factor factor : table.factors()) {
      Optional<String> grade =
          c.factors().stream()
              .flatMap(stated -> factor.grades().stream().filter(g -> same(factor, g, stated)))
              .map(Grade::label)
              .findFirst();
      if (grade.isPresent()) {
        given.add(Given.grade(factor.name(), grade.get()));
      } else if (!factor.optional()) {
        return Optional.empty();
      }
    }
    return given.isEmpty() ? Optional.empty() : Optional.of(given);
  }

  private static boolean same(Factor factor, Grade grade, PublishedCase.Factor stated) {
    String name = squeezed(stated.name());
    String own = squeezed(factor.name());
    String content = squeezed(stated.content());
    String label = squeezed(grade.label());
    boolean factorFits = own.startsWith(name) || name.startsWith(own);
    return factorFits && (content.equals(label) || content.startsWith(label));
  }

  private static String squeezed(String text) {
    return text.replaceAll("[\\s（）()，,。、/]", "");
  }
}
