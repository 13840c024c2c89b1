package org.ecocase.notification;

import java.util.UUID;

/** Addresses mails to the people of a case. */
public interface CaseMails {

  /**
   * Writes a mail to each of those addressed, in the caller's transaction; it leaves afterwards.
   *
   * @param scope which document a mail to the party serves
   * @param to a role, or a fact or {@code table.column} that names people, or {@code lead} for the
   *     officer who leads the case, or {@code reporter} for those who may know the reporter and
   *     answer him: his identity never goes into a mail; or {@code party} for the address to which
   *     the party agreed to have documents served
   * @param release which version of a flow writes it
   */
  void write(UUID caseId, String scope, String mail, String to, String release);
}
