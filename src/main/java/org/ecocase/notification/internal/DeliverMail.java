package org.ecocase.notification.internal;

import java.util.UUID;
import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.ecocase.notification.Mails;
import org.springframework.stereotype.Component;

/**
 * 发出邮件: the one task of the process that a mail leaves by; a failure is tried again, then an
 * incident.
 */
@Component
class DeliverMail implements Block {

  private final Mails mails;

  DeliverMail(Mails mails) {
    this.mails = mails;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.task("deliverMail", "发出邮件", "把写好的邮件交给邮件服务器", "发出邮件").only(Mails.PROCESS);
  }

  @Override
  public void act(BlockCall call) {
    mails.send(UUID.fromString((String) call.variable(Mails.VARIABLE).orElseThrow()));
  }
}
