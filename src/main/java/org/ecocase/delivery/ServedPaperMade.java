package org.ecocase.delivery;

import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.document.Documents;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/** Only a document that was made can be served (行政处罚法第六十一条). */
@Component
class ServedPaperMade implements StepRule {

  private final Documents documents;

  ServedPaperMade(Documents documents) {
    this.documents = documents;
  }

  @Override
  public String name() {
    return "servedPaperMade";
  }

  @Override
  public Set<String> guards() {
    return Set.of("delivery-method");
  }

  @Override
  public Verdict check(Request request) {
    return documents.served(request.caseId(), request.scope()).isPresent()
        ? Verdict.permit()
        : Verdict.refuse("尚未制作应当送达的文书，不得办理送达", "行政处罚法第六十一条");
  }
}
