package org.ecocase.oversight.internal;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.ecocase.casefile.CaseChanged;
import org.ecocase.deadline.ClockChanged;
import org.ecocase.flow.FileKind;
import org.ecocase.flow.FlowProfiles;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what leaders look at in step with the case file and its clocks: once for every case that a
 * transaction touches, at the end of that transaction and as part of it.
 */
@Component
class ReadModel {

  private final JdbcClient jdbc;
  private final FlowProfiles profiles;
  private final TransactionTemplate transaction;

  ReadModel(JdbcClient jdbc, FlowProfiles profiles, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.profiles = profiles;
    this.transaction = new TransactionTemplate(transactions);
  }

  @EventListener
  void on(CaseChanged changed) {
    touched(changed.caseId());
  }

  @EventListener
  void on(ClockChanged changed) {
    touched(changed.caseId());
  }

  private void touched(UUID caseId) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      transaction.executeWithoutResult(status -> refresh(caseId));
      return;
    }
    Touched touched = (Touched) TransactionSynchronizationManager.getResource(this);
    if (touched == null) {
      touched = new Touched();
      TransactionSynchronizationManager.bindResource(this, touched);
      TransactionSynchronizationManager.registerSynchronization(touched);
    }
    touched.cases.add(caseId);
  }

  /**
   * Writes the rows of a case anew. The lock on the file comes first: of two transactions that
   * touch one case, the second then reads what the first has written.
   */
  private void refresh(UUID caseId) {
    int locked =
        jdbc.sql("select 1 from case_file where id = ? for no key update")
            .param(caseId)
            .query(Integer.class)
            .list()
            .size();
    if (locked == 0) {
      return;
    }
    if (restricted(caseId)) {
      return;
    }
    jdbc.sql(
            """
            insert into oversight_case select * from oversight_case_now where case_id = ?
            on conflict (case_id) do update set number = excluded.number, party = excluded.party,
              title = excluded.title, source = excluded.source, stage = excluded.stage,
              officer = excluded.officer, officer_name = excluded.officer_name,
              unit = excluded.unit, received_at = excluded.received_at,
              filed_on = excluded.filed_on, closed_at = excluded.closed_at,
              terms_ended = excluded.terms_ended, terms_late = excluded.terms_late
            """)
        .param(caseId)
        .update();
    jdbc.sql("delete from oversight_term where case_id = ?").param(caseId).update();
    jdbc.sql("insert into oversight_term select * from oversight_term_now where case_id = ?")
        .param(caseId)
        .update();
    jdbc.sql(
            """
            insert into oversight_late select * from oversight_late_now where case_id = ?
            on conflict (clock_id) do nothing
            """)
        .param(caseId)
        .update();
    renameParty(caseId, "oversight_case");
    renameParty(caseId, "oversight_term");
  }

  /** Of a file whose readers are named, nobody else learns by a board either. */
  private boolean restricted(UUID caseId) {
    String kind =
        jdbc.sql("select kind from case_file where id = ?")
            .param(caseId)
            .query(String.class)
            .single();
    return profiles.kind(kind).filter(FileKind::restricted).isPresent();
  }

  /** A party has other cases, which call it by its new name as well. */
  private void renameParty(UUID caseId, String table) {
    jdbc.sql(
            """
            update %s k set party = p.name
            from case_file this
            join party p on p.id = this.party_id
            join case_file f on f.party_id = this.party_id and f.id <> this.id
            where this.id = ? and k.case_id = f.id and k.party <> p.name
            """
                .formatted(table))
        .param(caseId)
        .update();
  }

  /** The cases that the running transaction has touched. */
  private final class Touched implements TransactionSynchronization {

    /** In order, so that two transactions that touch many cases lock them alike. */
    private final Set<UUID> cases = new TreeSet<>();

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(ReadModel.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(ReadModel.this, this);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      cases.forEach(ReadModel.this::refresh);
    }

    @Override
    public void beforeCompletion() {
      TransactionSynchronizationManager.unbindResource(ReadModel.this);
    }
  }
}
