package org.ecocase.rule.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.ecocase.rule.Antecedent;
import org.ecocase.rule.CitedArticle;
import org.ecocase.rule.Condition;
import org.ecocase.rule.Effect;
import org.ecocase.rule.Paper;
import org.ecocase.rule.Reference;
import org.ecocase.rule.Step;
import org.ecocase.rule.Steps;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Reads the files of {@code steps/}, one for each flow; a slip in one stops the start and names it.
 */
public final class StepsFile {

  private static final String FILES = "classpath:/steps/*.yml";
  private static final Set<String> OF_FILE =
      Set.of("steps", "aliases", "effects", "tables", "blocks", "flows", "withheld", "served");
  private static final Set<String> OF_STEP =
      Set.of(
          "name",
          "articles",
          "roles",
          "people",
          "apart",
          "done",
          "after",
          "once",
          "starts",
          "stops",
          "papers",
          "leads",
          "demands",
          "writes");

  private final YAMLMapper yaml = new YAMLMapper();
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, String> aliases = new LinkedHashMap<>();
  private final List<Effect> effects = new ArrayList<>();
  private final Map<String, Set<String>> tables = new LinkedHashMap<>();
  private final Map<String, Set<String>> blocks = new LinkedHashMap<>();
  private final Map<String, Set<String>> flows = new LinkedHashMap<>();
  private final Set<String> withheld = new LinkedHashSet<>();
  private final Map<String, String> served = new LinkedHashMap<>();

  /** What stands in the jar. */
  public static Steps shipped() {
    StepsFile all = new StepsFile();
    try {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
        try (InputStream in = file.getInputStream()) {
          all.add("steps/" + file.getFilename(), in);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.steps();
  }

  /** Adds what stands in a file. */
  public StepsFile add(String name, InputStream file) throws IOException {
    JsonNode root = yaml.readTree(file);
    try {
      known(root, OF_FILE);
      root.path("steps").properties().forEach(e -> steps.add(step(e.getKey(), e.getValue())));
      root.path("aliases")
          .properties()
          .forEach(e -> aliases.put(e.getKey(), e.getValue().asText()));
      root.path("effects").forEach(effect -> effects.add(effect(effect)));
      merge(root.path("tables"), tables);
      merge(root.path("blocks"), blocks);
      merge(root.path("flows"), flows);
      withheld.addAll(texts(root.path("withheld")));
      root.path("served").properties().forEach(e -> served.put(e.getKey(), e.getValue().asText()));
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new IllegalStateException(name + ": " + e.getMessage(), e);
    }
    return this;
  }

  /** Everything that was added, checked as a whole. */
  public Steps steps() {
    Steps all = new Steps(steps, aliases, effects, tables, blocks, flows, withheld, served);
    StepsCheck.check(all);
    return all;
  }

  private static void merge(JsonNode node, Map<String, Set<String>> into) {
    node.properties()
        .forEach(
            e ->
                into.computeIfAbsent(e.getKey(), k -> new LinkedHashSet<>())
                    .addAll(texts(e.getValue())));
  }

  /**
   * Reads a step.
   *
   * @throws IllegalStateException when it is not written as steps are
   */
  public static Step step(String key, JsonNode node) {
    try {
      known(node, OF_STEP);
      Set<String> writes = new LinkedHashSet<>(texts(node.path("demands")));
      writes.addAll(texts(node.path("writes")));
      List<Antecedent> antecedents = new ArrayList<>(antecedents(node.path("after"), true));
      antecedents.addAll(antecedents(node.path("once"), false));
      return new Step(
          key,
          node.required("name").asText(),
          list(node.path("articles"), StepsFile::article),
          texts(node.path("roles")),
          texts(node.path("people")),
          texts(node.path("apart")),
          condition(node.path("done")),
          antecedents,
          starts(node.path("starts")),
          texts(node.path("stops")),
          list(node.path("papers"), StepsFile::paper),
          texts(node.path("leads")),
          texts(node.path("demands")),
          writes);
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new IllegalStateException("step " + key + ": " + e.getMessage(), e);
    }
  }

  private static CitedArticle article(JsonNode node) {
    known(node, Set.of("text", "from", "until"));
    return node.isTextual()
        ? new CitedArticle(node.asText(), null, null)
        : new CitedArticle(node.required("text").asText(), day(node, "from"), day(node, "until"));
  }

  private static LocalDate day(JsonNode node, String name) {
    return node.hasNonNull(name) ? LocalDate.parse(node.get(name).asText()) : null;
  }

  private static List<Antecedent> antecedents(JsonNode node, boolean anew) {
    return list(node, n -> antecedent(n, anew));
  }

  private static Antecedent antecedent(JsonNode node, boolean anew) {
    known(node, Set.of("of", "when"));
    return node.isTextual()
        ? new Antecedent(Reference.alternatives(node.asText()), anew, Condition.ALWAYS)
        : new Antecedent(
            Reference.alternatives(node.required("of").asText()),
            anew,
            condition(node.required("when")));
  }

  private static Map<String, Condition> starts(JsonNode node) {
    Map<String, Condition> starts = new LinkedHashMap<>();
    node.forEach(
        n -> {
          known(n, Set.of("term", "when"));
          starts.put(
              n.isTextual() ? n.asText() : n.required("term").asText(),
              n.isTextual() ? Condition.ALWAYS : condition(n.required("when")));
        });
    return starts;
  }

  private static Paper paper(JsonNode node) {
    known(node, Set.of("template", "when", "prints", "optional"));
    return node.isTextual()
        ? new Paper(node.asText(), Condition.ALWAYS, Set.of(), false)
        : new Paper(
            node.required("template").asText(),
            condition(node.path("when")),
            texts(node.path("prints")),
            node.path("optional").asBoolean(false));
  }

  private static Effect effect(JsonNode node) {
    known(node, Set.of("block", "with", "needs"));
    Map<String, String> with = new LinkedHashMap<>();
    node.path("with").properties().forEach(e -> with.put(e.getKey(), e.getValue().asText()));
    return new Effect(
        node.required("block").asText(),
        with,
        list(node.path("needs"), n -> Reference.alternatives(n.asText())));
  }

  private static Condition condition(JsonNode node) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    node.properties().forEach(e -> values.put(e.getKey(), texts(e.getValue())));
    return new Condition(values);
  }

  private static <T> List<T> list(JsonNode node, Function<JsonNode, T> reader) {
    List<T> all = new ArrayList<>();
    node.forEach(n -> all.add(reader.apply(n)));
    return all;
  }

  private static Set<String> texts(JsonNode node) {
    Set<String> texts = new LinkedHashSet<>();
    if (node.isValueNode() && !node.isNull()) {
      texts.add(node.asText());
    }
    node.forEach(n -> texts.add(n.asText()));
    return texts;
  }

  private static void known(JsonNode node, Set<String> names) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                throw new IllegalStateException("“" + name + "” is not known here");
              }
            });
  }
}
