package org.ecocase.clue;

/** The one door for clues. */
public interface ClueIntake {

  /**
   * Receives a signal and starts its process, once per source and source id: the same signal again
   * gets the first receipt.
   *
   * @throws org.ecocase.rule.Refusal when the source or agency is unknown or a value is unusable,
   *     naming the field
   */
  Receipt receive(Signal signal);
}
