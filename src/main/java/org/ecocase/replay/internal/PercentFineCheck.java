package org.ecocase.replay.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Computes a fine again where the case states factors as percentages of the statutory maximum: their
 * sum, held within the statutory range.
 */
@Component
class PercentFineCheck implements FineCheck {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  @Override
  public ReplayReport.Fine of(PublishedCase c) {
    BigDecimal min = c.rangeFen(0).map(PercentFineCheck::yuan).orElse(null);
    BigDecimal max = c.rangeFen(1).map(PercentFineCheck::yuan).orElse(null);
    Optional<BigDecimal> percent = percent(c.discretion());
    if (percent.isEmpty() || max == null) {
      String why =
          max == null ? "未载明法定罚款上限" : "未载明可以计算的裁量因素百分比";
      return new ReplayReport.Fine(c.fineYuan(), null, min, max, null, why);
    }
    BigDecimal raw = max.multiply(percent.get()).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    BigDecimal fine = min == null ? raw.min(max) : raw.max(min).min(max);
    boolean matches = c.fineYuan() != null && c.fineYuan().compareTo(fine) == 0;
    return new ReplayReport.Fine(
        c.fineYuan(),
        fine.stripTrailingZeros(),
        min,
        max,
        c.fineYuan() == null ? null : matches,
        "裁量百分值合计" + percent.get().toPlainString() + "%×法定上限" + max.toPlainString() + "元");
  }

  private static Optional<BigDecimal> percent(JsonNode discretion) {
    if (discretion == null || discretion.path("factors").isEmpty()) {
      return Optional.empty();
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode factor : discretion.path("factors")) {
      if (!factor.path("percent").isNumber()) {
        return Optional.empty();
      }
      sum = sum.add(factor.get("percent").decimalValue());
    }
    return Optional.of(sum);
  }

  private static BigDecimal yuan(long fen) {
    return BigDecimal.valueOf(fen, 2).stripTrailingZeros();
  }
}
