package org.ecocase.engine;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.ecocase.org.Officer;

/**
 * Mails about a case to members of its agency. They are written in the caller's transaction and
 * leave afterwards, with retries.
 */
public interface CaseMail {

  /**
   * Writes a mail to each of these people.
   *
   * @param template name of its words
   * @param key what makes it the same mail: to each person it is written once
   * @param model what the template says, beside {@code number} (of the case) and {@code url}
   */
  void send(
      UUID caseId, String template, Collection<Officer> to, String key, Map<String, Object> model);
}
