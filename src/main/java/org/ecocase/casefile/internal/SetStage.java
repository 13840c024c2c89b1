package org.ecocase.casefile.internal;

import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.ecocase.block.ParameterType;
import org.ecocase.casefile.CaseProgress;
import org.ecocase.casefile.Runs;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Component;

/** 进入阶段. Only the flow that opened the file says where it stands, and what it has called. */
@Component
class SetStage implements Block {

  private static final String STAGE = "stage";

  private final CaseProgress progress;
  private final Runs runs;

  SetStage(CaseProgress progress, Runs runs) {
    this.progress = progress;
    this.runs = runs;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.property("setStage", "进入阶段", "案卷走到的阶段")
        .needs(STAGE, "阶段", ParameterType.STAGE);
  }

  @Override
  public void act(BlockCall call) {
    if (runs.of(call.caseId(), call.scope()).isPresent()) {
      throw new Refusal(Refusal.Kind.RULE, "办案动作不得改变案件的阶段");
    }
    progress.moveTo(call.caseId(), call.parameter(STAGE));
  }
}
