package org.ecocase.deadline.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.ecocase.block.ParameterType;
import org.ecocase.deadline.Clocks;
import org.ecocase.deadline.Terms;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Component;

/**
 * 启动期限: starts a clock now, or on the day that a fact of the case gives. {@code from} names the
 * fact, with its scope before a colon where it has one, such as {@code notice:deliveryDate}; of
 * several facts, separated by commas, the latest day that is known counts. {@code into} names a
 * fact that keeps the last day.
 */
@Component
class StartClock implements Block {

  private final Clocks clocks;
  private final Terms terms;
  private final ClockOfBlock clock;
  private final Clock time;

  StartClock(Clocks clocks, Terms terms, ClockOfBlock clock, Clock time) {
    this.clocks = clocks;
    this.terms = terms;
    this.clock = clock;
    this.time = time;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.property("startClock", "启动期限", "从现在或者从数据项的日期起计算期限")
        .needs(ClockOfBlock.TERM, "期限", ParameterType.TERM)
        .takes(ClockOfBlock.FROM, "起算日期数据项", ParameterType.DAYS)
        .takes(ClockOfBlock.INTO, "届满日记入数据项", ParameterType.DAY);
  }

  @Override
  public void act(BlockCall call) {
    Instant from = beginning(call);
    if (known(call, LocalDate.ofInstant(from, time.getZone()))) {
      ClockOfBlock.keep(
          call, clocks.start(ClockOfBlock.name(call), call.agency(), from, call.by(), true));
    } else {
      ClockOfBlock.note(call, "CLOCK_NOT_STARTED", "当时的法律没有规定该期限，不计算");
    }
  }

  /** The law of an earlier day may not have known a term that the table has now. */
  private boolean known(BlockCall call, LocalDate day) {
    String term = call.parameter(ClockOfBlock.TERM);
    return !terms.table().keys().contains(term)
        || terms.table().find(term, call.agency(), day).isPresent();
  }

  private Instant beginning(BlockCall call) {
    String from = call.optional(ClockOfBlock.FROM).orElse(null);
    if (from == null) {
      return time.instant();
    }
    return clock
        .latest(call, from)
        .orElseThrow(() -> new Refusal(Refusal.Kind.RULE, "缺少期限的起算日期“" + from + "”"));
  }
}
