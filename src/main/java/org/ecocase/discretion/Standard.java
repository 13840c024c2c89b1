package org.ecocase.discretion;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ecocase.law.Rounding;
import org.ecocase.law.Share;

/**
 * A published standard of discretion (裁量基准).
 *
 * @param id its name in the interface
 * @param title its title
 * @param number its document number, or empty
 * @param province where it holds; empty for the whole country
 * @param city where it holds within the province, or empty
 * @param from the first day, or null when not known
 * @param to the last day, or null
 * @param formula the kind of formula of its tables by weights
 * @param constants the constants of the formula by name
 * @param bands its rules for bands
 * @param adjustments its rules for adjustments
 * @param guides local guides that fix the reduction for an apology
 * @param noPenalty its list of minor acts that are not punished
 * @param rounding how it rounds
 * @param trust how far it was verified
 * @param source where it was read
 * @param tables its tables
 */
public record Standard(
    String id,
    String title,
    String number,
    String province,
    String city,
    LocalDate from,
    LocalDate to,
    FormulaKind formula,
    Map<String, Share> constants,
    BandRules bands,
    AdjustmentRules adjustments,
    List<Guide> guides,
    NoPenaltyList noPenalty,
    Rounding rounding,
    String trust,
    String source,
    List<Table> tables) {

  /**
   * A local guide to the reduction for an apology.
   *
   * @param name the city
   * @param cap the reduction is at most this, in 分, or null
   * @param options option to part of the amount
   */
  public record Guide(String name, Long cap, Map<String, Share> options) {

    public Guide {
      options = Map.copyOf(options);
    }
  }

  /**
   * The list of minor acts that are not punished.
   *
   * @param article where it stands; empty for a standard without one
   * @param except where it does not hold, or empty
   * @param acts the acts
   */
  public record NoPenaltyList(String article, String except, List<NoPenalty> acts) {

    /** No list. */
    public static final NoPenaltyList NONE = new NoPenaltyList("", "", List.of());

    public NoPenaltyList {
      acts = List.copyOf(acts);
    }

    String exceptText() {
      return except.isEmpty() ? "" : "；" + except + "的不适用";
    }
  }

  /**
   * A minor act that is not punished when every condition holds.
   *
   * @param act the act
   * @param violation its code in the law register, or empty
   * @param conditions the conditions, all of them
   * @param firstWithinMonths no penalty of the same kind within so many months is among them; 0 for
   *     ever, null when it is not
   * @param exceedanceBelow an exceedance of so many times is beyond every condition, or null
   */
  public record NoPenalty(
      String act,
      String violation,
      List<String> conditions,
      Integer firstWithinMonths,
      BigDecimal exceedanceBelow) {

    public NoPenalty {
      conditions = List.copyOf(conditions);
    }
  }

  public Standard {
    constants = Map.copyOf(constants);
    guides = List.copyOf(guides);
    tables = List.copyOf(tables);
  }

  /** The tables under a number, one for each way of computing. */
  public List<Table> tables(String no) {
    return tables.stream().filter(t -> t.no().equals(no)).toList();
  }

  /** From when to when it holds, in Chinese. */
  String validity() {
    return (from == null ? "" : from + "起") + (to == null ? "" : "至" + to);
  }

  public boolean inForce(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }
}
