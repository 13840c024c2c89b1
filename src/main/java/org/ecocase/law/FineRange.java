package org.ecocase.law;

/**
 * The lowest and the highest fine in 分.
 *
 * @param min the lowest, or null when the law names none
 * @param max the highest, or null when the law names none
 */
public record FineRange(Long min, Long max) {

  public FineRange {
    if (min != null && min < 0 || max != null && max < 0) {
      throw new IllegalArgumentException("negative fine");
    }
    if (min != null && max != null && min > max) {
      throw new IllegalArgumentException("lowest fine above the highest");
    }
  }

  /** The lowest fine, 0 when the law names none. */
  public long least() {
    return min == null ? 0 : min;
  }

  /**
   * The range for an act that was done so many times and is fined for each.
   *
   * @throws ArithmeticException when the amounts grow beyond reason
   */
  public FineRange times(long count) {
    return new FineRange(
        min == null ? null : Long.valueOf(Math.multiplyExact(min, count)),
        max == null ? null : Long.valueOf(Math.multiplyExact(max, count)));
  }

  /** Whether the range is one amount. */
  public boolean fixed() {
    return min != null && min.equals(max);
  }

  /** The amount brought into the range. */
  public long clamp(long fen) {
    long raised = Math.max(fen, least());
    return max == null ? raised : Math.min(raised, max);
  }

  public String text() {
    if (fixed()) {
      return Fen.text(min);
    }
    if (min == null && max == null) {
      return "法律未定数额";
    }
    if (min == null || min == 0) {
      return Fen.text(max) + "以下";
    }
    return max == null ? Fen.text(min) + "以上" : Fen.text(min) + "以上" + Fen.text(max) + "以下";
  }
}
