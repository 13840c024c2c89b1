package org.ecocase.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.ecocase.casefile.CaseAccess;
import org.ecocase.notification.Mail;
import org.ecocase.notification.Mails;
import org.ecocase.org.Directory;
import org.ecocase.org.Officer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The mails of a case, which are part of its file. */
@RestController
@RequestMapping("/api/v1/cases/{id}/mails")
@Tag(name = "mails", description = "邮件")
class MailController {

  private final CaseAccess access;
  private final Mails mails;
  private final Directory directory;
  private final Clock clock;

  MailController(CaseAccess access, Mails mails, Directory directory, Clock clock) {
    this.access = access;
    this.mails = mails;
    this.directory = directory;
    this.clock = clock;
  }

  @GetMapping
  @Operation(summary = "案件的邮件，按写成的先后")
  List<MailView> mails(@PathVariable UUID id) {
    access.readable(id);
    return mails.of(id).stream().map(this::view).toList();
  }

  private MailView view(Mail mail) {
    return new MailView(
        mail.id(),
        directory.officer(mail.recipient()).map(Officer::name).orElse(mail.recipient()),
        mail.subject(),
        mail.body(),
        at(mail.queuedAt()),
        mail.sentAt() == null ? null : at(mail.sentAt()));
  }

  private OffsetDateTime at(Instant moment) {
    return moment.atZone(clock.getZone()).toOffsetDateTime();
  }

  /**
   * A mail.
   *
   * @param sentAt null while it is still to be sent
   */
  record MailView(
      UUID id,
      String recipient,
      String subject,
      String body,
      OffsetDateTime writtenAt,
      OffsetDateTime sentAt) {}
}
