/** The parties of cases and the pollution sources they run (一源一档). */
package org.ecocase.party;
