package org.ecocase.penalty;

import org.ecocase.casefile.TaskPolicy;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/** Who pleads must not be fined more for it (行政处罚法第四十五条第二款). */
@Component
class NotHeavierAfterPlea implements TaskPolicy {

  @Override
  public String name() {
    return "notHeavierAfterPlea";
  }

  @Override
  public Verdict check(Request request) {
    boolean pleaded =
        "STATEMENT".equals(request.text("pleaOutcome")) || request.yes("hearingRequested");
    Long told = request.before().get("fineAmount") instanceof Number n ? n.longValue() : null;
    Long now = request.number("fineAmount");
    return pleaded && told != null && now != null && now > told
        ? Verdict.refuse("不得因当事人陈述、申辩或者要求听证而给予更重的处罚", "行政处罚法第四十五条第二款")
        : Verdict.permit();
  }
}
