package org.ecocase.replay.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.ecocase.discretion.FormulaKind;
import org.ecocase.discretion.Standard;
import org.ecocase.law.FineRange;
import org.springframework.stereotype.Component;

/** Computes a published case's fine again, by the first method that what it states allows. */
@Component
class FineCheck {

  private final List<FineMethod> methods;
  private final TableMethod table;

  FineCheck(TableMethod table) {
    this.table = table;
    this.methods =
        List.of(
            DailyFines::compute,
            c -> FineMethods.reduced(c, table.statutory(c)),
            FineMethods::multipleOfBase,
            table,
            c -> FineMethods.middleOfBand(c, table.takesTheMiddle(c)),
            FineMethods::sumOfItems,
            FineMethods::asPrinted,
            this::percentOfMaximum,
            table::byTotal);
  }

  ReplayReport.Fine of(PublishedCase c) {
    BigDecimal min = c.rangeFen(0).map(Amounts::yuan).orElse(null);
    BigDecimal max = c.rangeFen(1).map(Amounts::yuan).orElse(null);
    Optional<FineMethod.Result> result =
        methods.stream().map(m -> m.compute(c)).flatMap(Optional::stream).findFirst();
    BigDecimal computed = result.map(r -> Amounts.yuan(r.fen())).orElse(null);
    Boolean matches =
        computed == null || c.fineYuan() == null ? null : computed.compareTo(c.fineYuan()) == 0;
    Optional<FineRange> span = result.isPresent() ? Optional.empty() : FineMethods.band(c);
    FineMethod.Missing missing = result.isPresent() ? null : missing(c, span);
    return new ReplayReport.Fine(
        c.fineYuan(),
        computed,
        min,
        max,
        matches,
        missing == null ? null : missing.name(),
        span.map(s -> Amounts.yuan(s.least())).orElse(null),
        span.map(s -> Amounts.yuan(s.max())).orElse(null),
        result.map(FineMethod.Result::how).orElseGet(() -> missing.text()));
  }

  /**
   * Percentages of the highest fine where the standard reckons so, or where it names none. How a
   * standard that is not on record reckons is not known.
   */
  private Optional<FineMethod.Result> percentOfMaximum(PublishedCase c) {
    return c.standardName().isEmpty() || table.sumsUp(c)
        ? FineMethods.percentOfMaximum(c)
        : Optional.empty();
  }

  private FineMethod.Missing missing(PublishedCase c, Optional<FineRange> span) {
    List<Standard> named = table.named(c);
    if (c.factors().isEmpty()) {
      return c.fineYuan() == null && c.standardName().isEmpty()
          ? FineMethod.Missing.FINE_NOT_STATED
          : FineMethod.Missing.FACTORS_NOT_STATED;
    }
    if (c.dailyFine()) {
      return DailyFines.original(c).isEmpty()
          ? FineMethod.Missing.ORIGINAL_FINE_NOT_STATED
          : FineMethod.Missing.DAYS_NOT_STATED;
    }
    if (named.stream().anyMatch(s -> s.formula() == FormulaKind.LEVELS_ONLY)) {
      return FineMethod.Missing.FORMULA_UNPUBLISHED;
    }
    if (span.isPresent()) {
      return FineMethod.Missing.SPAN_LEFT;
    }
    if (c.standardName().isEmpty()) {
      return FineMethod.Missing.STANDARD_NOT_STATED;
    }
    if (named.isEmpty()) {
      return FineMethod.Missing.STANDARD_UNKNOWN;
    }
    if (c.factorsBreakOff()) {
      return FineMethod.Missing.FACTORS_INCOMPLETE;
    }
    if (!table.hasTable(c)) {
      return FineMethod.Missing.TABLE_UNKNOWN;
    }
    return c.rangeFen(1).isEmpty() && table.reckonsByBase(c)
        ? FineMethod.Missing.BASE_NOT_STATED
        : FineMethod.Missing.FACTORS_INCOMPLETE;
  }
}
