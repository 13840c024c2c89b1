/** Rules of the hearing (听证). */
package org.ecocase.hearing;
