/**
 * Packages and their versions: what is deployed together, what is in force, and whether it may run.
 */
package org.ecocase.engine.internal.release;
