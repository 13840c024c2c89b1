package org.ecocase.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Chinese texts of the engine's web applications say everything their English ones say. */
class WebappTranslationsTest {

  private static final String FOLDER = "META-INF/resources/webjars/camunda/app/";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{[^}]*}}|\\{}|%[sd]|</?(?:a|br|strong)\\b");
  private static final Pattern LATIN = Pattern.compile("[A-Za-z]");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  /** Patterns of dates and words that are the same in Chinese. */
  private static final Set<String> AS_THEY_ARE =
      Set.of(
          "ID", "ID*", "JSON", "CSV", "L", "HH:mm", "dddd LT", "YYYY-MM-DD", "YYYY-MM-DDTHH:mm:ss");

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
  void should_have_every_text_in_chinese_when_compared_with_the_shipped_one(String app)
      throws IOException {
    // given
    Map<String, String> english = texts(app, "en");

    // when
    Map<String, String> chinese = texts(app, "zh");

    // then
    assertThat(chinese.keySet()).isEqualTo(english.keySet());
    assertThat(chinese.entrySet()).allMatch(e -> faithful(e.getValue(), english.get(e.getKey())));
  }

  private static boolean faithful(String text, String english) {
    return placeholders(text).equals(placeholders(english))
        && text.isBlank() == english.isBlank()
        && readable(text);
  }

  private static boolean readable(String text) {
    return CHINESE.matcher(text).find()
        || !LATIN.matcher(text).find()
        || AS_THEY_ARE.contains(text);
  }

  private static List<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .map(found -> found.replaceAll("\\s", ""))
        .sorted()
        .toList();
  }

  private static Map<String, String> texts(String app, String language) throws IOException {
    String file = FOLDER + app + "/locales/" + language + ".json";
    try (InputStream in = WebappTranslationsTest.class.getClassLoader().getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      // The shipped files begin with a byte order mark.
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
      Map<String, String> texts = new TreeMap<>();
      collect("", JSON.readTree(json), texts);
      return texts;
    }
  }

  private static void collect(String path, JsonNode node, Map<String, String> texts) {
    if (node.isValueNode()) {
      texts.put(path, node.asText());
    } else if (node.isObject()) {
      node.properties().forEach(e -> collect(path + "/" + e.getKey(), e.getValue(), texts));
    } else {
      for (int i = 0; i < node.size(); i++) {
        collect(path + "/" + i, node.get(i), texts);
      }
    }
  }
}
