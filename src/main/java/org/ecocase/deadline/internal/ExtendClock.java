package org.ecocase.deadline.internal;

import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.ecocase.block.ParameterType;
import org.ecocase.deadline.ClockExtension;
import org.ecocase.deadline.ClockView;
import org.ecocase.deadline.Clocks;
import org.springframework.stereotype.Component;

/**
 * 延长期限: extends as the term allows it; {@code approver} is the role that has approved. {@code into}
 * names a fact that keeps the new last day.
 */
@Component
class ExtendClock implements Block {

  private static final String APPROVER = "approver";
  private static final String COLLECTIVE = "collective";

  private final Clocks clocks;
  private final ClockOfBlock clock;

  ExtendClock(Clocks clocks, ClockOfBlock clock) {
    this.clocks = clocks;
    this.clock = clock;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.task("extendClock", "延长期限", "按期限表规定的次数和幅度延长", "")
        .needs(ClockOfBlock.TERM, "期限", ParameterType.TERM)
        .needs(APPROVER, "批准角色", ParameterType.APPROVER)
        .takes(COLLECTIVE, "经集体讨论", ParameterType.BOOLEAN)
        .takes(ClockOfBlock.INTO, "届满日记入数据项", ParameterType.DAY);
  }

  @Override
  public void act(BlockCall call) {
    ClockExtension extension =
        new ClockExtension(
            null,
            call.parameter(APPROVER),
            call.optional(COLLECTIVE).map(Boolean::parseBoolean).orElse(false),
            "经批准延长");
    ClockView extended =
        clocks.extend(
            clock.live(call).map(ClockView::name).orElseGet(() -> ClockOfBlock.name(call)),
            extension,
            call.by());
    ClockOfBlock.keep(call, extended);
  }
}
