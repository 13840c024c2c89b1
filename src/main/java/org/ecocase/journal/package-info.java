/** The journal of a case: who did what when, append-only and hash-chained (全过程记录, 行政处罚法第四十七条). */
package org.ecocase.journal;
