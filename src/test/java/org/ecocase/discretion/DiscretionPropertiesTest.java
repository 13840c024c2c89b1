package org.ecocase.discretion;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.ecocase.law.FineRange;
import org.ecocase.law.Rounding;
import org.ecocase.law.Share;
import org.ecocase.rule.Refusal;

class DiscretionPropertiesTest {

  @Property
  void should_stayInTheRange_when_weightsAreSummed(
      @ForAll @LongRange(min = 0, max = 10_000_000) long min,
      @ForAll @LongRange(min = 0, max = 1_000_000_000) long width,
      @ForAll @IntRange(max = 100) int start,
      @ForAll @Size(max = 8) List<@IntRange(max = 60) Integer> weights) {
    FineRange range = new FineRange(min, min + width + 1);

    Assessment assessment =
        assess(range, new Formula.WeightedSum(Share.percent(start), null), weights, List.of());

    assertThat(assessment.amount()).isBetween(range.min(), range.max());
  }

  @Property
  void should_notFall_when_aWeightRises(
      @ForAll @LongRange(min = 1, max = 1_000_000_000) long max,
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 40) Integer> weights,
      @ForAll @IntRange(min = 1, max = 30) int more) {
    FineRange range = new FineRange(max / 10, max);
    List<Integer> raised = new ArrayList<>(weights);
    raised.set(0, raised.get(0) + more);

    for (Formula formula :
        List.of(
            new Formula.WeightedSum(Share.percent(10), Share.percent(20)),
            new Formula.StartAndRemainder(null),
            new Formula.MinimumPlusShare())) {
      long before = assess(range, formula, weights, List.of()).amount();
      long after = assess(range, formula, raised, List.of()).amount();

      assertThat(after).isGreaterThanOrEqualTo(before);
    }
  }

  @Property
  void should_stayBetweenTheEnds_when_superposed(
      @ForAll @IntRange(min = 1, max = 5) int a,
      @ForAll @IntRange(min = 1, max = 5) int b,
      @ForAll @IntRange(min = -100, max = 100) int c,
      @ForAll @LongRange(max = 10_000_000) long min,
      @ForAll @LongRange(max = 1_000_000_000) long width) {
    Formula formula =
        new Formula.Superposition(Share.of(50, 1), BigDecimal.valueOf(5), Share.percent(30));
    List<Chosen> factors =
        List.of(
            Chosen.level("个性", "", BigDecimal.valueOf(a), Chosen.Role.PRIMARY),
            Chosen.level("共性", "", BigDecimal.valueOf(b), Chosen.Role.COMMON),
            new Chosen("修正", "", Share.percent(c), null, null, Chosen.Role.CORRECTION, false));

    Formula.Outcome outcome =
        formula.apply(
            new Formula.Input(new FineRange(min, min + width), null, factors, Rounding.FEN));

    assertThat(outcome.low()).isBetween(min, min + width).isEqualTo(outcome.high());
  }

  @Property
  void should_notGoBelowTheMinimum_when_lightened(
      @ForAll @IntRange(min = 1, max = 100) int weight,
      @ForAll @IntRange(min = 1, max = 100) int percent) {
    FineRange range = new FineRange(10_000_000L, 100_000_000L);
    Adjustment lighter =
        new Adjustment(
            "adjustments[0]",
            Adjustment.Kind.LIGHTER,
            Share.percent(percent),
            null,
            false,
            null,
            null,
            Set.of());

    Assessment plain =
        assess(range, new Formula.WeightedSum(Share.ZERO, null), List.of(weight), List.of());
    Assessment lightened =
        assess(range, new Formula.WeightedSum(Share.ZERO, null), List.of(weight), List.of(lighter));

    assertThat(lightened.amount()).isBetween(range.min(), plain.amount());
    assertThat(lightened.belowMinimum()).isFalse();
  }

  @Property
  void should_comeToTheSame_when_adjustmentsAreListedInAnotherOrder(
      @ForAll @IntRange(min = 1, max = 100) int weight,
      @ForAll @Size(max = 5) List<@IntRange(max = 4_999) Integer> seeds,
      @ForAll Random random) {
    List<Adjustment> given = seeds.stream().map(DiscretionPropertiesTest::adjustment).toList();
    List<Adjustment> shuffled = new ArrayList<>(given);
    Collections.shuffle(shuffled, random);

    assertThat(outcome(weight, shuffled)).isEqualTo(outcome(weight, given));
  }

  /** An adjustment of any kind, by a share or an amount, made of a number. */
  private static Adjustment adjustment(int seed) {
    Adjustment.Kind kind = Adjustment.Kind.values()[seed % 5];
    int size = 1 + seed / 5 % 100;
    boolean byAmount = seed / 500 % 2 == 1 && kind != Adjustment.Kind.APOLOGY;
    return new Adjustment(
        "adjustments",
        kind,
        byAmount ? null : Share.percent(size),
        byAmount ? size * 100_000L : null,
        !byAmount && seed / 1_000 % 2 == 1,
        kind == Adjustment.Kind.NO_PENALTY ? Ground.NO_FAULT : Ground.MERIT,
        seed / 2_000 % 2 == 1 ? 5_000_000L : null,
        Set.of());
  }

  /** The assessment, or why there is none. */
  private static Object outcome(int weight, List<Adjustment> adjustments) {
    try {
      return assess(
          new FineRange(10_000_000L, 100_000_000L),
          new Formula.WeightedSum(Share.ZERO, null),
          List.of(weight),
          adjustments);
    } catch (Refusal refusal) {
      return refusal.getMessage();
    }
  }

  @Property
  void should_differByLessThanHalfAUnit_when_rounded(
      @ForAll @LongRange(max = 1_000_000_000_000L) long numerator,
      @ForAll @LongRange(min = 1, max = 1_000) long denominator,
      @ForAll @LongRange(min = 1, max = 10_000) long unit) {
    Share exact = Share.of(numerator, denominator);

    long rounded = new Rounding(unit, java.math.RoundingMode.HALF_UP).round(exact);

    Share distance = exact.minus(Share.of(rounded, 1));
    assertThat(rounded % unit).isZero();
    assertThat(distance.max(Share.ZERO.minus(distance))).isLessThanOrEqualTo(Share.of(unit, 2));
  }

  private static Assessment assess(
      FineRange range, Formula formula, List<Integer> weights, List<Adjustment> adjustments) {
    List<Chosen> factors = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      factors.add(Chosen.of("因素" + i, "", Share.percent(weights.get(i))));
    }
    return DiscretionCalculator.assess(
        new Matter(
            range,
            range.text(),
            "",
            null,
            formula,
            "",
            factors,
            adjustments,
            AdjustmentRules.NONE,
            Rounding.FEN,
            null));
  }
}
