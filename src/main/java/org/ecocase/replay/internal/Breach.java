package org.ecocase.replay.internal;

/**
 * Where a published case does not keep to the procedure, as far as it tells.
 *
 * @param code stable, upper case
 * @param text what is wrong, in Chinese
 * @param article the article, or empty
 */
record Breach(String code, String text, String article) {}
