package org.ecocase.execution;

/**
 * What is paid and owed on a day; all amounts in 分. Payments go to the fine first, because only an
 * open fine bears a surcharge, then to what was confiscated, then to the surcharge.
 *
 * @param paid everything paid up to the day
 * @param surchargeDays days for which a surcharge was counted
 * @param surcharge the whole surcharge, paid or not
 * @param outstanding what is still to be paid, never negative
 * @param excess what was paid beyond the duty and has to be given back
 */
public record Balance(
    long paid, int surchargeDays, long surcharge, long outstanding, long excess) {}
