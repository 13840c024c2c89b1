package org.ecocase.replay.internal;

import java.util.Optional;

/** One way of computing a fine from what a published case states. */
@FunctionalInterface
interface FineMethod {

  /** The amount; empty where the case does not state what this method needs. */
  Optional<Result> compute(PublishedCase published);

  /** The amount in 分 and how it came about, in Chinese. */
  record Result(long fen, String how) {}
}
