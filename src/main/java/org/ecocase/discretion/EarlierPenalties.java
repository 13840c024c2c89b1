package org.ecocase.discretion;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The penalties a party has had before, from the cases of every agency of this system: standards of
 * discretion weigh how often somebody broke the law within two years. A party is recognised by its
 * code or id number; without either only cases of the same entry in the register count.
 */
@Service
public class EarlierPenalties {

  private final JdbcClient jdbc;

  EarlierPenalties(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A penalty.
   *
   * @param document the number of the decision; empty when it had none
   * @param decided the day of the decision
   * @param violation code of the violation in the law register; empty when not known
   * @param basis the article it was punished by; empty when not known
   * @param facts what was done
   */
  public record Penalty(
      String document, LocalDate decided, String violation, String basis, String facts) {}

  /**
   * The penalties decided within a period, oldest first.
   *
   * @param caseId the case whose party is asked for; it does not count itself
   * @param from the first day
   * @param to the last day
   */
  public List<Penalty> of(UUID caseId, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select coalesce(d.number, f.case_number, '') as document,
                   (decided.value #>> '{}')::date as decided,
                   coalesce(violation.value #>> '{}', '') as violation,
                   coalesce(basis.value #>> '{}', '') as basis,
                   coalesce(facts.value #>> '{}', '') as facts
            from case_file own
            join party me on me.id = own.party_id
            join party p on p.id = me.id or p.uscc = me.uscc or p.id_number = me.id_number
            join case_file f on f.party_id = p.id and f.id <> own.id
            join case_fact kind on kind.case_id = f.id and kind.scope = ''
              and kind.key = 'decisionKind' and kind.value = '"PENALTY"'
            join case_fact decided on decided.case_id = f.id and decided.scope = ''
              and decided.key = 'decisionDate'
            left join case_fact violation on violation.case_id = f.id and violation.scope = ''
              and violation.key = 'violationCode'
            left join case_fact basis on basis.case_id = f.id and basis.scope = ''
              and basis.key = 'penaltyBasis'
            left join case_fact facts on facts.case_id = f.id and facts.scope = ''
              and facts.key = 'violationFacts'
            join document d on d.case_id = f.id and d.template = 'penalty-decision'
              and d.status = 'CURRENT'
            where own.id = :case and (decided.value #>> '{}')::date between :from and :to
            order by decided, document
            """)
        .param("case", caseId)
        .param("from", from)
        .param("to", to)
        .query(
            (row, i) ->
                new Penalty(
                    row.getString("document"),
                    row.getObject("decided", LocalDate.class),
                    row.getString("violation"),
                    row.getString("basis"),
                    row.getString("facts")))
        .list();
  }
}
