package org.ecocase.deadline;

/**
 * An extension as it was approved.
 *
 * @param amount how much, in the unit of the term; null for all that the law allows
 * @param approver the role that approved it, such as {@code agency-head}
 * @param collective whether the heads of the agency discussed it together
 * @param note number of the approval or other evidence; may be empty
 */
public record ClockExtension(Integer amount, String approver, boolean collective, String note) {

  public ClockExtension {
    note = note == null ? "" : note;
  }
}
