package org.ecocase.notification.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ecocase.document.DocumentContent;
import org.ecocase.document.Documents;
import org.ecocase.notification.Mail;
import org.ecocase.notification.MailDraft;
import org.ecocase.notification.Mails;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class SmtpMails implements Mails {

  private final JdbcClient jdbc;
  private final MailTemplates templates;
  private final Documents documents;
  private final JavaMailSender sender;
  private final Clock clock;
  private final String from;
  private final String redirectTo;

  SmtpMails(
      JdbcClient jdbc,
      MailTemplates templates,
      Documents documents,
      JavaMailSender sender,
      Clock clock,
      @Value("${ecocase.mail.from}") String from,
      @Value("${ecocase.mail.redirect-to}") String redirectTo) {
    this.jdbc = jdbc;
    this.templates = templates;
    this.documents = documents;
    this.sender = sender;
    this.clock = clock;
    this.from = from;
    this.redirectTo = redirectTo;
  }

  @Override
  @Transactional
  public Optional<UUID> write(MailDraft draft) {
    if (draft.address() == null || draft.address().isBlank()) {
      return Optional.empty();
    }
    MailTemplates.Text text = templates.render(draft.template(), draft.release(), draft.model());
    UUID id = UUID.randomUUID();
    int written =
        jdbc.sql(
                """
            insert into mail (id, key, case_id, template, recipient, address, subject, body,
              attachment, queued_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (key) do nothing
            """)
            .params(
                id,
                draft.key(),
                draft.caseId(),
                draft.template(),
                draft.recipient(),
                draft.address(),
                text.subject(),
                text.body(),
                draft.attachment(),
                OffsetDateTime.now(clock))
            .update();
    return written == 1 ? Optional.of(id) : Optional.empty();
  }

  /**
   * The row stays locked while the mail is handed over, so that two senders cannot both send it. If
   * the process dies in between, the mail goes out again with the same Message-ID.
   */
  @Override
  @Transactional
  public void send(UUID id) {
    Mail mail =
        jdbc.sql("select * from mail where id = ? for update")
            .param(id)
            .query(SmtpMails::row)
            .single();
    if (mail.sentAt() != null) {
      return;
    }
    String messageId = "<" + id + "@ecocase>";
    sender.send(message(mail, messageId));
    jdbc.sql("update mail set sent_at = ?, message_id = ? where id = ?")
        .params(OffsetDateTime.now(clock), messageId, id)
        .update();
  }

  private MimeMessage message(Mail mail, String messageId) {
    MimeMessage message = new FixedIdMessage(sender.createMimeMessage(), messageId);
    try {
      MimeMessageHelper helper =
          new MimeMessageHelper(message, mail.attachment() != null, StandardCharsets.UTF_8.name());
      helper.setFrom(from);
      helper.setTo(redirectTo.isBlank() ? mail.address() : redirectTo);
      helper.setSubject(mail.subject());
      helper.setText(mail.body(), false);
      if (mail.attachment() != null) {
        DocumentContent pdf = documents.content(mail.attachment());
        helper.addAttachment(pdf.fileName(), new ByteArrayResource(pdf.bytes()), pdf.contentType());
      }
      return message;
    } catch (MessagingException e) {
      throw new MailPreparationException(e);
    }
  }

  @Override
  public List<Mail> of(UUID caseId) {
    return jdbc.sql("select * from mail where case_id = ? order by queued_at, id")
        .param(caseId)
        .query(SmtpMails::row)
        .list();
  }

  private static Mail row(ResultSet row, int index) throws SQLException {
    OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
    return new Mail(
        row.getObject("id", UUID.class),
        row.getObject("case_id", UUID.class),
        row.getString("template"),
        row.getString("recipient"),
        row.getString("address"),
        row.getString("subject"),
        row.getString("body"),
        row.getObject("attachment", UUID.class),
        row.getObject("queued_at", OffsetDateTime.class).toInstant(),
        sent == null ? null : sent.toInstant());
  }

  /** A message whose id survives the saving that would give it a new one. */
  private static final class FixedIdMessage extends MimeMessage {

    private final String id;

    FixedIdMessage(MimeMessage empty, String id) {
      super(empty.getSession());
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
