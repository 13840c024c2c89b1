package org.ecocase.clue.internal;

import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.ecocase.casefile.CaseProgress;
import org.springframework.stereotype.Component;

/** 线索办结，不立案. */
@Component
class CloseClue implements Block {

  private final CaseProgress progress;

  CloseClue(CaseProgress progress) {
    this.progress = progress;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.task("closeClue", "办结线索", "线索不立案办结", "线索办结，不立案");
  }

  @Override
  public void act(BlockCall call) {
    progress.dismiss(call.caseId());
  }
}
