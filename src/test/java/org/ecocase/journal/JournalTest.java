package org.ecocase.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.ecocase.clue.Signal;
import org.ecocase.support.EcocaseTest;
import org.ecocase.support.Walker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@EcocaseTest
class JournalTest {

  @Autowired Walker walker;
  @Autowired Journal journal;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionOperations transaction;

  @Test
  void should_beWhole_when_nobodyTouchedIt() {
    UUID id = written();

    assertThat(journal.verify(id)).isEmpty();
    assertThat(journal.of(id)).extracting(JournalEntry::number).startsWith(1, 2, 3);
    assertThat(journal.of(id).get(0).before()).isEmpty();
    assertThat(journal.of(id).get(1).before()).isEqualTo(journal.of(id).get(0).hash());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text = '另一句话'",
        "actor = 'somebody'",
        "kind = 'OTHER'",
        "details = '{\"x\": 1}'",
        "at = at + interval '1 second'",
        "hash = repeat('0', 64)"
      })
  void should_findTheEntry_when_aSuperuserChangedIt(String change) {
    UUID id = written();

    asSuperuser("update journal_entry set " + change + " where case_id = ? and number = 3", id);

    assertThat(journal.verify(id).orElseThrow().number()).isEqualTo(3);
    assertThat(journal.verify(id).orElseThrow().reason()).isEqualTo("第3条被改动");
    assertThat(journal.verifyAll()).isPresent();
    repair(id);
  }

  @Test
  void should_findTheNextEntry_when_aChangedOneWasSealedAnew() {
    UUID id = written();
    JournalEntry second = journal.of(id).get(1);

    asSuperuser(
        "update journal_entry set before = repeat('1', 64) where case_id = ? and number = 2", id);

    assertThat(journal.verify(id).orElseThrow().number()).isEqualTo(second.number());
    repair(id);
  }

  @Test
  void should_findTheGap_when_anEntryWasTakenOut() {
    UUID id = written();

    asSuperuser("delete from journal_entry where case_id = ? and number = 2", id);

    assertThat(journal.verify(id).orElseThrow()).isEqualTo(new Journal.BrokenLink(id, 2, "缺少第2条"));
    repair(id);
  }

  @Test
  void should_findTheCut_when_theTailIsGone() {
    UUID id = written();
    int last = journal.of(id).size();

    asSuperuser("delete from journal_entry where case_id = ? and number = " + last, id);

    assertThat(journal.verify(id).orElseThrow().number()).isEqualTo(last);
    assertThat(journal.verify(id).orElseThrow().reason()).contains("末尾");
    repair(id);
  }

  @Test
  void should_findTheCut_when_everythingIsGone() {
    UUID id = written();

    asSuperuser("delete from journal_entry where case_id = ?", id);

    assertThat(journal.verify(id).orElseThrow().number()).isEqualTo(1);
    repair(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update journal_entry set text = 'x'",
        "delete from journal_entry",
        "truncate journal_entry",
        "update submission set user_id = 'x'",
        "delete from submission",
        "truncate submission cascade"
      })
  void should_refuse_when_somebodyWouldChangeWhatWasRecorded(String sql) {
    UUID id = written();
    if (sql.contains("submission") && submissions() == 0) {
      walker.of(id).complete("triageClue");
    }
    int entries = journal.of(id).size();
    int submissions = submissions();

    assertThatThrownBy(() -> jdbc.sql(sql).update())
        .rootCause()
        .hasMessageContaining("append-only");

    assertThat(journal.of(id)).hasSize(entries);
    assertThat(submissions()).isEqualTo(submissions);
  }

  @Test
  void should_leaveNoEntry_when_theActIsRolledBack() {
    UUID id = written();
    int before = journal.of(id).size();

    transaction.executeWithoutResult(
        status -> {
          journal.append(id, "officer1", "TEST", "不算数", Map.of());
          status.setRollbackOnly();
        });

    assertThat(journal.of(id)).hasSize(before);
    assertThat(journal.verify(id)).isEmpty();
  }

  @Test
  void should_keepTheOrder_when_manyWriteAtOnce() {
    UUID id = written();
    int before = journal.of(id).size();

    CompletableFuture.allOf(
            IntStream.range(0, 20)
                .mapToObj(
                    i ->
                        CompletableFuture.runAsync(
                            () -> journal.append(id, "officer1", "TEST", "第" + i, Map.of("i", i))))
                .toArray(CompletableFuture[]::new))
        .join();

    assertThat(journal.of(id)).hasSize(before + 20);
    assertThat(journal.verify(id)).isEmpty();
  }

  @Test
  void should_hashTheSame_when_detailsHoldEveryKindOfValue() {
    UUID id = written();

    journal.append(
        id,
        "officer1",
        "TEST",
        "各种值",
        Map.of(
            "long",
            1L,
            "decimal",
            new java.math.BigDecimal("1.50"),
            "list",
            List.of("b", "a"),
            "map",
            Map.of("z", 1, "a", true),
            "text",
            "“引号”\n换行"));

    assertThat(journal.verify(id)).isEmpty();
  }

  private UUID written() {
    UUID id = walker.receive(walker.signal(Signal.Type.COMPLAINT)).caseId();
    for (int i = 0; i < 3; i++) {
      journal.append(id, "officer1", "TEST", "第" + i + "次", Map.of("i", i));
    }
    return id;
  }

  private int submissions() {
    return jdbc.sql("select count(*) from submission").query(Integer.class).single();
  }

  private void asSuperuser(String sql, UUID id) {
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("alter table journal_entry disable trigger user").update();
          jdbc.sql(sql).param(id).update();
          jdbc.sql("alter table journal_entry enable trigger user").update();
        });
  }

  /** Takes the tampered chain away, so that other tests find every chain whole. */
  private void repair(UUID id) {
    asSuperuser("delete from journal_entry where case_id = ?", id);
    jdbc.sql("delete from journal_head where case_id = ?").param(id).update();
  }
}
