package org.ecocase.discretion;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds a minor act against the list of acts that a standard does not punish (行政处罚法第三十三条). What the
 * case file knows decides a condition only against the party's exemption; that every condition is
 * fulfilled is for a person to find. Pure.
 */
public final class NoPenaltyCheck {

  private NoPenaltyCheck() {}

  /**
   * What the case file knows.
   *
   * @param act the day of the act; null when not known
   * @param earlier the days of earlier penalties of the same kind that this system knows
   * @param exceedance by how many times a limit was exceeded; null when not known
   */
  public record Known(LocalDate act, List<LocalDate> earlier, BigDecimal exceedance) {

    public Known {
      earlier = List.copyOf(earlier);
    }
  }

  /** The entries of a standard's list for a violation. */
  public static List<Standard.NoPenalty> listed(Standard standard, String violation) {
    return violation.isEmpty()
        ? List.of()
        : standard.noPenalty().acts().stream()
            .filter(entry -> entry.violation().equals(violation))
            .toList();
  }

  /** What speaks against an entry; empty when nothing that is known does. */
  public static List<String> against(Standard.NoPenalty entry, Known known) {
    List<String> against = new ArrayList<>();
    Integer months = entry.firstWithinMonths();
    if (months != null && known.act() != null) {
      LocalDate since = months == 0 ? LocalDate.MIN : known.act().minusMonths(months);
      long count =
          known.earlier().stream().filter(d -> d.isAfter(since) && !d.isAfter(known.act())).count();
      if (count > 0) {
        against.add("本系统已有同类处罚" + count + "件，不是首次");
      }
    }
    BigDecimal limit = entry.exceedanceBelow();
    if (limit != null && known.exceedance() != null && known.exceedance().compareTo(limit) >= 0) {
      against.add(
          "超标"
              + known.exceedance().stripTrailingZeros().toPlainString()
              + "倍，该事项以不足"
              + limit.toPlainString()
              + "倍为限");
    }
    return against;
  }

  /** The list's entries for a violation with what was found, for a person; null without any. */
  public static String text(Standard standard, String violation, Known known) {
    List<String> lines = new ArrayList<>();
    for (Standard.NoPenalty entry : listed(standard, violation)) {
      List<String> against = against(entry, known);
      lines.add(
          "“"
              + entry.act()
              + "”列入不予处罚事项，须同时符合："
              + String.join("；", entry.conditions())
              + standard.noPenalty().exceptText()
              + "。"
              + (against.isEmpty()
                  ? "经逐项核实全部符合的，不予处罚（" + standard.noPenalty().article() + "）。"
                  : "本案不符合：" + String.join("；", against) + "。"));
    }
    return lines.isEmpty() ? null : String.join("\n", lines);
  }
}
