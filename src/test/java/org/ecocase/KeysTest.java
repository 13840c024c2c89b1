package org.ecocase;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.ecocase.dictionary.Code;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactCodes;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.dictionary.FactType;
import org.ecocase.document.DocumentTemplate;
import org.ecocase.notification.MailTexts;
import org.ecocase.org.Role;
import org.ecocase.org.Roles;
import org.ecocase.rule.Paper;
import org.ecocase.rule.Step;
import org.ecocase.support.Acts;
import org.ecocase.support.Models;
import org.ecocase.support.ShippedDictionary;
import org.junit.jupiter.api.Test;

/**
 * Keys are for ever: old cases, deployed models and templates name them. What the product has is
 * listed in {@code src/test/resources/keys}; a list only grows. A step that changes its key keeps
 * the former one as an alias in {@code steps/*.yml}; nothing else changes its key.
 */
class KeysTest {

  private static final Path TEMPLATES = Path.of("templates");
  private static final Path SOURCES = Path.of("src/main/java");

  private static final Pattern STEP_IN_TEMPLATE =
      Pattern.compile("signed\\[\"([^\"]+)\"]|\\bstep=\"([^\"]+)\"");
  private static final Pattern FACT_IN_TEMPLATE =
      Pattern.compile("\\b(?:facts|raw|rmb)(?:\\.(\\w+)|\\[\"(\\w+)\"])");
  private static final Pattern LITERAL = Pattern.compile("\"([a-zA-Z][\\w-]*)\"");
  private static final Pattern KEY_OF_WORDS = Pattern.compile("[a-z]+(-[a-z]+)+");
  private static final Pattern NAMES_STEPS =
      Pattern.compile("StepRule|StepHistory|class \\w+Steps");
  private static final Pattern TERM = Pattern.compile("<text>\"([a-z-]+)\"</text>");

  private static final Pattern CONSTANT = Pattern.compile("\\bFactKeys\\.([A-Z0-9_]+)(?![\\w.])");
  private static final Pattern CODES = Pattern.compile("import \\S+\\.FactCodes\\.(\\w+);");
  private static final Pattern READ =
      Pattern.compile(
          "\\b(text|date|yes|number|values|money|decimal)\\(\\s*(?:\\w+,\\s*)?FactKeys\\.([A-Z0-9_]+)(?![\\w.])");
  private static final Pattern MONEY_IN_TEMPLATE =
      Pattern.compile("\\brmb(?:\\.(\\w+)|\\[\"(\\w+)\"])");
  private static final Pattern KEY_IN_SQL = Pattern.compile("\\.key = '(\\w+)'");

  /** Which types of facts each way of reading one is for. */
  private static final Map<String, Set<FactType>> READ_AS =
      Map.of(
          "text",
          EnumSet.of(
              FactType.TEXT,
              FactType.LONGTEXT,
              FactType.CODE,
              FactType.DATE,
              FactType.DATETIME,
              FactType.DECIMAL,
              FactType.PERSON,
              FactType.USCC,
              FactType.IDCARD,
              FactType.PHONE),
          "date",
          EnumSet.of(FactType.DATE, FactType.DATETIME),
          "yes",
          EnumSet.of(FactType.BOOLEAN),
          "number",
          EnumSet.of(FactType.MONEY, FactType.INTEGER),
          "money",
          EnumSet.of(FactType.MONEY, FactType.INTEGER),
          "decimal",
          EnumSet.of(FactType.DECIMAL),
          "values",
          EnumSet.of(FactType.CODES));

  /** Words that are the key of a fact too, and mean something else there. */
  private static final Map<String, Set<String>> OTHER_WORDS =
      Map.of(
          // what is sent or written by those names, and what published cases say
          "clue/internal/SignalCheck.java", Set.of("sourceId", "receivedAt", "measurements"),
          "clue/internal/ClueRegister.java", Set.of("sourceId"),
          "casefile/DocumentModel.java", Set.of("courtName"),
          "discretion/AssessmentPart.java", Set.of("lawVersion"),
          "replay/internal/Breaches.java", Set.of("hearingRequested"),
          "replay/internal/Timeline.java", Set.of("hearingRequested"),
          "replay/internal/PublishedCase.java", Set.of("penaltyBasis", "otherPenalty"));

  /** Columns that one table hands to another; no case keeps them. */
  private static final Set<String> BETWEEN_TABLES =
      Set.of("thresholdIncluded", "hearingThresholdArticle");

  private final Dictionary dictionary = ShippedDictionary.read();

  @Test
  void should_keepEveryStep_when_theProductChanges() throws IOException {
    keeps(
        "steps", Acts.STEPS.all().stream().map(Step::key), key -> Acts.STEPS.find(key).isPresent());
  }

  @Test
  void should_keepEveryFact_when_theProductChanges() throws IOException {
    keeps("facts", dictionary.all().stream().map(Fact::key));
  }

