package org.ecocase.document;

import java.util.Map;
import java.util.UUID;

/**
 * Asks for a document.
 *
 * @param caseId case it belongs to
 * @param agency agency that makes it
 * @param template key of the template
 * @param scope which of several in the same case, such as the document a receipt is about; null or
 *     empty when there is only one
 * @param model maps, lists, texts, numbers and booleans, as the templates expect them; what this
 *     module knows itself ({@code doc}, {@code docs}, {@code evidence}, {@code rmb}, {@code
 *     scopeDocument}) is added where absent
 * @param createdBy who has it made
 */
public record GenerationRequest(
    UUID caseId,
    String agency,
    String template,
    String scope,
    Map<String, Object> model,
    String createdBy) {

  public GenerationRequest {
    scope = scope == null ? "" : scope;
  }

  /** The same in another scope. */
  GenerationRequest in(String other) {
    return new GenerationRequest(caseId, agency, template, other, model, createdBy);
  }
}
