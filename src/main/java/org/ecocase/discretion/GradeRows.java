package org.ecocase.discretion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.dictionary.FactKeys.DiscretionGrades;
import org.ecocase.dictionary.FactRows;
import org.ecocase.rule.Refusal;

/** The table of factors that the officer finds the grades of: a row for each factor. Pure. */
final class GradeRows {

  private GradeRows() {}

  /**
   * The rows for the factors of the chosen table, in their order; a factor that had a row keeps it.
   *
   * @param table the fact
   * @param before the facts of the case when the same table was chosen before; otherwise none
   * @param known what the case file knows for a grade of a factor
   * @return the rows; null where there are no factors
   * @throws Refusal when the form cannot hold so many
   */
  static List<Map<String, Object>> of(
      Fact table,
      List<Factor> factors,
      Map<String, Object> before,
      Function<Factor, Suggestion.Known> known) {
    List<Map<String, Object>> rows =
        factors.stream().map(factor -> row(factor, before, known.apply(factor))).toList();
    try {
      return FactRows.parse(table, rows, before.get(FactKeys.DISCRETION_GRADES));
    } catch (IllegalArgumentException e) {
      throw new Refusal(Refusal.Kind.RULE, "裁量表的因素" + e.getMessage());
    }
  }

  /** What the officer found before stays; otherwise what the case file suggests, or nothing. */
  private static Map<String, Object> row(
      Factor factor, Map<String, Object> before, Suggestion.Known known) {
    Map<String, Object> row = new LinkedHashMap<>();
    CaseFacts.row(before, factor).ifPresent(row::putAll);
    String own = CaseFacts.text(row, DiscretionGrades.GRADE);
    row.put(DiscretionGrades.FACTOR, factor.name());
    if (!own.equals(DiscretionChoices.UNKNOWN) && factor.grade(own).isEmpty()) {
      row.put(DiscretionGrades.GRADE, Suggestion.of(factor, known).orElse(null));
    }
    return row;
  }
}
