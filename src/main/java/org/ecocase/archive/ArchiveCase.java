package org.ecocase.archive;

import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.ecocase.casefile.CaseProgress;
import org.springframework.stereotype.Component;

/** 案卷归档 (生态环境行政处罚办法第七十九条). */
@Component
class ArchiveCase implements Block {

  private final CaseProgress progress;

  ArchiveCase(CaseProgress progress) {
    this.progress = progress;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.task("archiveCase", "归档", "封存案卷", "案卷归档");
  }

  @Override
  public void act(BlockCall call) {
    progress.archive(call.caseId());
  }
}
