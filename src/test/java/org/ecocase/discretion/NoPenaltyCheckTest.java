package org.ecocase.discretion;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoPenaltyCheckTest {

  private static final LocalDate ACT = LocalDate.of(2026, 3, 10);
  private static final Standard GUANGDONG = new Standards().require("gd-2022");

  @ParameterizedTest
  @CsvSource({
    "AIR-EXCEED, 0.09, true",
    "AIR-EXCEED, 0.1, false",
    "WATER-EXCEED, 0.99, true",
    "WATER-EXCEED, 1.00, false",
    "EIA-DISCLOSURE, 9, true"
  })
  void should_holdTheExceedanceAgainstTheParty_when_itReachesTheLimit(
      String violation, BigDecimal exceedance, boolean open) {
    List<String> against = NoPenaltyCheck.against(entry(violation), known(List.of(), exceedance));

    assertThat(against.isEmpty()).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({
    "AIR-EXCEED, 2025-03-10, true",
    "AIR-EXCEED, 2025-03-11, false",
    "AIR-EXCEED, 2026-03-10, false",
    "AIR-EXCEED, 2026-03-11, true",
    "EIA-REGISTRATION, 2015-01-01, false"
  })
  void should_holdEarlierPenaltiesAgainstTheParty_when_theyFallIntoTheTime(
      String violation, LocalDate earlier, boolean open) {
    List<String> against = NoPenaltyCheck.against(entry(violation), known(List.of(earlier), null));

    assertThat(against.isEmpty()).isEqualTo(open);
  }

  @Test
  void should_leaveItOpen_when_theDayOfTheActIsNotKnown() {
    NoPenaltyCheck.Known known =
        new NoPenaltyCheck.Known(null, List.of(LocalDate.of(2015, 1, 1)), null);

    assertThat(NoPenaltyCheck.against(entry("EIA-REGISTRATION"), known)).isEmpty();
  }

  @Test
  void should_sayNothing_when_theViolationIsNotListed() {
    assertThat(NoPenaltyCheck.text(GUANGDONG, "AIR-DUST", known(List.of(), null))).isNull();
    assertThat(NoPenaltyCheck.listed(GUANGDONG, "")).isEmpty();
    Standard without = new Standards().require("hebei-2019");
    assertThat(NoPenaltyCheck.listed(without, "WATER-EXCEED")).isEmpty();
  }

  @Test
  void should_nameEveryCondition_when_aPersonMustFindThem() {
    String open = NoPenaltyCheck.text(GUANGDONG, "AIR-EXCEED", known(List.of(), null));
    String not =
        NoPenaltyCheck.text(
            GUANGDONG, "AIR-EXCEED", known(List.of(ACT.minusDays(1)), new BigDecimal("2.50")));

    assertThat(open)
        .contains("大气污染物超标", "近一年首次；", "限期内改正；在环境敏感区内的不适用", "全部符合的，不予处罚")
        .contains("第十三条及附件2");
    assertThat(not).contains("本案不符合：本系统已有同类处罚1件，不是首次；超标2.5倍，该事项以不足0.1倍为限");
  }

  private static Standard.NoPenalty entry(String violation) {
    return NoPenaltyCheck.listed(GUANGDONG, violation).get(0);
  }

  private static NoPenaltyCheck.Known known(List<LocalDate> earlier, BigDecimal exceedance) {
    return new NoPenaltyCheck.Known(ACT, earlier, exceedance);
  }
}
