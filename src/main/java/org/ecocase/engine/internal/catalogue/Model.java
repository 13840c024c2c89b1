package org.ecocase.engine.internal.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecocase.engine.internal.guard.Tag;

/** What the catalogue reads of an element. What may stand there is the guard's business. */
final class Model {

  private static final Pattern BLOCK = Pattern.compile("[$]\\{([A-Za-z]\\w*)}");
  private static final Pattern QUOTED = Pattern.compile("'([\\w-]{1,64})'");

  private Model() {}

  static String name(Tag element) {
    return element.attributes().getOrDefault("name", "").replaceAll("\\s+", " ").strip();
  }

  /** The text that the owner wrote for readers. */
  static String about(Tag element) {
    return element
        .child("documentation")
        .map(text -> text.text().replaceAll("\\s+", " ").strip())
        .orElse("");
  }

  static Stream<Tag> properties(Tag element) {
    return element
        .children("extensionElements")
        .flatMap(extension -> extension.children("properties"))
        .flatMap(properties -> properties.children("property"));
  }

  static Optional<String> property(Tag element, String name) {
    return properties(element)
        .filter(property -> name.equals(property.attribute("name")))
        .map(property -> property.attributes().getOrDefault("value", "").strip())
        .findFirst();
  }

  /** What a service task tells its building block. */
  static Map<String, String> inputs(Tag element) {
    Map<String, String> inputs = new LinkedHashMap<>();
    element
        .children("extensionElements")
        .flatMap(extension -> extension.children("inputOutput"))
        .flatMap(both -> both.children("inputParameter"))
        .forEach(
            input -> inputs.put(input.attributes().getOrDefault("name", ""), input.text().strip()));
    return inputs;
  }

  /** The building block of a service task. */
  static Optional<String> block(Tag element) {
    String expression = element.camunda("delegateExpression");
    Matcher matcher = BLOCK.matcher(expression == null ? "" : expression.strip());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** What an expression names in quotes: terms, or facts that hold people. */
  static List<String> quoted(String expression) {
    return QUOTED
        .matcher(expression == null ? "" : expression)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  /** What sets an event off, such as {@code timerEventDefinition}; empty where nothing does. */
  static String trigger(Tag event) {
    return event.children().stream()
        .map(Tag::name)
        .filter(name -> name.endsWith("EventDefinition"))
        .findFirst()
        .orElse("");
  }
}
