package org.ecocase.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecocase.dictionary.FactRows;
import org.ecocase.engine.internal.form.FormExpansion;
import org.ecocase.support.ShippedDictionary;

/** Fills in a Camunda Form as a person does, field by field on the page. */
final class FormInBrowser {

  /** Where a cell stands: in which table, and in which of its rows. */
  private static final String TABLE = "table";

  private static final String ROW = "row";
  private static final String SHOWN = "shown";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final FormExpansion EXPANSION = new FormExpansion(ShippedDictionary.read());
  private static final int MOST_LOOKS = 3;

  /** The browser has painted twice and done what the form put off until then. */
  private static final String REDRAWN =
      "() => new Promise(done => requestAnimationFrame("
          + "() => requestAnimationFrame(() => setTimeout(done))))";

  private final Page page;
  private final Map<String, JsonNode> fields = new LinkedHashMap<>();

  FormInBrowser(Page page, String form) {
    this.page = page;
    try (Stream<Path> files = Files.walk(Path.of("forms"))) {
      Path file = files.filter(path -> path.endsWith(form + ".form")).findFirst().orElseThrow();
      collect(EXPANSION.expanded(JSON.readTree(file.toFile())).path("components"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void collect(JsonNode components) {
    for (JsonNode component : components) {
      if (component.hasNonNull("key")) {
        fields.put(component.get("key").asText(), component);
      }
      if (component.path("type").asText().equals("dynamiclist")) {
        fields.put(component.get("path").asText(), component);
      } else {
        collect(component.path("components"));
      }
    }
  }

  /** The cells of a table, each as a field of its own. */
  private void cells(JsonNode table, Object answer, Object shown, Map<String, Object> entries) {
    List<Map<String, Object>> before = FactRows.of(shown);
    List<Map<String, Object>> rows = FactRows.of(answer);
    for (int i = 0; i < rows.size(); i++) {
      for (JsonNode column : table.path("components")) {
        String key = column.path("key").asText();
        Object value = rows.get(i).get(key);
        Object there = i < before.size() ? before.get(i).get(key) : null;
        if (value != null && !value.equals(there)) {
          String id = column.path("id").asText() + "_" + i;
          ObjectNode cell = ((ObjectNode) column.deepCopy()).put("id", id);
          fields.put(
              id,
              cell.put(TABLE, table.path("label").asText()).put(ROW, i).put(SHOWN, before.size()));
          entries.put(id, value);
        }
      }
    }
  }

  /** The id of the component that asks for a fact. */
  String id(String key) {
    return fields.get(key).get("id").asText();
  }

  /**
   * Enters what differs from what the form shows, looks it over, and enters again what is not
   * there: the form redraws itself a moment after a date was entered, and a robot is quicker than
   * that.
   */
  void fill(Map<String, Object> answer, Map<String, Object> shown) {
    Map<String, Object> entries = new LinkedHashMap<>(answer);
    entries.values().removeIf(Objects::isNull);
    entries.entrySet().removeIf(entry -> entry.getValue().equals(shown.get(entry.getKey())));
    for (String key : List.copyOf(entries.keySet())) {
      if (fields.get(key).path("type").asText().equals("dynamiclist")) {
        cells(fields.get(key), entries.remove(key), shown.get(key), entries);
      }
    }
    Map<String, Object> missing = entries;
    for (int look = 0; look < MOST_LOOKS && !missing.isEmpty(); look++) {
      missing.forEach((key, value) -> enter(fields.get(key), value));
      page.evaluate(REDRAWN);
      missing = missing(entries);
    }
    assertThat(missing).as("what the form does not take").isEmpty();
  }

  private Map<String, Object> missing(Map<String, Object> entries) {
    Map<String, Object> missing = new LinkedHashMap<>(entries);
    missing.keySet().removeIf(key -> !lacks(fields.get(key)));
    return missing;
  }

  private boolean lacks(JsonNode field) {
    boolean empty =
        switch (field.path("type").asText()) {
          case "textfield", "textarea", "number" -> input(field, "").inputValue().isEmpty();
          case "datetime" -> input(field, "-date").inputValue().isEmpty();
          default -> false;
        };
    return empty || page.locator(ofField(field, "-error-message")).count() > 0;
  }

  /** The table on the page. */
  Locator table(String key) {
    return labelled(fields.get(key).path("label").asText());
  }

  /** Where one writes into a column of a table; rows count from 0. */
  Locator cell(String table, String column, int row) {
    for (JsonNode component : fields.get(table).path("components")) {
      if (component.path("key").asText().equals(column)) {
        return page.locator(".fjs-form [id$='-" + component.path("id").asText() + "_" + row + "']");
      }
    }
    throw new AssertionError(table + " has no " + column);
  }

  private Locator labelled(String label) {
    return page.locator(".fjs-form .fjs-form-field-dynamiclist")
        .filter(new Locator.FilterOptions().setHasText(label))
        .first();
  }

  /** Adds the rows that are not on the form yet. */
  private void rows(JsonNode cell) {
    Locator table = labelled(cell.path(TABLE).asText());
    Locator rows = table.locator(".fjs-repeat-row-container");
    for (int count = rows.count(); count <= cell.path(ROW).asInt(); count++) {
      table.locator(".fjs-repeat-render-add").click();
      rows.nth(count).waitFor();
    }
  }

  private void enter(JsonNode field, Object value) {
    if (field.has(TABLE) && field.path(ROW).asInt() >= field.path(SHOWN).asInt()) {
      rows(field);
    }
    switch (field.path("type").asText()) {
      case "select" -> choose(field, value.toString());
      case "radio" -> option(field, value.toString());
      case "checklist" -> ((Collection<?>) value).forEach(one -> option(field, one.toString()));
      case "checkbox" -> input(field, "").setChecked(Boolean.TRUE.equals(value));
      case "datetime" -> moment(field, value.toString());
      default -> write(input(field, ""), value.toString());
    }
  }

  /** The form takes an entry over when its field is left. */
  private static void write(Locator input, String text) {
    input.fill(text);
    input.blur();
  }

  private Locator input(JsonNode field, String suffix) {
    return page.locator(ofField(field, suffix)).first();
  }

  private static String ofField(JsonNode field, String suffix) {
    return ".fjs-form [id$='-" + field.get("id").asText() + suffix + "']";
  }

  private void choose(JsonNode field, String value) {
    Locator group =
        page.locator(".fjs-form .fjs-input-group")
            .filter(
                new Locator.FilterOptions()
                    .setHas(page.locator("[id$='-" + field.get("id").asText() + "']")));
    group.click();
    Locator items = group.locator("xpath=..").locator(".fjs-dropdownlist-item");
    items.first().waitFor();
    items.nth(field.has("values") ? index(field, value) : offered(items, value)).click();
  }

  /**
   * What the server offers is chosen by what is read: people by their certificate, by which the
   * demonstration's are told apart, the rest by its text; the first where neither is there.
   */
  private static int offered(Locator items, String value) {
    String sign =
        switch (value) {
          case "officer1" -> "LJ-0101";
          case "officer2" -> "LJ-0102";
          case "officer3" -> "LJ-0103";
          default -> value;
        };
    return IntStream.range(0, items.count())
        .filter(i -> items.nth(i).innerText().contains(sign))
        .findFirst()
        .orElse(0);
  }

  private void option(JsonNode field, String value) {
    input(field, "-" + index(field, value)).check();
  }

  private static int index(JsonNode field, String value) {
    for (int i = 0; i < field.path("values").size(); i++) {
      if (field.path("values").get(i).path("value").asText().equals(value)) {
        return i;
      }
    }
    throw new AssertionError(field.path("key").asText() + " does not offer " + value);
  }

  private void moment(JsonNode field, String value) {
    Locator date = input(field, "-date");
    date.fill(value.substring(0, 10).replace('-', '/'));
    date.press("Enter");
    if (value.length() > 10) {
      Locator time = input(field, "-time");
      time.fill(value.substring(11, 16));
      time.press("Enter");
    }
    page.evaluate(REDRAWN);
  }
}
