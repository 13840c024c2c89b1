package org.ecocase.engine.internal.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ecocase.casefile.Choice;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;

/**
 * Fills in what a form only names: the codes of its fact where a field says {@code "valuesKey":
 * "codes_<key>"}, and the fields of a {@link FormFragments fragment} where a group has the property
 * {@code fragment}. Whoever delivers, checks or describes a form reads it through this class, so
 * that browser and server have the same form before them. What is not understood stays as it is,
 * and the guard refuses it.
 */
public final class FormExpansion {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CODES = "codes_";
  private static final String CHOICES = "choices_";

  private final Dictionary dictionary;

  public FormExpansion(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  /** The one name under which a form asks for the codes of a fact. */
  public static String codesOf(String fact) {
    return CODES + fact;
  }

  /** Whether a name asks for the codes of a fact, of whichever. */
  public static boolean asksForCodes(String valuesKey) {
    return valuesKey.startsWith(CODES);
  }

  /** The fragment that a component names; empty when it names none. */
  public static String fragment(JsonNode component) {
    return component.path("properties").path("fragment").asText("");
  }

  /**
   * The form with everything in place.
   *
   * @throws IOException when it is no JSON
   */
  public byte[] expanded(byte[] form) throws IOException {
    return JSON.writeValueAsBytes(expanded(JSON.readTree(form)));
  }

  /** The same for a form that has been read, which stays as it is. */
  public JsonNode expanded(JsonNode form) {
    JsonNode expanded = form.deepCopy();
    fill(expanded.path("components"), dictionary);
    return expanded;
  }

  /** A form of which the lists that it names are written out, as nobody hands them in later. */
  public static JsonNode written(JsonNode form, Function<String, List<Choice>> lists) {
    JsonNode written = form.deepCopy();
    write(written.path("components"), lists);
    return written;
  }

  private static void write(JsonNode components, Function<String, List<Choice>> lists) {
    for (JsonNode component : components) {
      String list = component.path("valuesKey").asText();
      if (component instanceof ObjectNode field && list.startsWith(CHOICES)) {
        field.remove("valuesKey");
        ArrayNode values = field.putArray("values");
        lists
            .apply(list)
            .forEach(
                choice ->
                    values.addObject().put("label", choice.label()).put("value", choice.value()));
      }
      write(component.path("components"), lists);
    }
  }

  private void fill(JsonNode components, Dictionary facts) {
    for (JsonNode component : components) {
      if (component instanceof ObjectNode object) {
        codes(object, facts);
        fields(object);
        fill(object.path("components"), within(object, facts));
      }
    }
  }

  /** What the fields within a component ask for: those of a table ask for its columns. */
  public static Dictionary within(JsonNode component, Dictionary facts) {
    return component.path("type").asText().equals("dynamiclist")
        ? facts.columnsOf(component.path("path").asText())
        : facts;
  }

  private static void codes(ObjectNode field, Dictionary facts) {
    String key = field.path("key").asText();
    if (!field.path("valuesKey").asText().equals(codesOf(key))) {
      return;
    }
    Map<String, String> codes = facts.find(key).map(Fact::codes).orElse(Map.of());
    if (!codes.isEmpty()) {
      field.remove("valuesKey");
      ArrayNode values = field.putArray("values");
      codes.forEach((code, label) -> values.addObject().put("label", label).put("value", code));
    }
  }

  private static void fields(ObjectNode group) {
    Optional<JsonNode> fragment = FormFragments.find(fragment(group));
    fragment.ifPresent(components -> group.set("components", components.deepCopy()));
  }
}
