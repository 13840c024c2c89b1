package org.ecocase.law;

/**
 * What procedure an amount, and the penalties that go with it, call for. Other grounds (difficulty,
 * public interest) are decided in the case, by the same table.
 *
 * @param hearing 告知听证权利
 * @param legalReview 法制审核
 * @param discussion 集体讨论
 */
public record Duties(Duty hearing, Duty legalReview, Duty discussion) {}
