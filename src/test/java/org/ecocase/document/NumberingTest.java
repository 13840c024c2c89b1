package org.ecocase.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;

class NumberingTest {

  private static final int THREADS = 8;
  private static final int TRIES = 25;

  private final Numbering numbering = DocumentModule.bean(Numbering.class);

  @Test
  void should_leave_no_gap_and_no_double_when_eight_threads_draw_and_some_roll_back()
      throws Exception {
    // given
    String agency = "agency-" + UUID.randomUUID();
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    List<Callable<List<Integer>>> tasks = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      tasks.add(() -> draw(agency));
    }

    // when
    List<Integer> kept = new ArrayList<>();
    for (Future<List<Integer>> drawn : pool.invokeAll(tasks)) {
      kept.addAll(drawn.get());
    }
    pool.shutdown();

    // then
    kept.sort(null);
    assertThat(kept).isEqualTo(IntStream.rangeClosed(1, kept.size()).boxed().toList());
    assertThat(kept).hasSize(THREADS * TRIES - THREADS * (TRIES / 3 + 1));
  }

  /** Draws numbers, each in a transaction of its own, and rolls every third one back. */
  private List<Integer> draw(String agency) {
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < TRIES; i++) {
      boolean rollBack = i % 3 == 0;
      Integer number =
          DocumentModule.transaction()
              .execute(
                  status -> {
                    int next = numbering.next(agency, "环罚", 2026);
                    if (rollBack) {
                      status.setRollbackOnly();
                    }
                    return next;
                  });
      if (!rollBack) {
        kept.add(number);
      }
    }
    return kept;
  }

  @Test
  void should_start_at_one_when_agency_series_or_year_changes() {
    // given
    String agency = "agency-" + UUID.randomUUID();

    // when
    List<Integer> numbers =
        DocumentModule.transaction()
            .execute(
                status ->
                    List.of(
                        numbering.next(agency, "环罚", 2026),
                        numbering.next(agency, "环罚", 2026),
                        numbering.next(agency, "环罚", 2027),
                        numbering.next(agency, "环责改", 2026),
                        numbering.next(agency + "-2", "环罚", 2026)));

    // then
    assertThat(numbers).containsExactly(1, 2, 1, 1, 1);
  }

  @Test
  void should_refuse_when_no_transaction_could_give_the_number_back() {
    assertThatThrownBy(() -> numbering.next("agency", "环罚", 2026))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void should_write_brackets_year_and_number_when_formatted() {
    assertThat(Numbering.format("澜", "环罚", 2026, 3)).isEqualTo("澜环罚〔2026〕3号");
  }
}
