package org.ecocase.engine.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecocase.block.BlockDefinition;
import org.ecocase.block.BlockParameter;
import org.ecocase.deadline.Terms;
import org.ecocase.document.Templates;
import org.ecocase.engine.internal.block.Mark;
import org.ecocase.engine.internal.block.ShippedBlocks;
import org.ecocase.org.Role;
import org.ecocase.org.Roles;
import org.ecocase.rule.Step;
import org.ecocase.rule.Steps;
import org.ecocase.support.EcocaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What Modeler offers is what models may use: no more, and no less. */
@EcocaseTest
class ElementTemplatesTest {

  private static final Path FILE = Path.of(".camunda/element-templates/ecocase.json");

  @Autowired Terms terms;
  @Autowired Templates templates;

  @Test
  void should_offerEveryBlock_when_aServiceTaskIsDrawn() throws IOException {
    Map<String, JsonNode> offered = blocks();

    Set<String> wanted = new LinkedHashSet<>();
    ShippedBlocks.all()
        .all()
        .filter(block -> !block.property())
        .forEach(block -> wanted.add(block.name()));
    wanted.remove("deliverMail");
    assertThat(offered.keySet()).isEqualTo(wanted);
    wanted.forEach(
        block ->
            assertThat(parameters(offered.get(block)))
                .as(block)
                .isSubsetOf(names(ShippedBlocks.all().find(block).orElseThrow(), false))
                .containsAll(names(ShippedBlocks.all().find(block).orElseThrow(), true)));
  }

  @Test
  void should_offerWhatExists_when_aParameterIsChosen() throws IOException {
    Map<String, JsonNode> offered = blocks();

    assertThat(choices(offered.get("extendClock"), "term"))
        .isEqualTo(Set.copyOf(terms.table().keys()));
    assertThat(choices(offered.get("generateDocument"), "template"))
        .isEqualTo(
            templates.all().stream().map(template -> template.key()).collect(Collectors.toSet()));
    assertThat(choices(offered.get("extendClock"), "approver"))
        .isEqualTo(Roles.shipped().stream().map(Role::group).collect(Collectors.toSet()));
  }

  /** Each can be read, on whatever the template is for. */
  @Test
  void should_offerClocksAndStages_when_anythingIsDrawn() throws IOException {
    Set<String> kinds = new LinkedHashSet<>();
    for (JsonNode template : new ObjectMapper().readTree(FILE.toFile())) {
      Set<String> offered = new LinkedHashSet<>();
      template.path("properties").forEach(p -> offered.add(p.at("/binding/name").asText()));
      if (offered.containsAll(Mark.NAMES)) {
        template.path("appliesTo").forEach(kind -> kinds.add(kind.asText()));
        assertThat(choices(template, "stage"))
            .isNotEmpty()
            .allSatisfy(stage -> assertThat(Mark.read("stage", stage)).isPresent());
      }
    }

    assertThat(kinds)
        .containsExactlyInAnyOrder(
            "bpmn:UserTask",
            "bpmn:CallActivity",
            "bpmn:SequenceFlow",
            "bpmn:StartEvent",
            "bpmn:IntermediateCatchEvent",
            "bpmn:BoundaryEvent",
            "bpmn:EndEvent",
            "bpmn:ExclusiveGateway",
            "bpmn:SubProcess");
  }

  @Test
  void should_offerEveryStep_when_aTaskIsDrawn() throws IOException {
    Set<String> offered = new LinkedHashSet<>();
    for (JsonNode template : new ObjectMapper().readTree(FILE.toFile())) {
      if (template.at("/appliesTo/0").asText().equals("bpmn:UserTask")) {
        offered.addAll(choices(template, "step"));
      }
    }

    assertThat(offered)
        .isEqualTo(Steps.shipped().all().stream().map(Step::key).collect(Collectors.toSet()));
  }

  private static Set<String> names(BlockDefinition block, boolean required) {
    return block.parameters().stream()
        .filter(parameter -> parameter.required() || !required)
        .map(BlockParameter::name)
        .collect(Collectors.toSet());
  }

  private static Map<String, JsonNode> blocks() throws IOException {
    Map<String, JsonNode> blocks = new LinkedHashMap<>();
    for (JsonNode template : new ObjectMapper().readTree(FILE.toFile())) {
      for (JsonNode property : template.path("properties")) {
        if (property.at("/binding/name").asText().equals("camunda:delegateExpression")) {
          String bean = property.path("value").asText();
          blocks.put(bean.substring(2, bean.length() - 1), template);
        }
      }
    }
    return blocks;
  }

  private static Set<String> parameters(JsonNode template) {
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode property : template.path("properties")) {
      if (property.at("/binding/type").asText().equals("camunda:inputParameter")) {
        names.add(property.at("/binding/name").asText());
      }
    }
    return names;
  }

  private static Set<String> choices(JsonNode template, String parameter) {
    Set<String> values = new LinkedHashSet<>();
    for (JsonNode property : template.path("properties")) {
      if (property.at("/binding/name").asText().equals(parameter)) {
        property.path("choices").forEach(choice -> values.add(choice.path("value").asText()));
      }
    }
    return values;
  }
}
