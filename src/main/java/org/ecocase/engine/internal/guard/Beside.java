package org.ecocase.engine.internal.guard;

import java.util.Map;
import java.util.Set;

/**
 * What is deployed together with a flow.
 *
 * @param forms the forms with the facts each has a field for
 * @param entries the forms with the facts that can be entered in each
 * @param files the names of all files
 * @param atHand whether that is known; of a flow in force nothing of it is missed
 */
record Beside(
    Map<String, Set<String>> forms,
    Map<String, Set<String>> entries,
    Set<String> files,
    boolean atHand) {

  static final Beside IN_FORCE = new Beside(Map.of(), Map.of(), Set.of(), false);

  boolean lacksForm(String form) {
    return atHand && !forms.containsKey(form);
  }

  boolean lacksField(String form, String fact) {
    return atHand && !forms.getOrDefault(form, Set.of()).contains(fact);
  }

  boolean lacksFile(String file) {
    return atHand && !files.contains(file);
  }
}
