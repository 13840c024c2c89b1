package org.ecocase.deadline;

import java.time.Instant;

/**
 * Published in the transaction that loads a year, so that clocks are computed anew and the journal
 * writes.
 *
 * @param year the year loaded
 * @param source number of the State Council paper
 * @param by who loaded it
 * @param at when
 */
public record CalendarLoaded(int year, String source, String by, Instant at) {}
