package org.ecocase.discretion;

import org.ecocase.law.Share;

/**
 * What a standard says for ranges of which the law names one end only.
 *
 * @param article where it says so
 * @param lighterOfHighest part of the highest fine when lighter
 * @param ordinaryOfHighest part of the highest fine in ordinary cases
 * @param ordinaryOfLowest multiple of the lowest fine in ordinary cases
 * @param heavierOfLowest multiple of the lowest fine when heavier
 */
public record BandRules(
    String article,
    Share lighterOfHighest,
    Share ordinaryOfHighest,
    Share ordinaryOfLowest,
    Share heavierOfLowest) {}
