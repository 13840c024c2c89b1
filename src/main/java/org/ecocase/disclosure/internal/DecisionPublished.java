package org.ecocase.disclosure.internal;

import java.util.Set;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.rule.Verdict;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is withdrawn was published and has not been withdrawn before (行政处罚法第四十八条第二款). */
@Component
class DecisionPublished implements StepRule {

  private static final String NUMBER = FactKeys.WITHDRAWAL_DOCUMENT_NUMBER;

  private final JdbcClient jdbc;

  DecisionPublished(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String name() {
    return "decisionPublished";
  }

  @Override
  public Set<String> guards() {
    return Set.of("withdrawal-request");
  }

  @Override
  public Verdict check(Request request) {
    String number = request.text(NUMBER);
    return jdbc.sql(
                """
                select exists (select 1 from disclosure
                  where case_id = ? and document_number = ? and withdrawn_at is null)
                """)
            .params(request.caseId(), number)
            .query(Boolean.class)
            .single()
        ? Verdict.permit()
        : Verdict.refuse("本案没有公开文号为“" + number + "”的处罚决定，或者已经撤回", "行政处罚法第四十八条");
  }
}
