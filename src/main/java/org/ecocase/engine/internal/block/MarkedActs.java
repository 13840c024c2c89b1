package org.ecocase.engine.internal.block;

import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.ecocase.casefile.CaseProgress;
import org.ecocase.casefile.Stage;
import org.ecocase.casefile.StepGate;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Component;

/** 启动、终结、中止、恢复期限，进入阶段: what elements of a model have done beside their own work. */
@Component
public class MarkedActs {

  private final Map<String, Consumer<BlockCall>> acts;
  private final StepGate gate;

  MarkedActs(ClockBlocks.ClockDesk desk, CaseProgress progress, StepGate gate) {
    this.acts =
        Map.of(
            "startClock", desk::start,
            "stopClock", desk::stop,
            "suspendClock", desk::suspend,
            "resumeClock", desk::resume,
            "setStage", step -> enter(progress, step));
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

  private static void enter(CaseProgress progress, BlockCall step) {
    Stage stage = Stage.valueOf(step.parameter("stage"));
    if (stage.over()) {
      // that is for closeClue and archiveCase, which wait for the steps that the law demands
      throw new Refusal(
          Refusal.Kind.RULE, "阶段“" + stage.label() + "”只能由办结、归档的构件进入");
    }
    progress.moveTo(step.caseId(), stage);
  }
}
