package org.ecocase.clue;

import org.ecocase.org.Actor;

/** The one door for clues. */
public interface ClueIntake {

  /**
   * Receives a signal and starts its process, once per source and source id: the same signal again
   * gets the first receipt.
   *
   * @param sender who hands it in; must belong to the agency
   * @throws org.ecocase.rule.Refusal when the source or agency is unknown or a value is unusable,
   *     naming the field
   */
  Receipt receive(Signal signal, Actor sender);
}