  @Test
  void should_keepEveryRole_when_theProductChanges() throws IOException {
    keeps("roles", Roles.shipped().stream().map(Role::group));
  }

  @Test
  void should_keepEveryScope_when_theProductChanges() throws IOException {
    Stream<String> ofModels =
        Models.all().stream()
            .flatMap(model -> model.getModelElementsByType(CamundaIn.class).stream())
            .filter(in -> "scope".equals(in.getCamundaTarget()))
            .map(CamundaIn::getCamundaSourceExpression)
            .filter(scope -> scope != null && !scope.contains("{"));
    Stream<String> ofTemplates =
        documents(DocumentTemplate.ABOUT).stream()
            .map(file -> yaml(file).path("scope").asText(null))
            .filter(Objects::nonNull);
    keeps("scopes", Stream.concat(ofModels, ofTemplates));
  }

  @Test
  void should_keepEveryTemplate_when_theProductChanges() throws IOException {
    keeps("templates", documents(DocumentTemplate.TEXT).stream().map(KeysTest::key));
    keeps("mails", files(TEMPLATES, MailTexts.SUFFIX).stream().map(KeysTest::key));
  }

  @Test
  void should_knowTheStep_when_somethingOutsideOfJavaNamesIt() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Path template : files(TEMPLATES, ".ftlh")) {
      named.addAll(found(STEP_IN_TEMPLATE, template));
    }
    yaml(Path.of("forms/messages.yml"))
        .forEach(message -> named.add(message.path("step").asText()));
    Models.all().stream()
        .flatMap(model -> model.getModelElementsByType(CamundaProperty.class).stream())
        .filter(property -> "step".equals(property.getCamundaName()))
        .forEach(property -> named.add(property.getCamundaValue()));

    assertThat(named).hasSizeGreaterThan(50).allMatch(key -> Acts.STEPS.find(key).isPresent());
  }

  @Test
  void should_knowTheStep_when_aRuleNamesIt() throws IOException {
    Set<String> terms = found(TERM, Path.of("processes/deadline/terms.dmn"));
    Set<String> tables =
        files(Path.of("processes"), ".dmn").stream()
            .map(file -> file.getFileName().toString().replace(".dmn", ""))
            .collect(Collectors.toSet());
    for (Path rule : sources(NAMES_STEPS.asPredicate())) {
      assertThat(found(LITERAL, rule))
          .as("%s names steps, terms and tables only, and no former key of a step", rule)
          .filteredOn(word -> KEY_OF_WORDS.matcher(word).matches())
          .allMatch(word -> isStep(word) || terms.contains(word) || tables.contains(word));
    }
  }

  @Test
  void should_sayWhoWritesAFact_when_aRuleReadsIt() throws IOException {
    Set<String> read = new TreeSet<>();
    for (Path rule : sources(source -> source.contains("implements StepRule"))) {
      found(CONSTANT, rule).stream().map(KeysTest::key).forEach(read::add);
      found(CODES, rule).stream().map(KeysTest::factOf).forEach(read::add);
    }

    assertThat(read).hasSizeGreaterThan(30).allMatch(Acts.STEPS::guards);
  }

  @Test
  void should_sayWhoWritesAFact_when_aStatutoryPaperReadsIt() throws IOException {
    Set<String> papers =
        Acts.STEPS.all().stream()
            .flatMap(step -> step.papers().stream())
            .map(Paper::template)
            .collect(Collectors.toSet());
    for (Path template : documents(DocumentTemplate.TEXT)) {
      if (papers.remove(key(template))) {
        assertThat(found(FACT_IN_TEMPLATE, template))
            .as("facts of %s", template)
            .allMatch(this::isFact)
            .allMatch(Acts.STEPS::guards);
      }
    }
    assertThat(papers).as("papers without a template").isEmpty();
  }

  @Test
  void should_beInTheDictionary_when_theStepsSayWhoWritesIt() {
    Set<String> unknown = new TreeSet<>(Acts.STEPS.guarded());
    unknown.removeIf(this::isFact);

    assertThat(unknown).isEqualTo(new TreeSet<>(BETWEEN_TABLES));
  }

  @Test
  void should_nameAFactByItsConstant_when_itIsJava() throws IOException {
    for (Path source : sources(any -> true)) {
      String file = SOURCES.resolve("org/ecocase").relativize(source).toString();
      if (!file.startsWith("web/")) {
        assertThat(found(LITERAL, source))
            .as("literals of %s; facts are named by FactKeys", file)
            .filteredOn(word -> !OTHER_WORDS.getOrDefault(file, Set.of()).contains(word))
            .noneMatch(this::isFact);
      }
      assertThat(found(KEY_IN_SQL, source)).as("SQL of %s", file).allMatch(this::isFact);
    }
  }

  @Test
  void should_fitItsType_when_javaReadsAFact() throws IOException {
    int reads = 0;
    for (Path source : sources(any -> true)) {
      for (MatchResult read : READ.matcher(read(source)).results().toList()) {
        assertThat(READ_AS.get(read.group(1)))
            .as("%s of %s in %s", read.group(1), read.group(2), source)
            .contains(dictionary.get(key(read.group(2))).type());
        reads++;
      }
    }
    assertThat(reads).isGreaterThan(50);
  }

  /** What forms ask for is held against the dictionary by the guard (FormCheckTest). */
  @Test
  void should_beInTheDictionary_when_aTemplateShowsIt() throws IOException {
    List<Path> templates = files(TEMPLATES, ".ftlh");
    templates.addAll(files(TEMPLATES, ".ftl"));
    for (Path template : templates) {
      assertThat(found(FACT_IN_TEMPLATE, template)).as("%s", template).allMatch(this::isFact);
      assertThat(found(MONEY_IN_TEMPLATE, template))
          .as("amounts in %s", template)
          .allMatch(key -> dictionary.get(key).type() == FactType.MONEY);
    }
  }

  @Test
  void should_fitItsType_when_aTableNamesAFact() throws IOException {
    int named = 0;
    for (Path file : files(Path.of("processes"), ".dmn")) {
      DmnModelInstance table = Dmn.readModelFromFile(file.toFile());
      Map<String, String> types = new HashMap<>();
      table
          .getModelElementsByType(InputExpression.class)
          .forEach(in -> types.put(in.getText().getTextContent().strip(), in.getTypeRef()));
      table
          .getModelElementsByType(Output.class)
          .forEach(out -> types.put(out.getName(), out.getTypeRef()));
      types.keySet().removeIf(name -> !isFact(name));
      types.forEach(
          (name, type) ->
              assertThat(type)
                  .as("type of %s in %s", name, file)
                  .isIn(inTables(dictionary.get(name).type())));
      named += types.size();
    }
    assertThat(named).isGreaterThan(20);
  }

  private static List<String> inTables(FactType type) {
    return switch (type) {
      case BOOLEAN -> List.of("boolean");
      case MONEY, INTEGER -> List.of("integer", "long");
      case DECIMAL -> List.of("double");
      case CODES -> Collections.singletonList(null);
      default -> List.of("string");
    };
  }

  /** The key that a constant stands for. */
  private static String key(String constant) {
    try {
      return (String) FactKeys.class.getField(constant).get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** The fact that an enum has the codes of. */
  private static String factOf(String codes) {
    return Stream.of(FactCodes.class.getClasses())
        .filter(Class::isEnum)
        .filter(type -> type.getSimpleName().equals(codes))
        .map(type -> ((Code) type.getEnumConstants()[0]).fact())
        .findFirst()
        .orElseThrow();
  }

  private static void keeps(String kind, Stream<String> inProduct) throws IOException {
    Set<String> keys = inProduct.collect(Collectors.toCollection(TreeSet::new));
    keeps(kind, keys.stream(), keys::contains);
  }

  private static void keeps(String kind, Stream<String> inProduct, Predicate<String> known)
      throws IOException {
    Path file = Path.of("src/test/resources/keys", kind + ".txt");
    List<String> listed = Files.readAllLines(file);

    assertThat(listed).as("%s is sorted, each key once", file).isEqualTo(sorted(listed));
    assertThat(listed).as("keys in %s are for ever", file).allMatch(known);
    assertThat(listed).as("new keys have to be added to %s", file).containsAll(sorted(inProduct));
  }

  private static List<String> sorted(List<String> keys) {
    return sorted(keys.stream());
  }

  private static List<String> sorted(Stream<String> keys) {
    return List.copyOf(keys.collect(Collectors.toCollection(TreeSet::new)));
  }

  private boolean isFact(String key) {
    return dictionary.find(key).isPresent();
  }

  private static boolean isStep(String key) {
    return Acts.STEPS.find(key).map(Step::key).filter(key::equals).isPresent();
  }

  private static Set<String> found(Pattern pattern, Path file) throws IOException {
    return pattern
        .matcher(Files.readString(file))
        .results()
        .map(KeysTest::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String group(MatchResult result) {
    return result.group(1) != null ? result.group(1) : result.group(2);
  }

  private static List<Path> sources(Predicate<String> wanted) throws IOException {
    List<Path> sources = files(SOURCES, ".java");
    sources.removeIf(source -> !wanted.test(read(source)));
    return sources;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .collect(Collectors.toList());
    }
  }

  /** What all templates share is no document. */
  private static List<Path> documents(String ending) throws IOException {
    return files(TEMPLATES, ending).stream()
        .filter(file -> !file.getParent().endsWith("common"))
        .toList();
  }

  private static String key(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.indexOf('.'));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode yaml(Path file) {
    try {
      return new YAMLMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
