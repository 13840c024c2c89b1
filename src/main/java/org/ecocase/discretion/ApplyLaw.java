package org.ecocase.discretion;

import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.springframework.stereotype.Component;

/** 适用法律. In the officer's own transaction: what is missing refuses his act. */
@Component
class ApplyLaw implements Block {

  private final CaseDiscretion discretion;

  ApplyLaw(CaseDiscretion discretion) {
    this.discretion = discretion;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.task("applyLaw", "适用法律", "按违法行为和日期选择适用的条文和法定幅度", "适用法律，列出可选的裁量基准");
  }

  @Override
  public void act(BlockCall call) {
    discretion.applyLaw(call.caseId());
  }
}
