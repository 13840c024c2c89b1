/**
 * The statutory clock: calendar, terms, arithmetic and the clocks of cases.
 *
 * <p>Nothing else in the product computes a date. A {@link org.ecocase.deadline.Term} comes from
 * the decision table {@code processes/deadline/terms.dmn}; {@link
 * org.ecocase.deadline.DeadlineCalculator} applies it on a {@link
 * org.ecocase.deadline.WorkingCalendar}; {@link org.ecocase.deadline.Clocks} keeps the clocks and
 * tells every change as a {@link org.ecocase.deadline.ClockChanged} in the same transaction.
 */
package org.ecocase.deadline;
