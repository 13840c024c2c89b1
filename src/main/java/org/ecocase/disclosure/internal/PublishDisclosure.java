package org.ecocase.disclosure.internal;

import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.ecocase.disclosure.Disclosures;
import org.springframework.stereotype.Component;

/** 公开处罚决定信息 (行政处罚法第四十八条). */
@Component
class PublishDisclosure implements Block {

  private final Disclosures disclosures;

  PublishDisclosure(Disclosures disclosures) {
    this.disclosures = disclosures;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.task("publishDisclosure", "公示", "发布到公开网页", "公开处罚决定信息");
  }

  @Override
  public void act(BlockCall call) {
    disclosures.publish(call.caseId());
  }
}
