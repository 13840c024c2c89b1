package org.ecocase.engine.internal.block;

import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.ecocase.casefile.CaseProgress;
import org.ecocase.casefile.Runs;
import org.ecocase.casefile.StepGate;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Component;

/** 启动、终结、中止、恢复期限，进入阶段: what elements of a model have done beside their own work. */
@Component
public class MarkedActs {

  private final Map<String, Consumer<BlockCall>> acts;
  private final CaseProgress progress;
  private final Runs runs;
  private final StepGate gate;

  MarkedActs(ClockBlocks.ClockDesk desk, CaseProgress progress, Runs runs, StepGate gate) {
    this.acts =
        Map.of(
            "startClock", desk::start,
            "stopClock", desk::stop,
            "suspendClock", desk::suspend,
            "resumeClock", desk::resume,
            "setStage", this::enter);
    this.progress = progress;
    this.runs = runs;
    this.gate = gate;
  }

  /**
   * Acts as its block does, when the law lets it. Who may do the step has been asked; what follows
   * from it is no act of his own, as little as what a service task does.
   */
  public void act(Mark mark, DelegateExecution execution) {
    BlockCall call = new BlockCall(execution, mark.parameters());
    CurrentCommand.withoutRights(
        () -> {
          call.gate(gate, mark.block());
          acts.get(mark.block()).accept(call);
          return null;
        });
  }

  /** Only the flow that opened the file says where it stands, and what it has called. */
  private void enter(BlockCall step) {
    if (runs.of(step.caseId(), step.scope()).isPresent()) {
      throw new Refusal(Refusal.Kind.RULE, "办案动作不得改变案件的阶段");
    }
    progress.moveTo(step.caseId(), step.parameter("stage"));
  }
}
