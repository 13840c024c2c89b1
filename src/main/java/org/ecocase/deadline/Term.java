package org.ecocase.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A period of procedure as one row of the term table tells it.
 *
 * @param key how models name it, such as {@code case-decision}
 * @param id its number in the register of terms, such as {@code T13}; empty for internal ones
 * @param label its name in Chinese
 * @param startEvent the event on whose day the period starts, in Chinese; that day is day 0
 * @param amount how many units
 * @param unit the unit
 * @param rollOver what becomes of a last day on which offices do not work
 * @param suspendedBy the reasons that let it stand still; empty when nothing does
 * @param extensions the extensions allowed, in their order
 * @param dueSoon how long before the end it counts as due soon: working days for a term in working
 *     days, hours for one in hours, natural days otherwise
 * @param bearer whose period it is
 * @param article the article it rests on; empty only for internal terms
 * @param validFrom the first start day to which the row applies; null for no beginning
 * @param validTo the last start day to which the row applies; null for no end
 * @param agency the agency whose own row this is; empty for everybody
 * @param expiry what happens when the period ends, in Chinese
 * @param internal whether the agency set the period itself, so that no statute is breached by it
 */
public record Term(
    String key,
    String id,
    String label,
    String startEvent,
    int amount,
    Unit unit,
    RollOver rollOver,
    Set<SuspensionReason> suspendedBy,
    List<AllowedExtension> extensions,
    int dueSoon,
    Bearer bearer,
    String article,
    LocalDate validFrom,
    LocalDate validTo,
    String agency,
    String expiry,
    boolean internal) {

  public Term {
    suspendedBy = Set.copyOf(suspendedBy);
    extensions = List.copyOf(extensions);
  }

  /** The length without extensions. */
  public Span span() {
    return new Span(amount, unit);
  }

  /** Whether the row applies to a period that starts on this day. */
  public boolean isValidOn(LocalDate day) {
    return (validFrom == null || !day.isBefore(validFrom))
        && (validTo == null || !day.isAfter(validTo));
  }

  /** The same row, or for hours one that does not claim to roll over. */
  Term withoutRollOverOfHours() {
    return unit != Unit.HOUR || rollOver == RollOver.NONE
        ? this
        : new Term(
            key,
            id,
            label,
            startEvent,
            amount,
            unit,
            RollOver.NONE,
            suspendedBy,
            extensions,
            dueSoon,
            bearer,
            article,
            validFrom,
            validTo,
            agency,
            expiry,
            internal);
  }

  /** The start with its event for the reasoning, such as {@code 收到线索之日}. */
  public String startLabel() {
    return startEvent.isEmpty() ? "起算日" : startEvent;
  }

  /**
   * Checks one more extension of the term.
   *
   * @param before how many extensions it has had
   * @param amount how much is asked for, in the unit of the term
   * @param approver the role that approves it, such as {@code agency-head}; not checked when absent
   * @param collective whether the heads of the agency discuss it together; not checked when absent
   * @throws org.ecocase.rule.Refusal with the article when the law does not allow it
   */
  public void checkExtension(
      int before, int amount, Optional<String> approver, Optional<Boolean> collective) {
    ExtensionRule.check(this, before, amount, approver, collective);
  }
}
