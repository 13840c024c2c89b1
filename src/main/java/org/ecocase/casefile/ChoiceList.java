package org.ecocase.casefile;

import java.util.List;
import java.util.Map;

/**
 * A list of choices that depends on the case, such as the grades of the chosen table of discretion.
 * A form names it by {@code valuesKey}, or in a table by {@code valuesExpression} where each row
 * has choices of its own; the bridge asks for it when the form opens and again when it is handed
 * in, so that what is not offered is not accepted.
 */
public interface ChoiceList {

  /** Whether this is the list of that name; names begin with {@code choices_}. */
  boolean is(String name);

  /**
   * What the list offers.
   *
   * @param name its name
   * @param agency whose case it is
   * @param facts the facts of the case as they stand
   * @return the choices in order; none when there is nothing to choose
   */
  List<Choice> of(String name, String agency, Map<String, Object> facts);
}
