package org.ecocase.law;

/**
 * A duty of procedure.
 *
 * @param required whether it is due; null when that cannot be said yet
 * @param reason why, in Chinese
 * @param article where it stands
 */
public record Duty(Boolean required, String reason, String article) {}
