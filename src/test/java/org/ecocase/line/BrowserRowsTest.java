package org.ecocase.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ecocase.clue.Signal;
import org.ecocase.dictionary.FactRows;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tables as officers fill them in: from the browser to the file and back. */
class BrowserRowsTest extends CaseTest {

  private static final String TASK = "collectEvidence";
  private static final String TABLE = "sampleWitnesses";
  private static final String NAME = "Field_05378e0";
  private static final String PHONE = "Field_3eedd34";
  private static final int ROWS = 12;
  private static final int HEIGHT = 900;
  private static final int PATIENCE = 20_000;
  private static final String REMOVE = ".fjs-repeat-row-remove";

  @LocalServerPort int port;

  private Browsers browsers;

  @BeforeAll
  void arrive() {
    browsers = new Browsers(port);
  }

  @AfterAll
  void leave() {
    browsers.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1400, 390})
  void should_keep_the_eleven_in_order_when_one_is_removed_a_refusal_repaired_and_one_left_blank(
      int width) {
    // given
    Walk walk = collecting(Map.of("sampled", true));
    Tasklist tasklist = at(walk, width);
    Page page = tasklist.page();
    Locator table = table(page);
    for (int row = 0; row < ROWS; row++) {
      table.getByText("添加").click();
      write(cell(page, NAME, row), "见证人" + row);
    }
    write(cell(page, PHONE, 7), "不是电话");

    // when
    table.locator(REMOVE).nth(3).click();
    Response refused = tasklist.complete();

    // then
    assertThat(refused.status()).isEqualTo(422);
    assertThat(tasklist.told()).contains("采样见证人", "第7行", "联系电话");
    assertThat(facts(walk)).doesNotContainKey(TABLE);

    // when
    write(cell(page, PHONE, 6), "13900000007");
    table.getByText("添加").click();
    write(cell(page, NAME, ROWS - 1), "");
    Browsers.picture(page, "rows-" + width);
    Response answer = tasklist.complete();

    // then
    assertThat(answer.ok()).as(answer.text()).isTrue();
    List<Map<String, Object>> kept = rows(walk);
    assertThat(kept)
        .extracting(row -> row.get("name"))
        .containsExactlyElementsOf(
            IntStream.range(0, ROWS)
                .filter(i -> i != 3)
                .mapToObj(i -> (Object) ("见证人" + i))
                .toList());
    assertThat(kept).extracting(FactRows::id).doesNotContainNull().doesNotHaveDuplicates();
    assertThat(kept.get(6)).containsEntry("phone", "13900000007");
  }

  @ParameterizedTest
  @ValueSource(ints = {1400, 390})
  void should_keep_the_ids_when_a_filled_table_is_changed(int width) {
    // given
    Walk walk = collecting(Map.of("sampled", true, TABLE, filled()));
    Tasklist tasklist = at(walk, width);
    Page page = tasklist.page();
    assertThat(table(page).locator(REMOVE).count()).isEqualTo(ROWS);

    // when
    table(page).locator(REMOVE).nth(5).click();
    write(cell(page, NAME, 0), "改过的名字");
    table(page).getByText("添加").click();
    write(cell(page, NAME, 11), "新来的");
    Response answer = tasklist.complete();

    // then
    assertThat(answer.ok()).as(answer.text()).isTrue();
    List<Map<String, Object>> kept = rows(walk);
    assertThat(kept.subList(0, 11))
        .extracting(FactRows::id)
        .containsExactlyElementsOf(
            IntStream.range(0, ROWS).filter(i -> i != 5).mapToObj(BrowserRowsTest::id).toList());
    assertThat(kept.get(0)).containsEntry("name", "改过的名字");
    assertThat(kept.get(11)).containsEntry("name", "新来的");
    assertThat(FactRows.id(kept.get(11))).isNotNull();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(ints = {1400, 390})
  void should_be_empty_when_every_row_is_removed(int width) {
    // given
    Walk walk = collecting(Map.of("sampled", true, TABLE, filled().subList(0, 3)));
    Tasklist tasklist = at(walk, width);
    Locator remove = table(tasklist.page()).locator(REMOVE);

    // when
    for (int left = 3; left > 0; left--) {
      remove.first().click();
      remove.nth(left - 1).waitFor(Tasklist.GONE);
    }
    Response answer = tasklist.complete();

    // then
    assertThat(answer.ok()).as(answer.text()).isTrue();
    assertThat(facts(walk)).doesNotContainKey(TABLE);
  }

  /** A case whose evidence is to be collected, with these facts in it already. */
  private Walk collecting(Map<String, Object> facts) {
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until(TASK);
    caseFiles.record(walk.caseId(), "", facts);
    return walk;
  }

  private static List<Map<String, Object>> filled() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      rows.add(Map.of(FactRows.ID, id(row), "name", "见证人" + row, "employer", "单位" + row));
    }
    return rows;
  }

  private static String id(int row) {
    return "row" + "abcdefghijkm".charAt(row) + "234567";
  }

  private Tasklist at(Walk walk, int width) {
    Tasklist tasklist = browsers.of(walk.person(TASK));
    tasklist.page().setDefaultTimeout(PATIENCE);
    tasklist.page().setViewportSize(width, HEIGHT);
    tasklist.open(walk.task(TASK).id());
    if (tasklist.claimable()) {
      tasklist.claim();
    }
    Map<String, Object> answer = new LinkedHashMap<>(walk.answer(walk.task(TASK)));
    answer.values().removeIf(value -> value instanceof List<?>);
    tasklist.fill(desk.form(walk.task(TASK).id()), answer);
    write(cell(tasklist.page(), "Field_ee7ae1e", 0), "样-01");
    write(cell(tasklist.page(), "Field_cfd3b42", 0), "总排放口");
    write(cell(tasklist.page(), "Field_e63e9d1", 0), "化学需氧量");
    return tasklist;
  }

  private List<Map<String, Object>> rows(Walk walk) {
    return FactRows.of(facts(walk).get(TABLE));
  }

  private static Locator table(Page page) {
    return list(page, "采样见证人");
  }

  private static Locator list(Page page, String label) {
    return page.locator(".fjs-form-field-dynamiclist")
        .filter(new Locator.FilterOptions().setHasText(label));
  }

  private static Locator cell(Page page, String field, int row) {
    return page.locator("[id$='-" + field + "_" + row + "']");
  }

  private static void write(Locator cell, String text) {
    cell.fill(text);
    cell.blur();
  }
}
