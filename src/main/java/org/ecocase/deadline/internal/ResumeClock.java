package org.ecocase.deadline.internal;

import java.time.LocalDate;
import java.util.Map;
import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.ecocase.block.ParameterType;
import org.ecocase.deadline.ClockView;
import org.ecocase.deadline.Clocks;
import org.ecocase.deadline.Standstill;
import org.ecocase.deadline.SuspensionReason;
import org.ecocase.rule.Scope;
import org.springframework.stereotype.Component;

/**
 * 恢复期限: lets a clock run again; only the days between are given back. {@code reason} says which
 * reason of this run or of what is around it has ended, otherwise all have. {@code from} names the
 * day from which it counts again as for {@link StartClock}; where none is known, or without it,
 * that is today. A day before the suspension counts as its first day, so that nothing is given
 * back, a day ahead as today. A clock that does not stand still, such as one that was over before
 * it could, is left alone. {@code into} names a fact that keeps the new last day.
 */
@Component
class ResumeClock implements Block {

  private final Clocks clocks;
  private final ClockOfBlock clock;

  ResumeClock(Clocks clocks, ClockOfBlock clock) {
    this.clocks = clocks;
    this.clock = clock;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.property("resumeClock", "恢复期限", "中止的事由消除，期限继续计算")
        .needs(ClockOfBlock.TERM, "期限", ParameterType.TERM)
        .takes(ClockOfBlock.REASON, "事由", ParameterType.REASON)
        .takes(ClockOfBlock.FROM, "恢复日期数据项", ParameterType.DAYS)
        .takes(ClockOfBlock.INTO, "届满日记入数据项", ParameterType.DAY);
  }

  @Override
  public void act(BlockCall call) {
    SuspensionReason ended =
        call.optional(ClockOfBlock.REASON)
            .map(stated -> ClockOfBlock.reason(call, stated))
            .orElse(null);
    LocalDate on = clock.on(call);
    clock.live(call).map(ClockView::standing).orElse(Map.of()).entrySet().stream()
        .filter(standing -> ends(call, ended, standing.getKey()))
        .map(
            standing ->
                clocks.resume(
                    clock.live(call).orElseThrow().name(),
                    standing.getKey(),
                    ClockOfBlock.notBefore(standing.getValue(), on),
                    call.by()))
        .reduce((earlier, last) -> last)
        .ifPresent(resumed -> ClockOfBlock.keep(call, resumed));
  }

  /** What stands still for another run goes on standing still. */
  private static boolean ends(BlockCall call, SuspensionReason reason, Standstill standing) {
    return Scope.sees(call.scope(), standing.scope())
        && (reason == null || standing.reason() == reason);
  }
}
