package org.ecocase.delivery;

import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactCodes.DeliveryMethod;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/** Documents are served electronically only with the party's consent (行政处罚法第六十一条第二款). */
@Component
class ServiceLawful implements StepRule {

  @Override
  public String name() {
    return "serviceLawful";
  }

  @Override
  public Set<String> guards() {
    return Set.of("delivery-method");
  }

  @Override
  public Verdict check(Request request) {
    return request.is(DeliveryMethod.ELECTRONIC)
            && !request.yes(FactKeys.ELECTRONIC_SERVICE_CONSENT)
        ? Verdict.refuse("采用电子送达的，应当经当事人同意并确认送达地址", "行政处罚法第六十一条")
        : Verdict.permit();
  }
}
