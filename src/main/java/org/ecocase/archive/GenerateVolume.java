package org.ecocase.archive;

import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.springframework.stereotype.Component;

/** 装订案卷. */
@Component
class GenerateVolume implements Block {

  private final CaseVolumes volumes;

  GenerateVolume(CaseVolumes volumes) {
    this.volumes = volumes;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.task("generateVolume", "生成案卷", "按法定顺序装订正卷和副卷", "装订案卷");
  }

  @Override
  public void act(BlockCall call) {
    volumes.assemble(call.caseId());
  }
}
