/** Rules of gathering evidence and of the report on it (调查取证). */
package org.ecocase.investigation;
