package org.ecocase.document;

import java.util.Map;
import java.util.UUID;

/** What a file gives documents to say, as templates want it. */
public interface FileContents {

  /**
   * The model of a file.
   *
   * @param scope which pass through a called flow the document belongs to; empty for the file
   *     itself
   */
  Map<String, Object> of(UUID caseId, String scope);
}
