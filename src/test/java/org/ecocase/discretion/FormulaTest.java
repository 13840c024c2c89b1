package org.ecocase.discretion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.ecocase.law.FineRange;
import org.ecocase.law.Rounding;
import org.ecocase.law.Share;
import org.ecocase.rule.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {

  private static final FineRange TEN_TO_HUNDRED = yuan(100_000L, 1_000_000L);
  private static final Formula.Superposition SUPERPOSITION =
      new Formula.Superposition(Share.of(50, 1), BigDecimal.valueOf(5), Share.percent(30));
  private static final BandRules BAND_RULES =
      new BandRules("规定第十二条", Share.percent(20), Share.percent(50), Share.of(2, 1), Share.of(5, 1));

  @ParameterizedTest
  @CsvSource({
    "10,0,,10%,10000000",
    "7,4,20,20%,20000000",
    "7,13,20,20%,20000000",
    "7,14,20,21%,21000000",
    "50,60,,100%,100000000",
    "0,15,,15%,15000000"
  })
  void should_multiplyTheMaximum_when_weightsAreSummed(
      long start, long weight, Long least, String share, long fen) {
    Formula formula =
        new Formula.WeightedSum(Share.percent(start), least == null ? null : Share.percent(least));

    Formula.Outcome outcome = formula.apply(input(TEN_TO_HUNDRED, weight(weight)));

    assertThat(outcome.low()).isEqualTo(fen);
    assertThat(outcome.high()).isEqualTo(fen);
    assertThat(outcome.share().text()).isEqualTo(share);
    assertThat(text(outcome)).contains("×100万元＝");
  }

  @Test
  void should_sayWhatWasLimited_when_theSumIsTooSmallOrTooLarge() {
    Formula small = new Formula.WeightedSum(Share.percent(7), Share.percent(20));
    Formula large = new Formula.WeightedSum(Share.percent(50), null);

    assertThat(text(small.apply(input(TEN_TO_HUNDRED, weight(1))))).contains("不足20%，按20%计算");
    assertThat(text(large.apply(input(TEN_TO_HUNDRED, weight(51))))).contains("超过100%，按100%计算");
    assertThat(text(large.apply(input(TEN_TO_HUNDRED, weight(50))))).doesNotContain("超过");
  }

  @Test
  void should_leaveASpan_when_aFactorHasOne() {
    Chosen span = new Chosen("区域", "", Share.percent(1), Share.percent(60), null, null, false);

    Formula.Outcome outcome =
        new Formula.WeightedSum(Share.ZERO, null)
            .apply(input(TEN_TO_HUNDRED, List.of(span, Chosen.of("次数", "", Share.percent(5)))));

    assertThat(outcome.low()).isEqualTo(6_000_000);
    assertThat(outcome.high()).isEqualTo(65_000_000);
    assertThat(text(outcome)).contains("（6%至65%）", "6万元至65万元");
  }

  @Test
  void should_addExactThirds_when_theTableHasFractions() {
    Formula formula = new Formula.WeightedSum(Share.of(1, 3), null);
    List<Chosen> factors =
        List.of(
            Chosen.of("量", "", Share.of(1, 4)),
            Chosen.of("时", "", Share.of(1, 4)),
            Chosen.of("地", "", Share.of(1, 12)),
            Chosen.of("改", "", Share.of(1, 12)));

    Formula.Outcome outcome = formula.apply(input(TEN_TO_HUNDRED, factors));

    assertThat(outcome.share()).isEqualTo(Share.ONE);
    assertThat(outcome.low()).isEqualTo(100_000_000);
  }

  @Test
  void should_needTheMaximum_when_theFormulaMultipliesIt() {
    assertThatThrownBy(
            () ->
                new Formula.WeightedSum(Share.ZERO, null)
                    .apply(input(new FineRange(1L, null), weight(5))))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.field()).isEqualTo("maximumYuan"));
  }

  @ParameterizedTest
  @CsvSource({"5,,2900000", "0,,2000000", "100,,20000000", "120,,20000000", "50,20,12000000"})
  void should_addTheRemainder_when_theStartIsTheMinimum(long weight, Long start, long fen) {
    Formula formula = new Formula.StartAndRemainder(start == null ? null : Share.percent(start));

    Formula.Outcome outcome = formula.apply(input(yuan(20_000L, 200_000L), weight(weight)));

    assertThat(outcome.low()).isEqualTo(fen);
    assertThat(outcome.high()).isEqualTo(fen);
    assertThat(text(outcome)).contains("裁量起点Y为");
  }

  @ParameterizedTest
  @CsvSource({"0,50000", "3,54500", "100,200000", "150,200000"})
  void should_addAPartOfTheWidth_when_reckonedFromTheMinimum(long weight, long fen) {
    Formula.Outcome outcome =
        new Formula.MinimumPlusShare().apply(input(yuan(500L, 2_000L), weight(weight)));

    assertThat(outcome.low()).isEqualTo(fen);
    assertThat(outcome.high()).isEqualTo(fen);
  }

  @ParameterizedTest
  @CsvSource({
    "5,5,0,100000000",
    "1,1,0,13600000",
    "3,4,0,55000000",
    "3,4,30,68500000",
    "3,4,50,68500000",
    "3,4,-30,41500000",
    "3,4,-80,41500000",
    "5,5,30,100000000"
  })
  void should_superpose_when_levelsAreGiven(int a, int b, long c, long fen) {
    List<Chosen> factors =
        List.of(
            Chosen.level("个性", "", BigDecimal.valueOf(a), Chosen.Role.PRIMARY),
            Chosen.level("共性", "", BigDecimal.valueOf(b), Chosen.Role.COMMON),
            new Chosen("修正", "", Share.percent(c), null, null, Chosen.Role.CORRECTION, false));

    Formula.Outcome outcome = SUPERPOSITION.apply(input(TEN_TO_HUNDRED, factors));

    assertThat(outcome.low()).isEqualTo(fen);
    assertThat(text(outcome).contains("按限度")).isEqualTo(Math.abs(c) > 30);
    assertThat(text(outcome).contains("修正裁量因素")).isEqualTo(c != 0);
  }

  @Test
  void should_takeTheMean_when_severalFactorsHaveLevels() {
    List<Chosen> factors =
        List.of(
            Chosen.level("一", "", BigDecimal.valueOf(2), Chosen.Role.PRIMARY),
            Chosen.level("二", "", BigDecimal.valueOf(3), Chosen.Role.PRIMARY),
            Chosen.level("三", "", BigDecimal.ONE, Chosen.Role.COMMON));

    Formula.Outcome outcome = SUPERPOSITION.apply(input(TEN_TO_HUNDRED, factors));

    // (2.5² + 1) ÷ 50 × 900 000
    assertThat(outcome.low()).isEqualTo(23_050_000);
    assertThat(text(outcome)).contains("等级A为2.5", "等级B为1。");
  }

  @ParameterizedTest
  @CsvSource({"6,1", "-1,1", "1,6", "0,1", "1,0"})
  void should_refuse_when_aLevelIsNotOnTheScale(int a, int b) {
    List<Chosen> factors =
        List.of(
            Chosen.level("一", "", BigDecimal.valueOf(a), Chosen.Role.PRIMARY),
            Chosen.level("二", "", BigDecimal.valueOf(b), Chosen.Role.COMMON));

    assertThatThrownBy(() -> SUPERPOSITION.apply(input(TEN_TO_HUNDRED, factors)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("1至5");
  }

  @ParameterizedTest
  @CsvSource({"PRIMARY,共性", "COMMON,个性"})
  void should_refuse_when_oneDimensionIsMissing(Chosen.Role role, String missing) {
    assertThatThrownBy(
            () ->
                SUPERPOSITION.apply(
                    input(TEN_TO_HUNDRED, List.of(Chosen.level("一", "", BigDecimal.ONE, role)))))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(missing);
  }

  @ParameterizedTest
  @CsvSource({"0,5,30", "50,0,30", "50,2.5,30", "50,5,-1"})
  void should_rejectConstants_when_theyMakeNoSense(
      long divisor, BigDecimal highest, long correction) {
    assertThatThrownBy(
            () ->
                new Formula.Superposition(Share.of(divisor, 1), highest, Share.percent(correction)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "50000,60000,ORDINARY,5500000,5500000", "50000,60000,LIGHTER,5000000,5500000",
    "50000,60000,HEAVIER,5500000,6000000", ",50000,ORDINARY,2500000,2500000",
    ",50000,LIGHTER,1000000,1000000", ",50000,HEAVIER,2500000,5000000",
    "50000,,ORDINARY,10000000,10000000", "50000,,LIGHTER,5000000,5000000",
    "50000,,HEAVIER,25000000,25000000", "5000,5000,LIGHTER,500000,500000"
  })
  void should_placeTheCaseInTheBand_when_theCircumstanceIsGiven(
      Long min, Long max, Circumstance circumstance, long low, long high) {
    Formula.Outcome outcome =
        new Formula.BandPosition(circumstance, BAND_RULES).apply(input(yuan(min, max), List.of()));

    assertThat(outcome.low()).isEqualTo(low);
    assertThat(outcome.high()).isEqualTo(high);
    assertThat(outcome.share()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"50000,,maximumYuan", ",50000,minimumYuan"})
  void should_refuse_when_oneEndIsMissingAndNoRuleIsKnown(Long min, Long max, String field) {
    assertThatThrownBy(
            () ->
                new Formula.BandPosition(Circumstance.ORDINARY, null)
                    .apply(input(yuan(min, max), List.of())))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.field()).isEqualTo(field));
  }

  @ParameterizedTest
  @CsvSource({"0,22500000", "1,23000000", "-2,21500000", "5,25000000", "9,25000000", "-9,20000000"})
  void should_moveFromTheMiddle_when_coefficientsAreGiven(int coefficient, long fen) {
    Formula.Input input =
        new Formula.Input(
            TEN_TO_HUNDRED,
            yuan(200_000L, 250_000L),
            List.of(Chosen.of("系数", "", Share.of(coefficient, 1))),
            Rounding.FEN);

    Formula.Outcome outcome = new Formula.BandAdjusted(Share.percent(10)).apply(input);

    assertThat(outcome.low()).isEqualTo(fen);
    assertThat(text(outcome)).contains("幅度中限22.5万元", "5万元×10%");
  }

  @Test
  void should_leaveTheRange_when_onlyLevelsArePublished() {
    Formula.Outcome outcome =
        new Formula.LevelsOnly()
            .apply(
                input(
                    TEN_TO_HUNDRED,
                    List.of(Chosen.level("一", "", BigDecimal.ONE, Chosen.Role.PRIMARY))));

    assertThat(outcome.low()).isEqualTo(10_000_000);
    assertThat(outcome.high()).isEqualTo(100_000_000);
    assertThat(text(outcome)).contains("换算公式未公布");
  }

  @Test
  void should_refuse_when_theRangeIsOpen() {
    assertThatThrownBy(() -> new Formula.LevelsOnly().apply(input(yuan(1L, null), List.of())))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void should_roundAsTheStandardSays_when_partsOfAFenRemain() {
    Formula formula = new Formula.WeightedSum(Share.of(1, 3), null);
    Rounding yuan = new Rounding(100, RoundingMode.DOWN);

    assertThat(formula.apply(input(yuan(0L, 100L), List.of())).low()).isEqualTo(3_333);
    assertThat(formula.apply(new Formula.Input(yuan(0L, 100L), null, List.of(), yuan)).low())
        .isEqualTo(3_300);
  }

  private static Formula.Input input(FineRange range, List<Chosen> factors) {
    return new Formula.Input(range, null, factors, Rounding.FEN);
  }

  private static List<Chosen> weight(long percent) {
    return List.of(Chosen.of("合计", "", Share.percent(percent)));
  }

  private static FineRange yuan(Long min, Long max) {
    return new FineRange(min == null ? null : min * 100, max == null ? null : max * 100);
  }

  private static String text(Formula.Outcome outcome) {
    return String.join("", outcome.steps().stream().map(Reasoning::sentence).toList());
  }
}
