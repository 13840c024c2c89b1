package org.ecocase.deadline;

/**
 * An extension that the law allows once.
 *
 * @param amount its greatest length, in the unit of the term
 * @param approver the role that approves it, such as {@code agency-head}; {@code police} where
 *     another organ prolongs its own period
 * @param collective whether the heads of the agency must have discussed it together
 */
public record AllowedExtension(int amount, String approver, boolean collective) {}
