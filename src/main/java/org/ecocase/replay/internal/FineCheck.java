package org.ecocase.replay.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Computes a published case's fine again, by the first method that what it states allows. */
@Component
class FineCheck {

  private final List<FineMethod> methods;

  FineCheck(TableMethod table) {
    this.methods =
        List.of(FineMethods::byDay, FineMethods::reduced, table, FineMethods::percentOfMaximum);
  }

  ReplayReport.Fine of(PublishedCase c) {
    BigDecimal min = c.rangeFen(0).map(FineMethods::yuan).orElse(null);
    BigDecimal max = c.rangeFen(1).map(FineMethods::yuan).orElse(null);
    Optional<FineMethod.Result> result =
        methods.stream().map(m -> m.compute(c)).flatMap(Optional::stream).findFirst();
    BigDecimal computed = result.map(r -> FineMethods.yuan(r.fen())).orElse(null);
    Boolean matches =
        computed == null || c.fineYuan() == null ? null : computed.compareTo(c.fineYuan()) == 0;
    return new ReplayReport.Fine(
        c.fineYuan(), computed, min, max, matches, result.map(FineMethod.Result::how).orElse(why(c)));
  }

  private static String why(PublishedCase c) {
    if (c.factors().isEmpty()) {
      return "未载明裁量因素，不能复算";
    }
    return c.standardName().isEmpty() ? "未载明适用的裁量基准，不能复算" : "裁量基准未收录或者因素不全，不能复算";
  }
}
