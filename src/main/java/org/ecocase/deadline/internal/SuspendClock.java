package org.ecocase.deadline.internal;

import java.time.LocalDate;
import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.ecocase.block.ParameterType;
import org.ecocase.deadline.ClockState;
import org.ecocase.deadline.ClockView;
import org.ecocase.deadline.Clocks;
import org.ecocase.deadline.Due;
import org.ecocase.deadline.Standstill;
import org.ecocase.deadline.SuspensionReason;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.FactValues;
import org.springframework.stereotype.Component;

/**
 * 中止期限: lets a clock stand still for a reason, beside the reasons for which it does already. {@code
 * reason} is its code or {@code fact:} and the fact that holds it. {@code from} names the day as
 * for {@link StartClock}; where none is known, or without it, that is today. A day before the start
 * of the clock counts as the day of its start, a day ahead as today. {@code evidence} names the
 * fact whose text shows the reason, otherwise it is the reason's name. A clock that was over by
 * that day cannot stand still any more, which is noted; one that does not run is left alone.
 */
@Component
class SuspendClock implements Block {

  private static final String EVIDENCE = "evidence";

  private final Clocks clocks;
  private final ClockOfBlock clock;
  private final Dictionary dictionary;

  SuspendClock(Clocks clocks, ClockOfBlock clock, Dictionary dictionary) {
    this.clocks = clocks;
    this.clock = clock;
    this.dictionary = dictionary;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.property("suspendClock", "中止期限", "因法定事由不计入期限的时间由此开始")
        .needs(ClockOfBlock.TERM, "期限", ParameterType.TERM)
        .needs(ClockOfBlock.REASON, "事由", ParameterType.REASON)
        .takes(ClockOfBlock.FROM, "起算日期数据项", ParameterType.DAYS)
        .takes(EVIDENCE, "证明数据项", ParameterType.READ);
  }

  @Override
  public void act(BlockCall call) {
    SuspensionReason reason = ClockOfBlock.reason(call, call.parameter(ClockOfBlock.REASON));
    ClockView live = clock.live(call).orElse(null);
    if (live == null) {
      return;
    }
    LocalDate start = LocalDate.ofInstant(live.startedAt(), Due.ZONE);
    LocalDate from = ClockOfBlock.notBefore(start, clock.on(call));
    if (live.state() == ClockState.RUNNING && from.isAfter(live.due().date())) {
      ClockOfBlock.note(call, "CLOCK_EXPIRED", "期限已经届满，" + reason.label() + "时间不再扣除");
    } else {
      Standstill standstill = new Standstill(reason, call.scope());
      clocks.suspend(live.name(), standstill, from, evidence(call, reason), call.by());
    }
  }

  private String evidence(BlockCall call, SuspensionReason reason) {
    return call.optional(EVIDENCE)
        .flatMap(key -> call.fact(key).map(value -> shown(key, value)))
        .filter(text -> !text.isBlank())
        .orElse(reason.label());
  }

  private String shown(String key, Object value) {
    return FactValues.display(dictionary.get(key), value);
  }
}
