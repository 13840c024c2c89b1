package org.ecocase.dictionary;

/** Who may see a fact (生态环境行政处罚办法第六十三、六十四条: what a disclosure must leave out). */
public enum Privacy {
  /** May be disclosed. */
  PUBLIC,
  /** For the agency's own use. */
  INTERNAL,
  /** Data of a natural person: masked wherever it leaves the file. */
  PERSONAL,
  /** Identity of a reporter: never a fact of the case, kept apart and encrypted. */
  REPORTER
}
