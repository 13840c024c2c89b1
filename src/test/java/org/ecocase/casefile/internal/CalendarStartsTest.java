package org.ecocase.casefile.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.ecocase.support.CaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the calendar begins, with the shipped flow that begins each month. */
class CalendarStartsTest extends CaseTest {

  @Autowired CalendarStarts starts;

  @Test
  void should_openOneFilePerAgencyAndPeriod_when_nodesAskAgainAndAtOnce() {
    on("2031-03-05");
    CompletableFuture<Void> other = CompletableFuture.runAsync(starts::begin);
    starts.begin();
    other.join();
    on("2031-03-31");
    starts.begin();

    assertThat(begun("2031-03")).hasSameSizeAs(agencies()).doesNotHaveDuplicates();

    on("2031-04-01");
    starts.begin();
    assertThat(begun("2031-04")).hasSameSizeAs(agencies());
    assertThat(begun("2031-03")).hasSameSizeAs(agencies());
    assertThat(journalled("2031-04")).containsOnly("按日历（2031-04）");
  }

  @Test
  void should_beginTheRest_when_onePeriodHasBegunInOneAgencyOnly() {
    on("2031-06-02");
    jdbc.sql(
            """
            insert into calendar_start (process, agency, period, case_id)
            select 'patrol', 'lanjiang', '2031-06', id from case_file limit 1
            """)
        .update();

    starts.begin();

    assertThat(begun("2031-06")).hasSize(agencies().size()).contains("lanjiang");
    assertThat(journalled("2031-06")).hasSize(agencies().size() - 1);
  }

  private void on(String day) {
    desk.setTime(LocalDate.parse(day).atTime(8, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
  }

  private List<String> agencies() {
    return jdbc.sql("select id from agency").query(String.class).list();
  }

  private List<String> begun(String period) {
    return jdbc.sql("select agency from calendar_start where process = 'patrol' and period = ?")
        .param(period)
        .query(String.class)
        .list();
  }

  private List<String> journalled(String period) {
    return jdbc
        .sql("select text from journal_entry where kind = 'FILE_OPENED' and text like :text")
        .params(Map.of("text", "按日历（" + period + "）%"))
        .query(String.class)
        .list()
        .stream()
        .map(text -> text.substring(0, text.indexOf("建立")))
        .toList();
  }
}
