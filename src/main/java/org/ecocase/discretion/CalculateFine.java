package org.ecocase.discretion;

import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.springframework.stereotype.Component;

/** 计算罚款. In the officer's own transaction: what is missing refuses his act. */
@Component
class CalculateFine implements Block {

  private final CaseDiscretion discretion;

  CalculateFine(CaseDiscretion discretion) {
    this.discretion = discretion;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.task("calculateFine", "计算罚款", "按选定的裁量基准逐项计算", "按裁量基准计算罚款");
  }

  @Override
  public void act(BlockCall call) {
    discretion.calculateFine(call.caseId());
  }
}
