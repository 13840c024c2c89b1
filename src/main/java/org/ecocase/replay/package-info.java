/**
 * Drives published cases through the real models with a virtual clock, and compares what the
 * product computes with what was published.
 */
package org.ecocase.replay;
