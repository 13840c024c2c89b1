package org.ecocase.casefile;

import java.util.Map;

/** The rule tables in force, asked about the facts of a file without recording what they answer. */
public interface DecisionTables {

  /**
   * What a table says.
   *
   * @param table id of its decision
   * @param agency whose file it is; its province and today's date are given to the table besides
   * @throws org.ecocase.rule.Refusal (RULE) when it does not give exactly one answer
   */
  Map<String, Object> decide(String table, String agency, Map<String, Object> facts);
}
