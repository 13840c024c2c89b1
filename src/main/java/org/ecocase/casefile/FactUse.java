package org.ecocase.casefile;

/** Whether files hold what a dictionary would not know any more. */
public interface FactUse {

  /** Whether a file has a value of that fact, or once had one. */
  boolean used(String fact);

  /** Whether a file has that code as the value of a fact, or among its values. */
  boolean used(String fact, String code);

  /** Whether a file has a value in that column of a table. */
  boolean usedColumn(String table, String column);

  /** Whether a file has that code in that column of a table. */
  boolean usedColumn(String table, String column, String code);
}
