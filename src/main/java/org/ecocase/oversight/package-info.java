/**
 * What the engine's web applications show beyond what they bring: the dossier in Tasklist. Beside
 * {@code engine} the only place where the engine's API is known.
 */
package org.ecocase.oversight;
