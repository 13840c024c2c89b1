package org.ecocase.disclosure.internal;

import java.util.Map;
import java.util.UUID;
import org.ecocase.casefile.CaseOpener;
import org.ecocase.org.Actor;
import org.ecocase.rule.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A withdrawal belongs to the case whose decision was published, which may long be closed
 * (行政处罚法第四十八条第二款).
 */
@Component
class WithdrawalOpener implements CaseOpener {

  private static final String NUMBER = "withdrawalDocumentNumber";

  private final JdbcClient jdbc;

  WithdrawalOpener(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String process() {
    return "disclosure-withdrawal";
  }

  /**
   * @throws Refusal (INVALID) when the actor's agency has published no such decision, or has
   *     withdrawn it already
   */
  @Override
  public UUID open(Actor actor, Map<String, Object> values) {
    return jdbc.sql(
            """
            select case_id from disclosure
            where agency = ? and document_number = ? and withdrawn_at is null
            """)
        .params(actor.agency(), values.get(NUMBER))
        .query(UUID.class)
        .optional()
        .orElseThrow(
            () -> Refusal.invalid(NUMBER, "本机关没有公开文号为“" + values.get(NUMBER) + "”的处罚决定，或者已经撤回"));
  }
}
