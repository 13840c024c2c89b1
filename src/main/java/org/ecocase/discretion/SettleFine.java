package org.ecocase.discretion;

import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.springframework.stereotype.Component;

/** 确定罚款. In the officer's own transaction: what is missing refuses his act. */
@Component
class SettleFine implements Block {

  private final CaseDiscretion discretion;

  SettleFine(CaseDiscretion discretion) {
    this.discretion = discretion;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.task("settleFine", "确定罚款", "记录确认的裁量结果", "确定罚款幅度");
  }

  @Override
  public void act(BlockCall call) {
    discretion.settleFine(call.caseId());
  }
}
