package org.ecocase.notification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes and sends mails. */
public interface Mails {

  /** The process that every mail leaves by, and its variable for which mail that is. */
  String PROCESS = "outgoing-mail";

  String VARIABLE = "mailId";

  /**
   * Writes a mail in the caller's transaction; it is not sent yet.
   *
   * @return its id; empty when the recipient has no address or the mail was written before
   */
  Optional<UUID> write(MailDraft draft);

  /** Sends a written mail, once: a mail that was sent is not sent again. */
  void send(UUID id);

  /** The mails of a case, oldest first. */
  List<Mail> of(UUID caseId);
}
