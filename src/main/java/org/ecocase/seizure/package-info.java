/** Seizure of places, facilities and things, and its release (查封、扣押). */
package org.ecocase.seizure;
