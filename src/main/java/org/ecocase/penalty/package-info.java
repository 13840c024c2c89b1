/** Rules of the ordinary penalty procedure (行政处罚普通程序). */
package org.ecocase.penalty;
