package org.ecocase.engine.internal.block;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ecocase.engine.internal.mail.MailDesk;
import org.ecocase.notification.Mails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 通知: mails are written with the officer's act and leave afterwards, in a process of their own. */
@Configuration(proxyBeanMethods = false)
class MailBlocks {

  @Bean
  JavaDelegate sendMail(MailDesk desk) {
    return execution -> {
      BlockCall step = new BlockCall(execution);
      desk.write(step.caseId(), step.scope(), step.parameter("mail"), step.parameter("to"));
    };
  }

  /**
   * The one task of the process that a mail leaves by; a failure is tried again, then an incident.
   */
  @Bean
  JavaDelegate deliverMail(Mails mails) {
    return execution ->
        mails.send(java.util.UUID.fromString((String) execution.getVariable("mailId")));
  }
}
