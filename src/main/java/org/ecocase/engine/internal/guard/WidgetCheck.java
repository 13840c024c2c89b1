package org.ecocase.engine.internal.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactType;
import org.ecocase.document.EvidenceKind;

/**
 * Checks the custom properties by which a text field becomes a widget: the widget fits the fact's
 * type, a fact of such a type has its widget, and the widget is told all it needs and nothing else.
 */
final class WidgetCheck {

  /** The kinds of evidence, as a pattern. */
  static final String KINDS =
      Arrays.stream(EvidenceKind.values()).map(Enum::name).collect(Collectors.joining("|"));

  private static final Map<FactType, Set<String>> WIDGETS =
      Map.of(
          FactType.FILES, Set.of("photo", "file"),
          FactType.PLACE, Set.of("place"),
          FactType.SIGNATURE, Set.of("signature"));
  private static final Map<FactType, Set<String>> NEEDED =
      Map.of(
          FactType.FILES, Set.of("kind", "proves", "place"),
          FactType.PLACE, Set.of(),
          FactType.SIGNATURE, Set.of("signs", "signer"));
  private static final Map<FactType, Set<String>> MORE =
      Map.of(
          FactType.FILES, Set.of("takenBy", "takenAt"),
          FactType.PLACE, Set.of(),
          FactType.SIGNATURE, Set.of("review"));

  /** What the facts may be that a property names. */
  private static final Map<String, Set<FactType>> NAMED =
      Map.of(
          "place", Set.of(FactType.TEXT, FactType.LONGTEXT, FactType.PLACE),
          "takenBy", Set.of(FactType.TEXT, FactType.PERSON),
          "takenAt", Set.of(FactType.DATETIME),
          "signer", Set.of(FactType.TEXT));

  /** Checks of text that the form library cannot make of a list or of a signature. */
  private static final Set<String> OF_TEXT = Set.of("minLength", "maxLength", "pattern");

  /** What has no line of text of its own. */
  private static final Set<FactType> UNSIGNED = Set.of(FactType.ROWS, FactType.SIGNATURE);

  private WidgetCheck() {}

  /** What is wrong, in Chinese, by property. */
  static Map<String, String> problems(JsonNode component, Fact fact, Dictionary dictionary) {
    JsonNode properties = component.path("properties");
    Map<String, String> problems = new LinkedHashMap<>();
    if (!WIDGETS.containsKey(fact.type())) {
      if (!properties.isMissingNode()) {
        problems.put("properties", "“" + fact.key() + "”不是文件、签名或者地点，不能使用控件");
      }
      return problems;
    }
    Set<String> widgets = WIDGETS.get(fact.type());
    if (!widgets.contains(properties.path("widget").asText())) {
      problems.put(
          "properties.widget",
          "“"
              + fact.key()
              + "”应使用控件"
              + widgets.stream().sorted().collect(Collectors.joining("或者")));
    }
    Set<String> needed = NEEDED.get(fact.type());
    needed.stream()
        .filter(name -> properties.path(name).asText().isBlank())
        .sorted()
        .forEach(name -> problems.put("properties." + name, "缺少"));
    properties
        .properties()
        .forEach(
            property -> {
              String name = property.getKey();
              if (!name.equals("widget")
                  && !needed.contains(name)
                  && !MORE.get(fact.type()).contains(name)) {
                problems.put("properties." + name, "不适用于这种控件");
              } else if (NAMED.containsKey(name)
                  && !named(property.getValue().asText(), NAMED.get(name), dictionary)) {
                problems.put(
                    "properties." + name, "没有可用的数据项“" + property.getValue().asText() + "”");
              }
            });
    signed(component).stream()
        .filter(key -> named(key, UNSIGNED, dictionary))
        .forEach(key -> problems.put("properties.signs", "表格和签名“" + key + "”不能签入"));
    if (fact.type() != FactType.PLACE) {
      OF_TEXT.stream()
          .filter(component.path("validate")::has)
          .sorted()
          .forEach(name -> problems.put("validate." + name, "不适用于这种控件"));
    }
    return problems;
  }

  private static boolean named(String key, Set<FactType> types, Dictionary dictionary) {
    return dictionary.find(key).map(Fact::type).filter(types::contains).isPresent();
  }

  /** The fields that a signature is put under, and the one that names whose it is. */
  static List<String> signed(JsonNode component) {
    JsonNode properties = component.path("properties");
    return Stream.of(
            (properties.path("signs").asText("") + "," + properties.path("signer").asText(""))
                .split(","))
        .filter(key -> !key.isBlank())
        .toList();
  }
}
