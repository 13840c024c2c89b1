package org.ecocase.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.ecocase.clue.Signal;
import org.ecocase.support.CaseTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What our script makes of Camunda Forms in Tasklist: lists that keep what stands in them. */
class BrowserFormsTest extends CaseTest {

  /** The script looks into the bundle of this version; with another one it is to be looked over. */
  private static final String LOOKED_INTO = "7.24.0";

  private static final String POM =
      "META-INF/maven/org.camunda.bpm.webapp/camunda-webapp-webjar/pom.properties";
  private static final Path POINTS = Path.of("src/test/resources/browser/points.form");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROW = ".fjs-repeat-row-container";
  private static final String REMOVE = ".fjs-repeat-row-remove";
  private static final int ROWS = 12;

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

  @Test
  void should_be_looked_over_when_the_web_applications_change() throws IOException {
    Properties pom = new Properties();
    try (InputStream in = getClass().getClassLoader().getResourceAsStream(POM)) {
      pom.load(in);
    }
    assertThat(pom).containsEntry("version", LOOKED_INTO);
  }

  @Test
  void should_show_no_form_when_the_form_library_is_not_found() {
    // given
    Walk walk = receive(walker.signal(Signal.Type.INSTRUCTION)).until("assignOfficers");
    Tasklist tasklist = browsers.another(walk.person("assignOfficers"));
    Page page = tasklist.page();
    page.route("**/lib/deps.js*", BrowserFormsTest::withoutMark);

    // when
    page.navigate("about:blank");
    page.navigate(
        browsers.address()
            + "/camunda/app/tasklist/default/#/?task="
            + walk.task("assignOfficers").id());
    Locator place = page.locator("[cam-tasklist-form]");
    place.waitFor();

    // then
    assertThat(place.evaluate("e => getComputedStyle(e, '::before').content").toString())
        .contains("表单组件没有完整加载", "刷新页面");
    assertThat(page.locator("html").getAttribute("data-forms")).isNull();
    assertThat(page.locator(".fjs-form").isVisible()).isFalse();
    assertThat(page.locator("button[ng-click='complete()']").isVisible()).isFalse();
  }

