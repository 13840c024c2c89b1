package org.ecocase.dictionary;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * One entry of the dictionary.
 *
 * @param key the name by which forms, tables and templates refer to it
 * @param label the Chinese name that people read
 * @param type what values it has
 * @param privacy who may see it
 * @param scoped whether a case holds one value per scope, such as one delivery date per document
 *     served
 * @param codes the allowed codes with their labels, in order; empty unless the type is a code
 * @param role the role a person must have; null when any member of the agency will do
 * @param section the part of the dossier that shows it
 * @param maxLength the longest text, in characters
 * @param min the least number or the least amount in 元; null when there is none
 * @param max the greatest number or the greatest amount in 元; null when there is none
 * @param pattern what a text must look like, matched in linear time; null when anything goes
 * @param patternMessage what to tell the officer when it does not
 * @param forms the only forms that may ask for it; empty when any may, unless it is the reporter's
 * @param rows what its rows are made of; null unless the type is rows
 */
public record Fact(
    String key,
    String label,
    FactType type,
    Privacy privacy,
    boolean scoped,
    Map<String, String> codes,
    String role,
    String section,
    int maxLength,
    BigDecimal min,
    BigDecimal max,
    Pattern pattern,
    String patternMessage,
    Set<String> forms,
    RowShape rows) {

  /** Its columns by their keys, in order; none unless the type is rows. */
  public Map<String, Fact> columns() {
    return rows == null ? Map.of() : rows.columns();
  }
}
