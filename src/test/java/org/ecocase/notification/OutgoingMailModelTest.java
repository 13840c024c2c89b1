package org.ecocase.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.ecocase.support.ModelTest;
import org.ecocase.support.TestServers;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OutgoingMailModelTest extends ModelTest {

  @Autowired ManagementService management;

  OutgoingMailModelTest() {
    super("outgoing-mail");
  }

  @Test
  void should_waitForItsOwnTransaction_when_aMailIsWritten() throws Exception {
    UUID id = investigated();
    UUID mail =
        mails
            .write(
                new MailDraft(
                    id,
                    "clue-reply",
                    "dispatcher1",
                    "model-" + id + "@ecocase.example",
                    "test/" + id,
                    null,
                    Map.of("number", "澜环线〔2026〕1号", "title", "测试", "url", "http://localhost"),
                    null))
            .orElseThrow();

    Walk walk = start(id, Map.of("mailId", mail.toString()));
    assertInstance(walk).isWaitingAtExactly("deliver");
    assertThat(mails.of(id).get(0).sentAt()).isNull();
    management.executeJob(
        management
            .createJobQuery()
            .processDefinitionKey("outgoing-mail")
            .processInstanceId(
                runtime
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(id.toString())
                    .singleResult()
                    .getId())
            .singleResult()
            .getId());

    assertThat(mails.of(id).get(0).sentAt()).isNotNull();
    assertThat(TestServers.mailServer().getReceivedMessages())
        .anySatisfy(
            message ->
                assertThat(message.getAllRecipients()[0].toString())
                    .isEqualTo("model-" + id + "@ecocase.example"));
    assertInstance(walk).hasPassed("deliver").isEnded();
  }
}
