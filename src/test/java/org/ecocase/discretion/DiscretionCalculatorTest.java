package org.ecocase.discretion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecocase.law.FineRange;
import org.ecocase.law.Rounding;
import org.ecocase.law.Share;
import org.ecocase.rule.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DiscretionCalculatorTest {

  private static final FineRange TEN_TO_HUNDRED = new FineRange(10_000_000L, 100_000_000L);
  private static final AdjustmentRules RULES =
      new AdjustmentRules(
          Share.percent(30),
          Share.percent(50),
          "规定第十四条",
          Map.of(
              "CRIME", new AdjustmentRules.Exclusion("涉嫌犯罪", Set.of()),
              "DETENTION", new AdjustmentRules.Exclusion("移送拘留", Set.of("AIR-EVASION"))),
          Share.percent(20),
          Share.percent(20),
          Share.percent(50));

  @ParameterizedTest
  @CsvSource({"7,10000000,STATUTORY_MINIMUM", "10,10000000,", "11,11000000,"})
  void should_raiseToTheMinimum_when_theResultIsLower(long weight, long fen, Clamp.Limit limit) {
    Assessment assessment = assess(weight, AdjustmentRules.NONE, null);

    assertThat(assessment.amount()).isEqualTo(fen);
    assertThat(assessment.clamps()).hasSize(limit == null ? 0 : 1);
    if (limit != null) {
      assertThat(assessment.clamps()).containsExactly(new Clamp(limit, 7_000_000, 10_000_000));
      assertThat(sentences(assessment)).contains("低于法定最低罚款，以法定最低罚款10万元为限");
    }
  }

  @ParameterizedTest
  @CsvSource({"30,29400000", "50,21000000"})
  void should_lowerByTheShare_when_theyApologise(long percent, long fen) {
    Assessment assessment =
        assess(42, RULES, null, adjust(Adjustment.Kind.APOLOGY, percent, null, null));

    assertThat(assessment.amount()).isEqualTo(fen);
    assertThat(sentences(assessment)).contains("公开道歉并承诺守法，42万元降低" + percent + "%");
  }

  @Test
  void should_stopAtTheMinimum_when_theApologyGoesFurther() {
    Assessment assessment =
        assess(12, RULES, null, adjust(Adjustment.Kind.APOLOGY, 50, null, null));

    assertThat(assessment.amount()).isEqualTo(10_000_000);
    assertThat(assessment.clamps())
        .containsExactly(new Clamp(Clamp.Limit.STATUTORY_MINIMUM, 6_000_000, 10_000_000));
  }

  @Test
  void should_stopAtTheCap_when_theReductionIsLimited() {
    Adjustment apology = adjust(Adjustment.Kind.APOLOGY, 50, null, 20_000_000L);

    Assessment capped = assess(42, RULES, null, apology);
    Assessment exact = assess(40, RULES, null, apology);

    assertThat(capped.amount()).isEqualTo(22_000_000);
    assertThat(capped.clamps())
        .contains(new Clamp(Clamp.Limit.ADJUSTMENT_CAP, 21_000_000, 20_000_000));
    assertThat(exact.amount()).isEqualTo(20_000_000);
    assertThat(exact.clamps()).isEmpty();
  }

  @Test
  void should_tellTheCapOnceWithWhatIsLowered_when_theReductionIsLimited() {
    Assessment capped =
        assess(44, RULES, null, adjust(Adjustment.Kind.APOLOGY, 50, null, 20_000_000L));

    assertThat(capped.steps())
        .extracting(Reasoning::sentence)
        .contains("公开道歉并承诺守法，44万元降低50%（22万元），以20万元为限，为24万元。")
        .noneMatch(sentence -> sentence.contains("超过限额"));
    assertThat(capped.clamps())
        .containsExactly(new Clamp(Clamp.Limit.ADJUSTMENT_CAP, 22_000_000, 20_000_000));
  }

  @Test
  void should_tellBothEnds_when_theCapLimitsASpan() {
    Matter matter =
        new Matter(
            TEN_TO_HUNDRED,
            "",
            "",
            new FineRange(50_000_000L, 70_000_000L),
            new Formula.LevelsOnly(),
            "",
            List.of(),
            List.of(adjust(Adjustment.Kind.APOLOGY, 40, null, 25_000_000L)),
            RULES,
            Rounding.FEN,
            null);

    Assessment assessment = DiscretionCalculator.assess(matter);

    assertThat(assessment.range()).isEqualTo(new FineRange(30_000_000L, 45_000_000L));
    assertThat(sentences(assessment)).contains("50万元至70万元降低40%（20万元至28万元），以25万元为限，为30万元至45万元。");
    assertThat(assessment.clamps())
        .containsExactly(new Clamp(Clamp.Limit.ADJUSTMENT_CAP, 28_000_000, 25_000_000));
  }

  @Test
  void should_staySoFarBelow_when_reducedAndHeavierInAnyOrder() {
    Adjustment reduction = adjust(Adjustment.Kind.REDUCTION, 30, Ground.MERIT, null);
    Adjustment heavier = adjust(Adjustment.Kind.HEAVIER, 10, null, null);

    Assessment one = assess(10, RULES, null, reduction, heavier);
    Assessment other = assess(10, RULES, null, heavier, reduction);

    assertThat(one).isEqualTo(other);
    assertThat(one.amount()).isEqualTo(7_700_000);
    assertThat(one.belowMinimum()).isTrue();
    assertThat(one.confirmations()).filteredOn(c -> c.contains("法定最低罚款以下")).hasSize(1);
  }

  @Test
  void should_notSayBelowTheMinimum_when_theReductionEndsInTheRange() {
    Assessment assessment =
        assess(
            12,
            AdjustmentRules.NONE,
            null,
            adjust(Adjustment.Kind.REDUCTION, 10, Ground.MERIT, null),
            adjust(Adjustment.Kind.HEAVIER, 50, null, null));

    assertThat(assessment.amount()).isEqualTo(16_200_000);
    assertThat(assessment.belowMinimum()).isFalse();
    assertThat(assessment.confirmations()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0,false", "1,true", "20000000,true"})
  void should_flagABreach_when_aFineIsProposedThoughNothingIsImposed(
      long proposed, boolean breach) {
    Assessment assessment =
        assess(20, RULES, proposed, amount(Adjustment.Kind.NO_PENALTY, null, Ground.NO_FAULT));

    assertThat(assessment.breaches()).hasSize(breach ? 1 : 0);
    assertThat(assessment.breaches()).allMatch(b -> b.sentence().contains("不予处罚的，不得罚款"));
  }

  @ParameterizedTest
  @CsvSource({"29", "51", "0"})
  void should_refuse_when_theApologyShareIsOutsideTheStandard(long percent) {
    assertThatThrownBy(
            () -> assess(42, RULES, null, adjust(Adjustment.Kind.APOLOGY, percent, null, null)))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.field()).isEqualTo("adjustments[0].percent"));
  }

  @Test
  void should_refuseWithTheArticle_when_theApologyIsExcluded() {
    Adjustment apology =
        new Adjustment(
            "adjustments[0]",
            Adjustment.Kind.APOLOGY,
            Share.percent(30),
            null,
            false,
            null,
            null,
            Set.of("CRIME", "DETENTION"));

    assertThatThrownBy(() -> assess(42, RULES, null, apology))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.RULE))
        .hasMessageContaining("涉嫌犯罪、移送拘留")
        .hasMessageContaining("规定第十四条");
    assertThatThrownBy(() -> assess(42, AdjustmentRules.NONE, null, apology))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.field()).isEqualTo("adjustments[0].circumstances"));
  }

  @Test
  void should_refuse_when_theyApologiseButThereIsAnAggravation() {
    assertThatThrownBy(
            () ->
                assess(
                    42,
                    RULES,
                    null,
                    adjust(Adjustment.Kind.APOLOGY, 30, null, null),
                    adjust(Adjustment.Kind.HEAVIER, 10, null, null)))
        .hasMessageContaining("有从重处罚情节");
  }

  @Test
  void should_refuse_when_theyApologiseForAFixedFine() {
    Matter matter =
        matter(
            new FineRange(500_000L, 500_000L),
            10,
            RULES,
            null,
            adjust(Adjustment.Kind.APOLOGY, 30, null, null));

    assertThatThrownBy(() -> DiscretionCalculator.assess(matter)).hasMessageContaining("数额固定");
  }

  @Test
  void should_raise_when_heavier() {
    Assessment assessment =
        assess(42, RULES, null, adjust(Adjustment.Kind.HEAVIER, 10, null, null));
    Assessment limited =
        assess(95, AdjustmentRules.NONE, null, adjust(Adjustment.Kind.HEAVIER, 10, null, null));

    assertThat(assessment.amount()).isEqualTo(46_200_000);
    assertThat(sentences(assessment)).contains("从重处罚，42万元增加10%，为46.2万元");
    assertThat(limited.amount()).isEqualTo(100_000_000);
    assertThat(limited.clamps())
        .containsExactly(new Clamp(Clamp.Limit.STATUTORY_MAXIMUM, 104_500_000, 100_000_000));
  }

  @Test
  void should_reckonFromTheMaximum_when_asked() {
    Adjustment heavier =
        new Adjustment(
            "adjustments[0]",
            Adjustment.Kind.HEAVIER,
            Share.percent(20),
            null,
            true,
            null,
            null,
            Set.of());

    Assessment assessment = assess(42, RULES, null, heavier);

    assertThat(assessment.amount()).isEqualTo(62_000_000);
    assertThat(sentences(assessment)).contains("增加法定最高罚款的20%");
  }

  @ParameterizedTest
  @EnumSource(
      value = Adjustment.Kind.class,
      names = {"LIGHTER", "HEAVIER"})
  void should_refuse_when_theStandardAllowsLess(Adjustment.Kind kind) {
    assertThatThrownBy(() -> assess(90, RULES, null, adjust(kind, 23, null, null)))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.field()).isEqualTo("adjustments[0].percent"))
        .hasMessageContaining("20%");
    assertThat(assess(50, RULES, null, adjust(kind, 40, null, null)).amount()).isNotNull();
  }

  @Test
  void should_lowerByAnAmount_when_lighter() {
    Adjustment lighter = amount(Adjustment.Kind.LIGHTER, 10_000_000L, Ground.REMOVED_HARM);

    Assessment assessment = assess(20, AdjustmentRules.NONE, null, lighter);

    assertThat(assessment.amount()).isEqualTo(10_000_000);
    assertThat(assessment.clamps()).isEmpty();
    assertThat(assessment.steps())
        .anySatisfy(
            step -> {
              assertThat(step.sentence()).startsWith("当事人主动消除或者减轻违法行为危害后果，从轻处罚");
              assertThat(step.article()).isEqualTo("行政处罚法第三十二条第一项");
            });
  }

  @Test
  void should_goBelowTheMinimum_when_thereIsAGround() {
    Assessment assessment =
        assess(10, RULES, 7_000_000L, adjust(Adjustment.Kind.REDUCTION, 30, Ground.MERIT, null));

    assertThat(assessment.amount()).isEqualTo(7_000_000);
    assertThat(assessment.belowMinimum()).isTrue();
    assertThat(assessment.breaches()).isEmpty();
    assertThat(assessment.confirmations()).anyMatch(c -> c.contains("集体讨论"));
  }

  @Test
  void should_notBeBelow_when_theReductionStaysInTheRange() {
    Assessment assessment =
        assess(50, RULES, null, adjust(Adjustment.Kind.REDUCTION, 10, Ground.MERIT, null));

    assertThat(assessment.amount()).isEqualTo(45_000_000);
    assertThat(assessment.belowMinimum()).isFalse();
    assertThat(assessment.confirmations()).isEmpty();
  }

  @Test
  void should_refuse_when_theReductionIsTooLarge() {
    assertThatThrownBy(
            () ->
                assess(
                    10, RULES, null, amount(Adjustment.Kind.REDUCTION, 5_000_001L, Ground.MERIT)))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.field()).isEqualTo("adjustments[0].amountYuan"));
    assertThat(
            assess(10, RULES, null, amount(Adjustment.Kind.REDUCTION, 5_000_000L, Ground.MERIT))
                .amount())
        .isEqualTo(5_000_000);
  }

  @Test
  void should_refuse_when_theGroundDoesNotCarryIt() {
    assertThatThrownBy(
            () ->
                assess(
                    10, RULES, null, adjust(Adjustment.Kind.REDUCTION, 30, Ground.NO_FAULT, null)))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.RULE))
        .hasMessageContaining("不是减轻处罚的法定情形");
    assertThatThrownBy(
            () -> assess(10, RULES, null, adjust(Adjustment.Kind.REDUCTION, 30, null, null)))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.field()).isEqualTo("adjustments[0].ground"));
  }

  @Test
  void should_imposeNothing_when_thereIsAGroundNotToPunish() {
    Adjustment none = amount(Adjustment.Kind.NO_PENALTY, null, Ground.FIRST_CORRECTED);

    Assessment assessment = assess(10, RULES, null, none);

    assertThat(assessment.amount()).isZero();
    assertThat(assessment.noPenalty()).isTrue();
    assertThat(sentences(assessment)).contains("不予行政处罚，并对其进行教育", "裁量结果：不予处罚。");
    assertThat(Assessments.resultText(assessment)).isEqualTo("不予处罚");
    assertThatThrownBy(
            () -> assess(10, RULES, null, none, adjust(Adjustment.Kind.LIGHTER, 10, null, null)))
        .hasMessageContaining("不再作其他调整");
    assertThatThrownBy(
            () -> assess(10, RULES, null, adjust(Adjustment.Kind.LIGHTER, 10, null, null), none))
        .hasMessageContaining("不再作其他调整");
    assertThatThrownBy(() -> assess(10, RULES, null, none, none)).hasMessageContaining("不再作其他调整");
  }

  @ParameterizedTest
  @CsvSource({"9999999,低于法定最低", "100000001,高于法定最高"})
  void should_flagABreach_when_theProposedFineIsOutside(long proposed, String what) {
    Assessment assessment = assess(20, RULES, proposed);

    assertThat(assessment.breaches()).hasSize(1);
    assertThat(assessment.breaches().get(0).sentence()).contains(what);
  }

  @ParameterizedTest
  @CsvSource({"10000000,true", "100000000,true", "20000000,false"})
  void should_askForADiscussion_when_theProposedFineDeparts(long proposed, boolean departs) {
    Assessment assessment = assess(20, RULES, proposed);

    assertThat(assessment.breaches()).isEmpty();
    assertThat(assessment.confirmations().stream().anyMatch(c -> c.contains("偏离裁量基准")))
        .isEqualTo(departs);
  }

  @Test
  void should_leaveASpan_when_theStandardDoes() {
    Matter matter =
        new Matter(
            TEN_TO_HUNDRED,
            "",
            "",
            new FineRange(20_000_000L, 30_000_000L),
            new Formula.BandPosition(Circumstance.HEAVIER, null),
            "",
            List.of(),
            List.of(),
            AdjustmentRules.NONE,
            Rounding.FEN,
            26_000_000L);

    Assessment assessment = DiscretionCalculator.assess(matter);

    assertThat(assessment.amount()).isNull();
    assertThat(assessment.range()).isEqualTo(new FineRange(25_000_000L, 30_000_000L));
    assertThat(assessment.confirmations()).singleElement().asString().contains("留有幅度");
    assertThat(Assessments.resultText(assessment)).isEqualTo("25万元至30万元");
  }

  @Test
  void should_reasonSentenceBySentence_when_done() {
    Assessment assessment = assess(42, RULES, null);

    assertThat(Assessments.lines(assessment))
        .containsExactly(
            "法定罚款幅度：10万元以上100万元以下。（大气法第九十九条）",
            "裁量因素“合计”为“档次”，裁量百分值42%。（基准§1）",
            "裁量百分值总和为42%。（基准§1）",
            "罚款金额＝裁量百分值总和42%×100万元＝42万元。（基准§1）",
            "裁量结果：罚款42万元。（行政处罚法第三十四条）");
    assertThat(Assessments.paragraph(assessment)).endsWith("裁量结果：罚款42万元。");
    assertThat(Assessments.factorLines(assessment)).containsExactly("裁量因素“合计”为“档次”，裁量百分值42%。");
  }

  private static Assessment assess(
      long weight, AdjustmentRules rules, Long proposed, Adjustment... adjustments) {
    return DiscretionCalculator.assess(
        matter(TEN_TO_HUNDRED, weight, rules, proposed, adjustments));
  }

  private static Matter matter(
      FineRange range,
      long weight,
      AdjustmentRules rules,
      Long proposed,
      Adjustment... adjustments) {
    return new Matter(
        range,
        range.text(),
        "大气法第九十九条",
        null,
        new Formula.WeightedSum(Share.ZERO, null),
        "基准§1",
        List.of(Chosen.of("合计", "档次", Share.percent(weight))),
        List.of(adjustments),
        rules,
        Rounding.FEN,
        proposed);
  }

  private static Adjustment adjust(Adjustment.Kind kind, long percent, Ground ground, Long cap) {
    return new Adjustment(
        "adjustments[0]", kind, Share.percent(percent), null, false, ground, cap, Set.of());
  }

  private static Adjustment amount(Adjustment.Kind kind, Long amount, Ground ground) {
    return new Adjustment("adjustments[0]", kind, null, amount, false, ground, null, Set.of());
  }

  private static String sentences(Assessment assessment) {
    return Assessments.paragraph(assessment);
  }
}
