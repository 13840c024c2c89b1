package org.ecocase.disclosure.internal;

import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.ecocase.disclosure.Disclosures;
import org.springframework.stereotype.Component;

/** 撤回公开的信息 (行政处罚法第四十八条). */
@Component
class WithdrawDisclosure implements Block {

  private final Disclosures disclosures;

  WithdrawDisclosure(Disclosures disclosures) {
    this.disclosures = disclosures;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.task("withdrawDisclosure", "撤回公示", "从公开网页撤回并说明理由", "撤回公开的信息");
  }

  @Override
  public void act(BlockCall call) {
    disclosures.withdraw(call.caseId());
  }
}
