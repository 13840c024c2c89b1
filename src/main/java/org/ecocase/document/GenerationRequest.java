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
 * @param release which version of the package the flow runs in that asks; null for what is in force
 */
public record GenerationRequest(
    UUID caseId,
    String agency,
    String template,
    String scope,
    Map<String, Object> model,
    String createdBy,
    String release) {

  public GenerationRequest {
    scope = scope == null ? "" : scope;
  }

  /** Asks for what is in force. */
  public GenerationRequest(
      UUID caseId,
      String agency,
      String template,
      String scope,
      Map<String, Object> model,
      String createdBy) {
    this(caseId, agency, template, scope, model, createdBy, null);
  }

  /** The same in another scope. */
  GenerationRequest in(String other) {
    return new GenerationRequest(caseId, agency, template, other, model, createdBy, release);
  }
}
