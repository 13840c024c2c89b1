package org.ecocase.notification.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.ecocase.document.CaseDocument;
import org.ecocase.notification.Mail;
import org.ecocase.notification.MailDraft;
import org.ecocase.support.CaseTest;
import org.ecocase.support.TestServers;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mail through a real SMTP server. */
class MailTest extends CaseTest {

  private static final int UNUSED_PORT = 1;

  @Autowired ManagementService management;
  @Autowired JavaMailSender sender;
  @Autowired MailTemplates templates;

  @Test
  void should_tellTheOfficers_when_aTaskIsTheirs() throws Exception {
    Walk walk = investigating();
    assertThat(mails.of(walk.caseId())).extracting(Mail::sentAt).containsOnlyNulls();

    send(walk);

    assertThat(mails.of(walk.caseId()))
        .extracting(Mail::template, Mail::recipient)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("assignment", "officer1"),
            org.assertj.core.groups.Tuple.tuple("assignment", "officer2"));
    assertThat(mails.of(walk.caseId())).allSatisfy(mail -> assertThat(mail.sentAt()).isNotNull());
    String number = caseFiles.get(walk.caseId()).number();
    List<MimeMessage> received = received(number);
    assertThat(received).hasSize(2);
    assertThat(received.get(0).getContent().toString()).contains("调查取证", "http");
    assertThat(received.get(0).getFrom()[0].toString()).isEqualTo("ecocase@localhost");
  }

  @Test
  void should_tellNobody_when_aTaskIsForARole() {
    Walk walk = receive(walker.signal(org.ecocase.clue.Signal.Type.COMPLAINT));

    assertThat(mails.of(walk.caseId())).isEmpty();
  }

  @Test
  void should_tryAgainAndThenRaiseAnIncident_when_theServerRefuses() {
    JavaMailSenderImpl smtp = (JavaMailSenderImpl) sender;
    int port = smtp.getPort();
    Walk walk = investigating();
    Job job = jobs(walk).get(0);
    try {
      smtp.setPort(UNUSED_PORT);
      int attempts = 0;
      while (retries(job) > 0) {
        attempts++;
        assertThat(attempts).isLessThan(20);
        org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> management.executeJob(job.getId()));
      }
      assertThat(attempts).isGreaterThan(2);
    } finally {
      smtp.setPort(port);
    }

    assertThat(
            runtime
                .createIncidentQuery()
                .processInstanceId(job.getProcessInstanceId())
                .incidentType("failedJob")
                .count())
        .isEqualTo(1);
    assertThat(mails.of(walk.caseId())).hasSize(2).extracting(Mail::sentAt).containsOnlyNulls();
    assertThat(walk.open()).as("the case goes on").containsExactly("investigateCase");
    management.setJobRetries(job.getId(), 1);
    send(walk);
    assertThat(mails.of(walk.caseId())).allSatisfy(mail -> assertThat(mail.sentAt()).isNotNull());
  }

  @Test
  void should_sendOnce_when_aSentMailIsSentAgain() throws Exception {
    UUID id = investigated();
    String to = "once-" + id + "@ecocase.example";
    UUID mail = written(id, to);

    mails.send(mail);
    mails.send(mail);

    assertThat(to(to)).hasSize(1);
    assertThat(to(to).get(0).getMessageID()).isEqualTo("<" + mail + "@ecocase>");
    assertThat(mails.write(draft(id, to))).isEmpty();
  }

  @Test
  void should_sendElsewhere_when_aRedirectionIsSet() throws Exception {
    UUID id = investigated();
    String to = "real-" + id + "@ecocase.example";
    String redirected = "all-" + id + "@ecocase.example";
    UUID mail = written(id, to);

    new SmtpMails(jdbc, templates, documents, sender, clock, "ecocase@localhost", redirected)
        .send(mail);

    assertThat(to(to)).isEmpty();
    assertThat(to(redirected)).hasSize(1);
    assertThat(mails.of(id)).extracting(Mail::address).contains(to);
  }

  @Test
  void should_carryTheDocument_when_itIsServedByMail() throws Exception {
    UUID id = decided(Map.of());
    String to = "party-" + id + "@ecocase.example";
    caseFiles.record(id, "decision", Map.of("deliveryEmail", to));
    desk.start(id, "delivery", Map.of("scope", "decision"));
    Walk walk = walker.of(id);
    walk.complete(
        "chooseDeliveryMethod",
        Map.of(
            "deliveryMethod", "ELECTRONIC", "electronicServiceConsent", true, "deliveryEmail", to));

    send(walk);

    MimeMessage mail = to(to).get(0);
    CaseDocument decision = documents.latest(id, "penalty-decision").orElseThrow();
    assertThat(mail.getSubject()).contains("行政处罚决定书", decision.number());
    Multipart parts = (Multipart) mail.getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("application/pdf");
    assertThat(parts.getBodyPart(1).getInputStream().readAllBytes())
        .isEqualTo(documents.content(decision.id()).bytes());
    assertThat(mails.of(id)).extracting(Mail::attachment).contains(decision.id());
  }

  @Test
  void should_keepLinesApart_when_aSubjectHoldsThem() {
    UUID id = investigated();
    UUID mail =
        mails
            .write(
                new MailDraft(
                    id,
                    "clue-reply",
                    "dispatcher1",
                    "lines-" + id + "@ecocase.example",
                    "lines/" + id,
                    null,
                    Map.of("number", "1\r\nBcc: x@example.com", "title", "a", "url", "u"),
                    null))
            .orElseThrow();

    mails.send(mail);

    assertThat(to("x@example.com")).isEmpty();
  }

  private static MailDraft draft(UUID id, String to) {
    return new MailDraft(
        id,
        "clue-reply",
        "dispatcher1",
        to,
        "key/" + id,
        null,
        Map.of("number", "澜环线〔2026〕1号", "title", "测试", "url", "http://localhost"),
        null);
  }

  private UUID written(UUID id, String to) {
    return mails.write(draft(id, to)).orElseThrow();
  }

  private Walk investigating() {
    UUID id = investigated();
    clockRuns(id, "case-decision");
    given(id, "investigation");
    desk.start(id, "investigation", Map.of());
    return walker.of(id);
  }

  private List<Job> jobs(Walk walk) {
    List<String> instances =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(walk.caseId().toString())
            .processDefinitionKey("outgoing-mail")
            .list()
            .stream()
            .map(org.camunda.bpm.engine.runtime.ProcessInstance::getId)
            .toList();
    return management.createJobQuery().processDefinitionKey("outgoing-mail").list().stream()
        .filter(job -> instances.contains(job.getProcessInstanceId()))
        .toList();
  }

  private int retries(Job job) {
    return management.createJobQuery().jobId(job.getId()).singleResult().getRetries();
  }

  private void send(Walk walk) {
    jobs(walk).forEach(job -> management.executeJob(job.getId()));
  }

  private static List<MimeMessage> received(String number) {
    return Arrays.stream(TestServers.mailServer().getReceivedMessages())
        .filter(
            message -> {
              try {
                return (message.getSubject() + message.getContent()).contains(number);
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            })
        .toList();
  }

  private static List<MimeMessage> to(String address) {
    return Arrays.stream(TestServers.mailServer().getReceivedMessages())
        .filter(
            message -> {
              try {
                return Arrays.stream(message.getAllRecipients())
                    .anyMatch(recipient -> recipient.toString().equals(address));
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            })
        .toList();
  }
}
