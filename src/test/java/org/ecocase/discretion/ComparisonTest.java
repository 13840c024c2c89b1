package org.ecocase.discretion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.ecocase.law.FineRange;
import org.ecocase.law.Subject;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final List<Standard> STANDARDS = new Standards().all();

  @Test
  void should_tellEveryChange_when_resultsDiffer() {
    Comparison comparison =
        Comparison.ofKept(
            List.of(
                kept("2.7.1", "50吨以下", 12_000_000, 12_000_000),
                kept("2.7.1", "50吨以上200吨以下", 10_000_000, 10_000_000),
                kept("2.7.1", "200吨以上", 20_000_000, 21_000_000)),
            STANDARDS);

    assertThat(comparison.cases()).isEqualTo(3);
    assertThat(comparison.changed()).isEqualTo(2);
    assertThat(comparison.failed()).isZero();
    assertThat(comparison.items())
        .extracting(Comparison.Item::difference)
        .containsExactly(5_000_000L, 1_500_000L, 0L);
    assertThat(comparison.before())
        .isEqualTo(
            new Comparison.Spread(10_000_000, 12_000_000, 20_500_000, 14_166_666, 42_500_000));
    assertThat(comparison.after())
        .isEqualTo(
            new Comparison.Spread(12_000_000, 15_000_000, 22_000_000, 16_333_333, 49_000_000));
  }

  @Test
  void should_tellWhyNot_when_aTableIsGone() {
    Comparison comparison = Comparison.ofKept(List.of(kept("99.9", "50吨以下", 100, 100)), STANDARDS);

    assertThat(comparison.failed()).isEqualTo(1);
    assertThat(comparison.changed()).isZero();
    assertThat(comparison.items().get(0).after()).isNull();
    assertThat(comparison.items().get(0).difference()).isZero();
    assertThat(comparison.items().get(0).note()).contains("99.9");
    assertThat(comparison.after()).isEqualTo(new Comparison.Spread(0, 0, 0, 0, 0));
  }

  @Test
  void should_takeTheMiddle_when_anEvenNumberIsCompared() {
    Comparison comparison =
        Comparison.of(
            List.of(kept("2.7.1", "50吨以下", 1, 1), kept("2.7.1", "200吨以上", 1, 1)),
            STANDARDS,
            STANDARDS);

    assertThat(comparison.before().middle()).isEqualTo(17_000_000);
    assertThat(comparison.changed()).isZero();
  }

  private static KeptAssessments.Kept kept(String table, String volume, long low, long high) {
    KeptInput input =
        new KeptInput(
            "WATER-EXCEED",
            "gd-2022",
            table,
            "",
            Subject.ORGANISATION,
            10_000_000L,
            100_000_000L,
            "10万元以上100万元以下",
            "水污染防治法第十条",
            "水污染防治法第八十三条第二项",
            List.of(
                new KeptInput.KeptGrade("废水日排放量", volume),
                new KeptInput.KeptGrade("超标情况", "超标3倍以下或超量30%以下")),
            Circumstance.ORDINARY,
            null);
    assertThat(input.range()).isEqualTo(new FineRange(10_000_000L, 100_000_000L));
    Sheet sheet = new Sheet("超标", "", "", "", "", List.of(), "", List.of(), List.of(), "");
    return new KeptAssessments.Kept(
        1, UUID.randomUUID(), input, sheet, low, high, low, "", "", false, "v");
  }
}
