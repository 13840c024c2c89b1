package org.ecocase.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.ecocase.rule.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTest {

  @ParameterizedTest
  @CsvSource({
    "35,35%,0.35倍",
    "35%,35%,0.35倍",
    "12.5%,12.5%,0.125倍",
    "1/3,1/3,1/3倍",
    "2/8,25%,0.25倍",
    "0,0%,0倍",
    "-30,-30%,-0.3倍",
    "300%,300%,3倍"
  })
  void should_readAndWrite_when_givenAsText(String text, String percent, String times) {
    assertThat(Share.parse(text).text()).isEqualTo(percent);
    assertThat(Share.parse(text).timesText()).isEqualTo(times);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "1/0", "1/2/3", "1e5", "%"})
  void should_refuse_when_itIsNoShare(String text) {
    assertThatThrownBy(() -> Share.parse(text)).isInstanceOf(NumberFormatException.class);
  }

  @Test
  void should_reckonExactly_when_combined() {
    Share third = Share.of(1, 3);

    assertThat(third.plus(third).plus(third)).isEqualTo(Share.ONE);
    assertThat(Share.ONE.minus(third)).isEqualTo(Share.of(2, 3));
    assertThat(third.times(Share.of(3, 4))).isEqualTo(Share.percent(25));
    assertThat(third.dividedBy(Share.of(2, 1))).isEqualTo(Share.of(1, 6));
    assertThat(third.max(Share.percent(33))).isEqualTo(third);
    assertThat(third.min(Share.percent(33))).isEqualTo(Share.percent(33));
    assertThat(Share.of(1, -2)).isEqualTo(Share.of(-1, 2));
    assertThat(Share.of(-1, 2).signum()).isEqualTo(-1);
    assertThat(Share.percent(new BigDecimal("1E+2"))).isEqualTo(Share.ONE);
    assertThatThrownBy(() -> Share.of(1, 0)).isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1,HALF_UP,333,精确到分，四舍五入",
    "100,DOWN,300,精确到元，不足的舍去",
    "100,UP,400,精确到元，不足的进位",
    "1000,HALF_UP,0,精确到10元，四舍五入"
  })
  void should_round_when_theUnitIsGiven(long unit, RoundingMode mode, long fen, String text) {
    Rounding rounding = new Rounding(unit, mode);

    assertThat(Share.of(1, 3).of(1_000, rounding)).isEqualTo(fen);
    assertThat(rounding.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "10000000,10万元",
    "227500,2275元",
    "25227500,25.2275万元",
    "54500,545元",
    "54550,545.5元",
    "1000001,10000.01元",
    "0,0元",
    "1000000,1万元",
    "999900,9999元"
  })
  void should_writeMoney_when_inFen(long fen, String text) {
    assertThat(Fen.text(fen)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "10,20,5,10,0.1元以上0.2元以下", "10,20,25,20,0.1元以上0.2元以下", "10,20,15,15,0.1元以上0.2元以下",
        ",20,5,5,0.2元以下",
    "10,,25,25,0.1元以上", "10,10,25,10,0.1元", ",,25,25,法律未定数额", "0,20,5,5,0.2元以下"
  })
  void should_clamp_when_theRangeIsKnown(Long min, Long max, long fen, long clamped, String text) {
    FineRange range = new FineRange(min, max);

    assertThat(range.clamp(fen)).isEqualTo(clamped);
    assertThat(range.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"-1,", ",-1", "2,1"})
  void should_refuse_when_theRangeMakesNoSense(Long min, Long max) {
    assertThatThrownBy(() -> new FineRange(min, max)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void should_countTheLeastBase_when_theCostIsSmall() {
    FineRule.ShareOf rule =
        new FineRule.ShareOf(Base.DISPOSAL_COST, Share.ONE, Share.of(3, 1), 10_000_000L);

    assertThat(rule.range(Map.of(Base.DISPOSAL_COST, 2_000_000L)))
        .isEqualTo(new FineRange(10_000_000L, 30_000_000L));
    assertThat(rule.range(Map.of(Base.DISPOSAL_COST, 10_000_001L)))
        .isEqualTo(new FineRange(10_000_001L, 30_000_003L));
    assertThat(rule.text()).isEqualTo("所需处置费用1倍以上3倍以下，所需处置费用不足10万元的按10万元计算");
    assertThatThrownBy(() -> rule.range(Map.of()))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.field()).isEqualTo("disposalCostYuan"));
  }

  @Test
  void should_writeTheRule_when_itIsAPercentOrAnAmount() {
    assertThat(
            new FineRule.ShareOf(Base.INVESTMENT, Share.percent(1), Share.percent(5), null).text())
        .isEqualTo("建设项目总投资额1%以上5%以下");
    assertThat(new FineRule.Amount(new FineRange(500_000L, 2_000_000L), "次").text())
        .isEqualTo("每次5000元以上2万元以下");
  }
}
