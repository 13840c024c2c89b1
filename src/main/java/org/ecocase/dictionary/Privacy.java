package org.ecocase.dictionary;

/** Who may see a fact (生态环境行政处罚办法第六十三、六十四条: what a disclosure must leave out). */
public enum Privacy {
  /** May be disclosed. */
  PUBLIC,
  /** For the agency's own use. */
  INTERNAL,
  /**
   * Data of a natural person: masked wherever it leaves the file, and for whoever need not know.
   */
  PERSONAL,
  /** The name of a natural person: personal, but its first character may be told. */
  PERSONAL_NAME,
  /** Identity of a reporter: never a fact of the case, kept apart and encrypted. */
  REPORTER;

  /** Whether it is data of a natural person that belongs to the file. */
  public boolean personal() {
    return this == PERSONAL || this == PERSONAL_NAME;
  }
}
