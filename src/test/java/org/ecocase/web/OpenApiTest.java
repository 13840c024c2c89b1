package org.ecocase.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ecocase.law.Base;
import org.ecocase.support.Browser;
import org.ecocase.support.EcocaseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The description of the REST interface says what the interface takes and answers. */
@EcocaseTest
class OpenApiTest {

  @Autowired Browser browser;

  @Test
  void should_describeEveryErrorAsAProblem_when_itIsDocumented() {
    List<String> seen = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : api().path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        for (Map.Entry<String, JsonNode> response :
            operation.getValue().path("responses").properties()) {
          if (response.getKey().startsWith("4")) {
            String at = operation.getKey() + " " + path.getKey() + " " + response.getKey();
            JsonNode content = response.getValue().path("content");
            assertThat(content.properties())
                .as(at)
                .extracting(Map.Entry::getKey)
                .containsExactly("application/problem+json");
            assertThat(content.at("/application~1problem+json/schema/$ref").asText())
                .as(at)
                .isEqualTo("#/components/schemas/Problem");
            seen.add(at);
          }
        }
      }
    }
    assertThat(seen)
        .contains(
            "post /api/v1/law/applicable 400",
            "post /api/v1/law/applicable 401",
            "post /api/v1/discretion/calculations 400",
            "post /api/v1/discretion/calculations 422",
            "post /api/v1/deadlines/calculations 422");
    JsonNode problem = api().at("/components/schemas/Problem/properties");
    assertThat(names(problem)).contains("type", "title", "status", "detail", "field");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/law/applicable,LawAnswer",
    "/api/v1/discretion/calculations,DiscretionAnswer"
  })
  void should_keepTheAnswer_when_nothingIsWrong(String path, String answer) {
    JsonNode content = api().path("paths").path(path).at("/post/responses/200/content");

    assertThat(content.at("/application~1json/schema/$ref").asText())
        .isEqualTo("#/components/schemas/" + answer);
  }

  @Test
  void should_showTheFieldsOfOneViolation_when_theyStandAtTheTop() {
    JsonNode question = schema("DiscretionQuestion");

    assertThat(question.path("allOf").findValuesAsText("$ref"))
        .contains("#/components/schemas/DiscretionItem");
    Set<String> own = new TreeSet<>(names(question.path("properties")));
    question.path("allOf").forEach(part -> own.addAll(names(part.path("properties"))));
    assertThat(own)
        .contains("partyType", "province", "decisionDate", "confiscatedYuan", "violations");
  }

  @Test
  void should_describeEveryField_when_theQuestionMayHoldIt() {
    Set<String> item = new TreeSet<>(DiscretionInput.FIELDS);
    Arrays.stream(Base.values()).map(Base::field).forEach(item::add);

    assertThat(names(schema("DiscretionItem").path("properties")))
        .containsExactlyInAnyOrderElementsOf(item);
    assertThat(names(schema("LawQuestion").path("properties")))
        .containsExactlyInAnyOrderElementsOf(LawInput.fields());
  }

  private JsonNode schema(String name) {
    return api().path("components").path("schemas").path(name);
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private JsonNode api() {
    return browser.anonymous().get("/v3/api-docs").json();
  }
}
