package org.ecocase.engine.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ecocase.block.BlockDefinition;
import org.ecocase.block.BlockParameter;
import org.ecocase.engine.internal.block.Mark;
import org.ecocase.engine.internal.block.ShippedBlocks;
import org.ecocase.engine.internal.guard.Tag;
import org.ecocase.engine.internal.modeler.ElementTemplate;
import org.ecocase.engine.internal.modeler.ElementTemplates;
import org.ecocase.rule.Step;
import org.ecocase.support.Acts;
import org.junit.jupiter.api.Test;

/**
 * What Modeler offers is what models may use, and what the shipped models say is shown by it. With
 * {@code -Decocase.templates.write=true} the file is written instead of compared.
 */
class ElementTemplatesTest {

  private static final Path FILE = Path.of(".camunda/element-templates/ecocase.json");
  private static final boolean WRITE = Boolean.getBoolean("ecocase.templates.write");

  /** By what kind of field Modeler lets a binding be edited. */
  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "property", Set.of("String", "Text", "Hidden", "Dropdown", "Boolean"),
          "camunda:property", Set.of("String", "Hidden", "Dropdown"),
          "camunda:inputParameter", Set.of("String", "Text", "Hidden", "Dropdown"),
          "camunda:in", Set.of("String", "Hidden", "Dropdown"),
          "camunda:in:businessKey", Set.of("String", "Hidden", "Dropdown"),
          "camunda:out", Set.of("String", "Hidden", "Dropdown"));

  private static final Set<String> ALWAYS = Set.of("userTask", "serviceTask", "callActivity");

  @Test
  void should_offerWhatThePackagesHave_when_modelerReadsThem() throws IOException {
    String wanted = CatalogueMaker.elementTemplates(ShippedCatalogue.sources());
    if (WRITE) {
      Files.writeString(FILE, wanted);
    }

    assertThat(Files.readString(FILE))
        .as("run mvn -q test -Dtest=ElementTemplatesTest -Decocase.templates.write=true")
        .isEqualTo(wanted);
  }

  @Test
  void should_beReadable_when_modelerLoadsThem() throws IOException {
    Set<String> ids = new LinkedHashSet<>();
    for (JsonNode template : templates()) {
      String id = template.path("id").asText();
      assertThat(ids.add(id)).as(id).isTrue();
      assertThat(template.has("version")).as("an element would have to name it: " + id).isFalse();
      assertThat(template.path("entriesVisible").isBoolean()).as(id).isTrue();
      Set<String> groups = texts(template.path("groups"), "id");
      Set<String> bound = new LinkedHashSet<>();
      for (JsonNode field : template.path("properties")) {
        String binding = field.at("/binding/type").asText();
        assertThat(FIELDS.get(binding)).as(id).contains(field.path("type").asText());
        assertThat(bound.add(field.path("binding").toString())).as(id + field).isTrue();
        assertThat(field.has("group") ? groups : Set.of("")).contains(field.path("group").asText());
        List<String> values = values(field);
        assertThat(values).as(id + field).doesNotHaveDuplicates();
        assertThat(values.isEmpty()).isNotEqualTo("Dropdown".equals(field.path("type").asText()));
      }
    }
  }

  @Test
  void should_offerEveryBlock_when_aServiceTaskIsDrawn() throws IOException {
    Map<String, JsonNode> offered = byId();

    ShippedBlocks.all()
        .all()
        .filter(block -> !block.property())
        .forEach(
            block -> {
              JsonNode template = offered.get(ElementTemplates.of(block).id());
              assertThat(parameters(template, false))
                  .as(block.name())
                  .isEqualTo(names(block, false));
              assertThat(parameters(template, true)).as(block.name()).isEqualTo(names(block, true));
            });
  }

  /** What a statutory step waits for or writes is a block that there is. */
  @Test
  void should_beSupplied_when_aStepSpeaksOfABlock() {
    Set<String> named =
        Acts.STEPS.effects().stream()
            .map(effect -> effect.block())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(named).isNotEmpty();
    assertThat(named)
        .allSatisfy(block -> assertThat(ShippedBlocks.all().find(block)).as(block).isPresent());
  }

  @Test
  void should_tellTheSameParameters_when_aPropertyHasABlockAct() {
    for (String property : Mark.NAMES) {
      BlockDefinition block = ShippedBlocks.all().find(Mark.block(property)).orElseThrow();
      assertThat(block.property()).as(property).isTrue();
      assertThat(Mark.parameters(property)).as(property).isEqualTo(names(block, false));
    }
  }

  @Test
  void should_offerEveryStep_when_aTaskIsDrawn() throws IOException {
    Set<String> steps =
        Acts.STEPS.all().stream().map(Step::key).collect(Collectors.toCollection(TreeSet::new));

    for (ElementTemplate task : List.of(ElementTemplates.ROLE_TASK, ElementTemplates.PERSON_TASK)) {
      Set<String> offered =
          new TreeSet<>(values(field(byId().get(task.id()), "camunda:property", "step")));
      assertThat(offered.remove("")).isTrue();
      assertThat(offered).isEqualTo(steps);
    }
  }

  /** Each can be read, on whatever the template is for. */
  @Test
  void should_offerClocksAndStages_when_anythingIsDrawn() throws IOException {
    Set<String> kinds = new TreeSet<>();
    for (JsonNode template : templates()) {
      for (String property : Mark.NAMES) {
        assertThat(values(field(template, "camunda:property", property)))
            .contains("")
            .allSatisfy(
                value ->
                    assertThat(value.isEmpty() || Mark.read(property, value).isPresent())
                        .as(value)
                        .isTrue());
      }
      template.path("appliesTo").forEach(kind -> kinds.add(kind.asText()));
    }

    assertThat(kinds)
        .containsExactlyInAnyOrder(
            "bpmn:UserTask",
            "bpmn:ServiceTask",
            "bpmn:CallActivity",
            "bpmn:SequenceFlow",
            "bpmn:StartEvent",
            "bpmn:IntermediateCatchEvent",
            "bpmn:BoundaryEvent",
            "bpmn:EndEvent",
            "bpmn:ExclusiveGateway",
            "bpmn:SubProcess");
  }

  /** What an element says is shown in fields, and what is chosen there by its name. */
  @Test
  void should_beShownInFields_when_aShippedElementSaysSomething() throws Exception {
    Map<String, JsonNode> offered = byId();
    List<String> unshown = new ArrayList<>();
    for (Path model : models()) {
      Tag root = Tag.read(model.toString(), Files.readAllBytes(model));
      root.descendants()
          .filter(ElementTemplatesTest::saysSomething)
          .forEach(element -> shown(element, offered, unshown));
    }

    assertThat(unshown).isEmpty();
  }

  private static List<Path> models() throws IOException {
    return Stream.concat(
            ShippedCatalogue.files(Path.of("processes"), ".bpmn").stream(),
            ShippedCatalogue.files(Path.of("docs/examples"), ".bpmn").stream())
        .toList();
  }

  private static boolean saysSomething(Tag element) {
    return ALWAYS.contains(element.name())
        || Model.properties(element).findAny().isPresent()
        || element.name().equals("startEvent") && element.camunda("formRef") != null;
  }

  private static void shown(Tag element, Map<String, JsonNode> offered, List<String> unshown) {
    String id = element.camunda("modelerTemplate");
    ElementTemplate template =
        id == null ? null : ElementTemplates.find(id, ShippedBlocks.all()).orElse(null);
    if (template == null || !template.fits(element.name(), element.attributes())) {
      unshown.add(element + " has no template that fits it");
      return;
    }
    // the examples bring roles, steps, terms and stages that only their deployment makes known
    boolean shipped = !element.toString().startsWith("docs");
    JsonNode file = offered.get(id);
    said(element)
        .forEach(
            (binding, value) -> {
              JsonNode field = field(file, binding.type(), binding.name());
              if (field.isMissingNode()) {
                unshown.add(element + " " + binding + " has no field");
              } else if (shipped && !values(field).isEmpty() && !values(field).contains(value)) {
                unshown.add(element + " " + binding + "=" + value + " is not listed");
              }
            });
  }

  /** A binding of a template. */
  private record Binding(String type, String name) {}

  /** Of several properties of one name the first is shown in the field. */
  private static Map<Binding, String> said(Tag element) {
    Map<Binding, String> said = new LinkedHashMap<>();
    Model.properties(element)
        .forEach(
            property ->
                said.putIfAbsent(
                    new Binding("camunda:property", property.attribute("name")),
                    property.attribute("value")));
    Model.inputs(element)
        .forEach((name, value) -> said.put(new Binding("camunda:inputParameter", name), value));
    Stream.of("candidateGroups", "candidateUsers", "dueDate", "followUpDate", "formRef")
        .filter(name -> element.camunda(name) != null)
        .forEach(
            name -> said.put(new Binding("property", "camunda:" + name), element.camunda(name)));
    element
        .children("extensionElements")
        .flatMap(extensions -> extensions.children("in"))
        .filter(in -> in.attribute("sourceExpression") != null)
        .forEach(
            in ->
                said.put(
                    new Binding("camunda:in", in.attribute("target")),
                    in.attribute("sourceExpression")));
    return said;
  }

  private static Set<String> names(BlockDefinition block, boolean required) {
    return block.parameters().stream()
        .filter(parameter -> parameter.required() || !required)
        .map(BlockParameter::name)
        .collect(Collectors.toSet());
  }

  private static Set<String> parameters(JsonNode template, boolean required) {
    return fields(template)
        .filter(field -> field.at("/binding/type").asText().equals("camunda:inputParameter"))
        .filter(field -> field.at("/constraints/notEmpty").asBoolean() || !required)
        .map(field -> field.at("/binding/name").asText())
        .collect(Collectors.toSet());
  }

  private static JsonNode field(JsonNode template, String type, String name) {
    return fields(template)
        .filter(field -> field.at("/binding/type").asText().equals(type))
        .filter(
            field ->
                name.equals(field.at("/binding/name").asText())
                    || name.equals(field.at("/binding/target").asText()))
        .findFirst()
        .orElse(template.at("/missing"));
  }

  private static Stream<JsonNode> fields(JsonNode template) {
    return StreamSupport.stream(template.path("properties").spliterator(), false);
  }

  private static List<String> values(JsonNode field) {
    return new ArrayList<>(list(field.path("choices"), "value"));
  }

  private static Set<String> texts(JsonNode array, String name) {
    return new LinkedHashSet<>(list(array, name));
  }

  private static List<String> list(JsonNode array, String name) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(node -> node.path(name).asText())
        .toList();
  }

  private static JsonNode templates() throws IOException {
    return new ObjectMapper().readTree(FILE.toFile());
  }

  private static Map<String, JsonNode> byId() throws IOException {
    Map<String, JsonNode> byId = new LinkedHashMap<>();
    templates().forEach(template -> byId.put(template.path("id").asText(), template));
    return byId;
  }
}
