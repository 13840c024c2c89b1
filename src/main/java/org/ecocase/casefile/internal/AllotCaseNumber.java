package org.ecocase.casefile.internal;

import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.ecocase.casefile.CaseProgress;
import org.springframework.stereotype.Component;

/** 立案并编号 (行政处罚法第五十四条). */
@Component
class AllotCaseNumber implements Block {

  private final CaseProgress progress;

  AllotCaseNumber(CaseProgress progress) {
    this.progress = progress;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.task("allotCaseNumber", "编立案号", "立案并连续编号", "编立案号");
  }

  @Override
  public void act(BlockCall call) {
    progress.file(call.caseId());
  }
}
