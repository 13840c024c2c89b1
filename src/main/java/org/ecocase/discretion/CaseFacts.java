package org.ecocase.discretion;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ecocase.dictionary.FactCodes.PartyKind;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.dictionary.FactKeys.DiscretionGrades;
import org.ecocase.dictionary.FactRows;
import org.ecocase.law.Provision;
import org.ecocase.law.Subject;
import org.ecocase.law.Violation;

/** The facts of a case that 裁量 reads and writes, by their keys in the data dictionary. */
final class CaseFacts {

  static final String VIOLATION = FactKeys.VIOLATION_CODE;
  static final String TABLE = FactKeys.DISCRETION_TABLE;
  static final String PROVISION = FactKeys.LAW_PROVISION;

  private CaseFacts() {}

  static Subject subject(Map<String, Object> facts) {
    if (Boolean.TRUE.equals(facts.get(FactKeys.PARTY_RESPONSIBLE))) {
      return Subject.RESPONSIBLE;
    }
    return PartyKind.PERSON.in(facts) ? Subject.INDIVIDUAL : Subject.ORGANISATION;
  }

  /** The provision that was found to apply. */
  static Optional<Provision> provision(Violation violation, Map<String, Object> facts) {
    return violation.provisions().stream()
        .filter(provision -> provision.id().equals(facts.get(PROVISION)))
        .findFirst();
  }

  static String text(Map<String, Object> facts, String key) {
    return facts.get(key) instanceof String text ? text : "";
  }

  static Long money(Map<String, Object> facts, String key) {
    return facts.get(key) instanceof Number number ? number.longValue() : null;
  }

  static LocalDate date(Map<String, Object> facts, String key) {
    String text = text(facts, key);
    return text.isEmpty() ? null : LocalDate.parse(text.substring(0, "yyyy-MM-dd".length()));
  }

  /**
   * The last day of the act that is known: its end, the day of an act of one day, or null while it
   * goes on.
   */
  static LocalDate lastDay(Map<String, Object> facts) {
    LocalDate ended = date(facts, FactKeys.VIOLATION_END_DATE);
    boolean continuing = Boolean.TRUE.equals(facts.get(FactKeys.VIOLATION_CONTINUING));
    return ended != null ? ended : continuing ? null : date(facts, FactKeys.VIOLATION_DATE);
  }

  static BigDecimal decimal(Map<String, Object> facts, String key) {
    return facts.get(key) == null ? null : new BigDecimal(facts.get(key).toString());
  }

  /** The row with the grade found of a factor; empty where the chosen table had no such factor. */
  static Optional<Map<String, Object>> row(Map<String, Object> facts, Factor factor) {
    return FactRows.of(facts.get(FactKeys.DISCRETION_GRADES)).stream()
        .filter(row -> factor.name().equals(row.get(DiscretionGrades.FACTOR)))
        .findFirst();
  }

  /** Emptied facts, so that nothing of an earlier assessment stays behind. */
  static Map<String, Object> emptied(String... keys) {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (String key : keys) {
      facts.put(key, null);
    }
    return facts;
  }
}
