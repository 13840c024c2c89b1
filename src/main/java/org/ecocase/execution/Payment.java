package org.ecocase.execution;

import java.time.LocalDate;

/**
 * One payment of the party.
 *
 * @param paidOn the day the money reached the account
 * @param amount in 分
 * @param receipt number of the receipt; null when there is none
 */
public record Payment(LocalDate paidOn, long amount, String receipt) {}
