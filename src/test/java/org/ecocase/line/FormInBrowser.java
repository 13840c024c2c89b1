package org.ecocase.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Fills in a Camunda Form as a person does, field by field on the page. */
final class FormInBrowser {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Page page;
  private final Map<String, JsonNode> fields = new LinkedHashMap<>();

  FormInBrowser(Page page, String form) {
    this.page = page;
    try (Stream<Path> files = Files.walk(Path.of("forms"))) {
      Path file =
          files.filter(path -> path.endsWith(form + ".form")).findFirst().orElseThrow();
      collect(JSON.readTree(file.toFile()).path("components"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void collect(JsonNode components) {
    for (JsonNode component : components) {
      if (component.hasNonNull("key")) {
        fields.put(component.get("key").asText(), component);
      }
      collect(component.path("components"));
    }
  }

  /** Enters what differs from what the form shows. */
  void fill(Map<String, Object> answer, Map<String, Object> shown) {
    answer.forEach(
        (key, value) -> {
          if (value != null && !value.equals(shown.get(key))) {
            enter(fields.get(key), value);
          }
        });
  }

  private void enter(JsonNode field, Object value) {
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
    return page.locator(".fjs-form [id$='-" + field.get("id").asText() + suffix + "']").first();
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
    items.nth(field.has("valuesKey") ? person(items, value) : index(field, value)).click();
  }

  /** People are offered by name and certificate, by which the demonstration's are told apart. */
  private static int person(Locator items, String user) {
    String sign =
        switch (user) {
          case "officer1" -> "LJ-0101";
          case "officer2" -> "LJ-0102";
          case "officer3" -> "LJ-0103";
          default -> "";
        };
    for (int i = 0; i < items.count(); i++) {
      if (!sign.isEmpty() && items.nth(i).innerText().contains(sign)) {
        return i;
      }
    }
    return 0;
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
  }
}
