package org.ecocase.discretion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.ecocase.casefile.DerivedFacts;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.dictionary.FactRows;
import org.springframework.stereotype.Component;

/**
 * By how many times a limit was exceeded at most (超标倍数): as the case says it, and otherwise the
 * highest of its measurements, each as its report says or as value and limit give it.
 */
@Component
class ExceedanceMultiple implements DerivedFacts {

  private static final String FACT = FactKeys.EXCEEDANCE_MULTIPLE;
  private static final int DIGITS = 4;

  @Override
  public Map<String, Object> of(UUID caseId, Map<String, Object> facts, LocalDate day) {
    BigDecimal highest = facts.get(FACT) == null ? of(facts) : null;
    return highest == null ? Map.of() : Map.of(FACT, highest.toPlainString());
  }

  /** The multiple; null while nothing says or gives one, which is not the same as none. */
  static BigDecimal of(Map<String, Object> facts) {
    BigDecimal stated = CaseFacts.decimal(facts, FACT);
    if (stated != null) {
      return stated;
    }
    return FactRows.of(facts.get(FactKeys.MEASUREMENTS)).stream()
        .map(ExceedanceMultiple::multiple)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static BigDecimal multiple(Map<String, Object> row) {
    return Optional.ofNullable(CaseFacts.decimal(row, FactKeys.Measurements.MULTIPLE))
        .orElseGet(() -> reckoned(row));
  }

  private static BigDecimal reckoned(Map<String, Object> row) {
    BigDecimal value = CaseFacts.decimal(row, FactKeys.Measurements.VALUE);
    BigDecimal limit = CaseFacts.decimal(row, FactKeys.Measurements.LIMIT);
    boolean over =
        value != null && limit != null && limit.signum() > 0 && value.compareTo(limit) > 0;
    return over
        ? value.subtract(limit).divide(limit, DIGITS, RoundingMode.HALF_UP).stripTrailingZeros()
        : null;
  }
}
