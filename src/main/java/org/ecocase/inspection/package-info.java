/** Rules of the on-site inspection (现场检查). */
package org.ecocase.inspection;