  private static void withoutMark(Route route) {
    String bundle = route.fetch().text();
    route.fulfill(
        new Route.FulfillOptions()
            .setContentType("text/javascript; charset=utf-8")
            .setBody(bundle.replace("\"FormPlayground\"", "\"FormGround\"")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1400, 390})
  void should_hand_in_the_other_rows_in_order_with_their_ids_when_one_is_removed(int width)
      throws IOException {
    // given
    Page page = points(width, rows(ROWS));

    // when
    page.locator(REMOVE).nth(3).click();
    JsonNode sent = submit(page).path("data").path("points");

    // then
    assertThat(sent.findValuesAsText("rowId"))
        .containsExactlyElementsOf(left(3).mapToObj(i -> "id" + i).toList());
    assertThat(sent.findValuesAsText("name"))
        .containsExactlyElementsOf(left(3).mapToObj(i -> "排口" + i).toList());
    assertThat(sent.findValuesAsText("value"))
        .containsExactlyElementsOf(left(3).mapToObj(i -> i + ".5").toList());
    assertThat(sent.findValuesAsText("day"))
        .containsExactlyElementsOf(left(3).mapToObj(BrowserFormsTest::day).toList());
    assertThat(sent.get(0).has("rowKey")).isFalse();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(ints = {1400, 390})
  void should_be_handed_in_when_a_refused_row_is_repaired(int width) throws IOException {
    // given
    Page page = points(width, rows(ROWS));
    write(page, "point_name_7", "");
    write(page, "point_name_9", "");
    assertThat(submit(page).path("errors")).hasSize(1);

    // when
    page.locator(REMOVE).nth(7).click();
    settle(page);
    assertThat(page.locator("[id$=point_name_8]").getAttribute("aria-invalid")).isEqualTo("true");
    write(page, "point_name_8", "补填");
    settle(page);

    // then
    assertThat(errors(page)).isEmpty();
    assertThat(submit(page).path("data").path("points").get(8).path("name").asText())
        .isEqualTo("补填");
    assertThat(submit(page).path("data").path("points").get(8).path("rowId").asText())
        .isEqualTo("id9");
  }

  @Test
  void should_lock_no_button_when_a_field_with_an_error_is_hidden() throws IOException {
    // given
    Page page = points(1400, rows(2));
    write(page, "point_reason_1", "");
    settle(page);
    assertThat(errors(page)).isNotEmpty();

    // when
    write(page, "point_value_1", "");
    settle(page);

    // then
    assertThat(errors(page)).isEmpty();
  }

  @Test
  void should_give_a_new_row_no_id_when_it_is_added_in_the_place_of_a_removed_one()
      throws IOException {
    // given
    Page page = points(1400, rows(2));

    // when
    page.locator(REMOVE).nth(1).click();
    page.locator(".fjs-repeat-render-add").click();
    settle(page);
    write(page, "point_name_1", "新增排口");
    JsonNode sent = submit(page).path("data").path("points");

    // then
    assertThat(sent).hasSize(2);
    assertThat(sent.get(1).path("name").asText()).isEqualTo("新增排口");
    assertThat(sent.get(1).has("rowId")).isFalse();
    assertThat(sent.get(1).path("value").isNull()).isTrue();
  }

  @Test
  void should_stay_in_its_row_when_another_is_removed_at_once() throws IOException {
    // given
    Page page = points(1400, rows(4));

    // when
    write(page, "point_value_2", "7.5");
    write(page, "point_value_3", "8.5");
    page.locator(REMOVE).nth(1).click();
    settle(page);
    JsonNode sent = submit(page).path("data").path("points");

    // then
    assertThat(sent.findValuesAsText("name")).containsExactly("排口0", "排口2", "排口3");
    assertThat(sent.findValuesAsText("value")).containsExactly("0.5", "7.5", "8.5");
  }

  @Test
  void should_hand_in_no_list_when_every_row_is_removed() throws IOException {
    // given
    Page page = points(1400, rows(2));

    // when
    page.locator(REMOVE).first().click();
    settle(page);
    page.locator(REMOVE).first().click();
    settle(page);

    // then
    assertThat(submit(page).path("data").has("points")).isFalse();
    assertThat(errors(page)).isEmpty();
  }

  @Test
  void should_speak_Chinese_when_a_list_is_shown() throws IOException {
    Page page = points(1400, rows(2));

    assertThat(page.locator(REMOVE).nth(1).getAttribute("aria-label")).isEqualTo("删除第2行");
    assertThat(page.locator(".fjs-repeat-render-add").innerText().strip()).isEqualTo("添加");
  }

  @Test
  void should_have_the_rows_that_are_demanded_when_a_form_is_opened() throws IOException {
    // given
    Page page = points(1400, "null", "{\"properties\":{\"minRows\":\"2\"}}");
    assertThat(page.locator(REMOVE).count()).isEqualTo(2);
    write(page, "point_name_1", "第二个");

    // when
    JsonNode refused = submit(page);
    write(page, "point_name_0", "第一个");
    page.locator(".fjs-repeat-render-add").click();
    settle(page);
    JsonNode submitted = submit(page);

    // then
    assertThat(refused.path("errors").path("point_name").path(0).isEmpty()).isFalse();
    assertThat(submitted.path("errors")).isEmpty();
    assertThat(submitted.path("data").path("points").findValuesAsText("name"))
        .startsWith("第一个", "第二个");
  }

  @Test
  void should_add_only_the_lacking_rows_when_there_are_some() throws IOException {
    Page page = points(1400, rows(1), "{\"properties\":{\"minRows\":\"2\"}}");

    assertThat(page.locator(REMOVE).count()).isEqualTo(2);
    assertThat(page.locator("[id$=point_name_0]").inputValue()).isEqualTo("排口0");
    assertThat(page.locator("[id$=point_name_1]").inputValue()).isEmpty();
  }

  @Test
  void should_number_the_rows_when_they_are_fixed() throws IOException {
    Page page = points(1400, rows(3), "{\"allowAddRemove\":false}");

    assertThat(page.locator(REMOVE).count()).isZero();
    assertThat(page.locator(ROW).count()).isEqualTo(3);
    assertThat(page.locator(ROW).nth(2).getAttribute("aria-label")).isEqualTo("第3行");
  }

  @Test
  void should_be_the_same_day_when_it_is_typed_in_any_of_our_ways() throws IOException {
    // given
    List<String> ways = List.of("2026-3-5", "2026/03/05", "2026年3月5日", "2026.3.5");
    Page page = points(1400, rows(ways.size()));

    // when
    for (int row = 0; row < ways.size(); row++) {
      write(page, "point_day_" + row + "-date", ways.get(row));
    }
    settle(page);

    // then
    assertThat(submit(page).path("data").path("points").findValuesAsText("day"))
        .hasSize(ways.size())
        .containsOnly("2026-03-05");
  }

  @Test
  void should_be_refused_when_it_is_no_date() throws IOException {
    // given
    List<String> wrong = List.of("31.12.2026", "2026-2-30", "12/31/2026", "明天");
    Page page = points(1400, rows(wrong.size() - 1));
    page.locator(".fjs-repeat-render-add").click();

    // when
    for (int row = 0; row < wrong.size(); row++) {
      write(page, "point_day_" + row + "-date", wrong.get(row));
    }
    settle(page);

    // then
    assertThat(page.locator(".fjs-form-field-error").allInnerTexts())
        .containsExactlyElementsOf(
            wrong.stream().map(text -> "“" + text + "”不是日期，请按“2026-3-5”的样子填写年、月、日。").toList());
    assertThat(submit(page).path("errors")).isNotEmpty();

    // when
    write(page, "point_day_0-date", "2026-12-31");
    for (int row = 1; row < wrong.size(); row++) {
      write(page, "point_day_" + row + "-date", "");
    }
    settle(page);

    // then
    assertThat(submit(page).path("errors")).isEmpty();
    assertThat(submit(page).path("data").path("points").get(0).path("day").asText())
        .isEqualTo("2026-12-31");
    assertThat(submit(page).path("data").path("points").get(1).path("day").isNull()).isTrue();
  }

  private Page points(int width, String rows) throws IOException {
    return points(width, rows, "{}");
  }

  /** A form with a list, which may differ in some property, shown where Tasklist shows its own. */
  private Page points(int width, String rows, String differing) throws IOException {
    Page page = browsers.of("officer1").page();
    page.setViewportSize(width, 900);
    page.evaluate(
        """
        async ([schema, rows, differing]) => {
          const form = JSON.parse(schema);
          Object.assign(form.components[0], JSON.parse(differing));
          const { Form } = await import('/assets/webapp/formjs.js');
          const place = document.createElement('div');
          document.body.replaceChildren(place);
          window.form = new Form({ container: place });
          await window.form.importSchema(form, { points: JSON.parse(rows) });
        }
        """,
        List.of(Files.readString(POINTS), rows, differing));
    page.locator(ROW).first().waitFor();
    settle(page);
    return page;
  }

  private static String rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                """
                {"rowId":"id%d","name":"排口%d","value":"%d.5","day":"%s","reason":"说明%d"}"""
                    .formatted(i, i, i, day(i), i))
        .toList()
        .toString();
  }

  private static String day(int i) {
    return "2026-01-%02d".formatted(i + 1);
  }

  private static IntStream left(int removed) {
    return IntStream.range(0, ROWS).filter(i -> i != removed);
  }

  private static void write(Page page, String field, String text) {
    Locator input = page.locator("[id$=" + field + "]");
    input.fill(text);
    input.blur();
  }

  /** Waits until the form has drawn itself and has forgotten what it no longer shows. */
  private static void settle(Page page) {
    page.evaluate("new Promise(done => setTimeout(done, 400))");
  }

  private static JsonNode submit(Page page) throws IOException {
    return JSON.readTree(page.evaluate("JSON.stringify(form.submit())").toString());
  }

  private static JsonNode errors(Page page) throws IOException {
    return JSON.readTree(page.evaluate("JSON.stringify(form._getState().errors)").toString());
  }
}
