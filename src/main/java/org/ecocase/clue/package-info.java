/** Receipt of clues from every channel, and the secret of who reported (线索受理与核查). */
package org.ecocase.clue;
