package org.ecocase.rule;

import java.util.List;

/**
 * What has to be done before a step: one of its alternatives.
 *
 * @param alternatives as the law has them
 * @param anew whether it has to be done anew before the step counts again, once it was redone; not
 *     so for what is done once and for all, such as an inspection
 * @param when the case in which it is demanded
 */
public record Antecedent(List<Reference> alternatives, boolean anew, Condition when) {

  public Antecedent {
    alternatives = List.copyOf(alternatives);
  }

  /** Whether it is demanded in every case. */
  public boolean unconditional() {
    return when.values().isEmpty();
  }
}
