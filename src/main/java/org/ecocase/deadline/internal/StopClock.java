package org.ecocase.deadline.internal;

import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.ecocase.block.ParameterType;
import org.ecocase.deadline.Clocks;
import org.springframework.stereotype.Component;

/** 终结期限: stops those of the named clocks that run; {@code note} says why if not simply done. */
@Component
class StopClock implements Block {

  private static final String NOTE = "note";

  private final Clocks clocks;

  StopClock(Clocks clocks) {
    this.clocks = clocks;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.property("stopClock", "终结期限", "期限计算的事项已经办结")
        .needs(ClockOfBlock.TERM, "期限", ParameterType.TERMS)
        .takes(NOTE, "说明", ParameterType.WORDS);
  }

  @Override
  public void act(BlockCall call) {
    String note = call.optional(NOTE).orElse("办理完毕");
    for (String term : call.parameter(ClockOfBlock.TERM).split(",\\s*")) {
      clocks
          .live(call.caseId(), call.scope(), term)
          .ifPresent(live -> clocks.stop(live.name(), note, call.by()));
    }
  }
}
