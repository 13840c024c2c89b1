/** The case volume: everything of a case bound in the statutory order (归档). */
package org.ecocase.archive;
