package org.ecocase.engine.internal.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.support.ShippedDictionary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class FormExpansionTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Dictionary dictionary = ShippedDictionary.read();
  private final FormExpansion expansion = new FormExpansion(dictionary);

  static Resource[] fragments() throws IOException {
    return new PathMatchingResourcePatternResolver().getResources("file:forms/*.form");
  }

  @Test
  void should_fillInTheCodes_when_aFieldNamesThem() throws IOException {
    JsonNode field =
        expanded("{'type':'radio','key':'volumeDecision','valuesKey':'codes_volumeDecision'}");

    assertThat(field.has("valuesKey")).isFalse();
    assertThat(values(field)).isEqualTo(dictionary.get("volumeDecision").codes());
    assertThat(List.copyOf(values(field).keySet()))
        .as("in the order of the dictionary")
        .isEqualTo(List.copyOf(dictionary.get("volumeDecision").codes().keySet()));
  }

  @Test
  void should_fillInTheFields_when_aGroupNamesAFragment() throws IOException {
    JsonNode group =
        expanded(
            "{'type':'group','label':'当事人','components':[],'properties':{'fragment':'party'}}");

    assertThat(group.path("label").asText()).isEqualTo("当事人");
    assertThat(group.path("components").findValuesAsText("key"))
        .containsExactly(
            "partyName", "partyKind", "partyUscc", "partyLegalRepresentative", "partyAddress");
    assertThat(values(group.path("components").get(1)))
        .as("with the codes that the fragment names")
        .isEqualTo(dictionary.get("partyKind").codes());
  }

  @Test
  void should_reachInnerGroups_when_theyNameSomething() throws IOException {
    JsonNode outer =
        expanded(
            "{'type':'group','components':[{'type':'group','properties':{'fragment':'party'}}]}");

    assertThat(outer.path("components").get(0).path("components")).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'radio','key':'volumeDecision','valuesKey':'codes_partyKind'}",
        "{'type':'radio','key':'unheardOf','valuesKey':'codes_unheardOf'}",
        "{'type':'textfield','key':'partyName','valuesKey':'codes_partyName'}",
        "{'type':'select','key':'leadOfficer','valuesKey':'choices_officer'}",
        "{'type':'radio','key':'partyKind','values':[{'label':'公民','value':'PERSON'}]}",
        "{'type':'group','components':[],'properties':{'fragment':'nobody'}}",
        "{'type':'group','components':[],'properties':{'fragment':'archive/volume-acceptance'}}",
        "{'type':'group','components':[],'properties':{'fragment':'../forms/party'}}",
        "{'type':'group','components':[],'properties':{'fragment':{'party':1}}}",
        "{'type':'group','components':[],'properties':'party'}",
        "'party'"
      })
  void should_leaveItAsItIs_when_nothingIsKnownByThatName(String component) throws IOException {
    assertThat(expanded(component)).isEqualTo(JSON.readTree(component.replace('\'', '"')));
  }

  @Test
  void should_leaveTheSourceAlone_when_itIsExpanded() throws IOException {
    JsonNode form = form("{'type':'group','properties':{'fragment':'party'}}");
    JsonNode before = form.deepCopy();

    assertThat(expansion.expanded(form)).isNotEqualTo(before);
    assertThat(form).isEqualTo(before);
  }

  @Test
  void should_refuse_when_itIsNoJson() {
    assertThatThrownBy(() -> expansion.expanded("{".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
  }

  /** Otherwise another fragment would change what may be handed in with forms under way. */
  @ParameterizedTest
  @MethodSource("fragments")
  void should_onlyShow_when_itIsAFragment(Resource file) throws IOException {
    JsonNode form = JSON.readTree(file.getContentAsByteArray());
    List<JsonNode> fields = new ArrayList<>();
    form.path("components").forEach(fields::add);

    assertThat(file.getFilename()).isEqualTo(form.path("id").asText() + ".form");
    assertThat(fields)
        .isNotEmpty()
        .allMatch(field -> field.path("readonly").asBoolean())
        .noneMatch(field -> field.has("components"));
  }

  private JsonNode expanded(String component) throws IOException {
    byte[] form = JSON.writeValueAsBytes(form(component));
    return JSON.readTree(expansion.expanded(form)).path("components").get(0);
  }

  private static JsonNode form(String component) throws IOException {
    return JSON.readTree("{\"components\":[" + component.replace('\'', '"') + "]}");
  }

  private static Map<String, String> values(JsonNode field) {
    Map<String, String> values = new LinkedHashMap<>();
    field.path("values").forEach(v -> values.put(v.get("value").asText(), v.get("label").asText()));
    return values;
  }
}
