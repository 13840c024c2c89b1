package org.ecocase.notification.internal;

import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.ecocase.block.ParameterType;
import org.ecocase.notification.CaseMails;
import org.springframework.stereotype.Component;

/** 通知: mails are written with the officer's act and leave afterwards, in a process of their own. */
@Component
class SendMail implements Block {

  private static final String MAIL = "mail";
  private static final String TO = "to";

  private final CaseMails mails;

  SendMail(CaseMails mails) {
    this.mails = mails;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.task("sendMail", "通知", "发送邮件，失败自动重试", "向{to}发送邮件“{mail}”")
        .needs(MAIL, "邮件", ParameterType.MAIL)
        .needs(TO, "收件人", ParameterType.ADDRESSEE);
  }

  @Override
  public void act(BlockCall call) {
    mails.write(
        call.caseId(), call.scope(), call.parameter(MAIL), call.parameter(TO), call.release());
  }
}
