package org.ecocase.block;

/**
 * A building block: something that a model has done without a person, in the transaction of the act
 * that leads to it. What it waits for by law stands with the steps, so that no block needs to ask.
 */
public interface Block {

  /** How models name it and what they tell it; always the same, whatever it works with. */
  BlockDefinition definition();

  /** Does it once. */
  void act(BlockCall call);
}
