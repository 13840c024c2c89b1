package org.ecocase.discretion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.ecocase.rule.Refusal;

/**
 * The effect of a changed table over past cases: what each would have come to before and after.
 * Pure.
 *
 * @param cases how many violations were compared
 * @param changed how many come to another amount
 * @param failed how many can no longer be computed
 * @param before the amounts before
 * @param after the amounts after
 * @param items each violation, the largest change first
 */
public record Comparison(
    int cases, int changed, int failed, Spread before, Spread after, List<Item> items) {

  /**
   * One violation of a case; where a standard leaves a span its middle counts.
   *
   * @param before in 分
   * @param after in 分; null when it can no longer be computed
   * @param note why not, or empty
   */
  public record Item(
      UUID caseId, String violation, String table, long before, Long after, String note) {

    public long difference() {
      return after == null ? 0 : after - before;
    }
  }

  /**
   * How amounts are spread, in 分; all 0 when there is none.
   *
   * @param total all together
   */
  public record Spread(long least, long middle, long most, long mean, long total) {

    static Spread of(List<Long> amounts) {
      if (amounts.isEmpty()) {
        return new Spread(0, 0, 0, 0, 0);
      }
      List<Long> sorted = amounts.stream().sorted().toList();
      long total = sorted.stream().reduce(0L, Math::addExact);
      int size = sorted.size();
      long middle =
          size % 2 == 1
              ? sorted.get(size / 2)
              : Comparison.middle(sorted.get(size / 2 - 1), sorted.get(size / 2));
      return new Spread(sorted.get(0), middle, sorted.get(size - 1), total / size, total);
    }
  }

  public Comparison {
    items = List.copyOf(items);
  }

  /** What was computed then against what the standards give now. */
  public static Comparison ofKept(List<KeptAssessments.Kept> kept, List<Standard> now) {
    return compare(kept, item -> middle(item.low(), item.high()), now);
  }

  /** What standards give against what others would give. */
  public static Comparison of(
      List<KeptAssessments.Kept> kept, List<Standard> now, List<Standard> then) {
    return compare(kept, item -> amount(item.input(), now), then);
  }

  private static Comparison compare(
      List<KeptAssessments.Kept> kept,
      Function<KeptAssessments.Kept, Long> before,
      List<Standard> then) {
    List<Item> items = new ArrayList<>();
    for (KeptAssessments.Kept one : kept) {
      items.add(item(one, before.apply(one), then));
    }
    items.sort(Comparator.comparingLong((Item item) -> Math.abs(item.difference())).reversed());
    return new Comparison(
        items.size(),
        (int) items.stream().filter(item -> item.difference() != 0).count(),
        (int) items.stream().filter(item -> item.after() == null).count(),
        Spread.of(items.stream().map(Item::before).toList()),
        Spread.of(items.stream().map(Item::after).filter(a -> a != null).toList()),
        items);
  }

  private static Item item(KeptAssessments.Kept one, long before, List<Standard> then) {
    KeptInput input = one.input();
    String violation = one.sheet().violation();
    try {
      long after = amount(input, then);
      return new Item(one.caseId(), violation, input.table(), before, after, "");
    } catch (Refusal refusal) {
      return new Item(one.caseId(), violation, input.table(), before, null, refusal.getMessage());
    }
  }

  private static long amount(KeptInput input, List<Standard> standards) {
    Assessment assessment = CaseAssessment.of(input, standards);
    return middle(assessment.range().least(), assessment.range().max());
  }

  private static long middle(long low, long high) {
    return low + (high - low) / 2;
  }
}
