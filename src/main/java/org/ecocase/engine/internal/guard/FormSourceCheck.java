package org.ecocase.engine.internal.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.engine.internal.form.FormExpansion;
import org.ecocase.engine.internal.form.FormFragments;

/**
 * Checks a form as it was written, before it is expanded: that it names what the product has, and
 * copies none of it.
 */
final class FormSourceCheck {

  private final Findings findings;

  private FormSourceCheck(Findings findings) {
    this.findings = findings;
  }

  /** Where a finding goes. */
  @FunctionalInterface
  interface Findings {

    void find(String label, String property, String problem);
  }

  static void check(JsonNode components, Dictionary dictionary, Findings findings) {
    new FormSourceCheck(findings).components(components, dictionary);
  }

  private void components(JsonNode all, Dictionary facts) {
    for (JsonNode component : all) {
      fragment(component);
      facts
          .find(component.path("key").asText())
          .filter(fact -> !fact.codes().isEmpty())
          .ifPresentOrElse(fact -> coded(component, fact), () -> uncoded(component));
      components(component.path("components"), FormExpansion.within(component, facts));
    }
  }

  private void fragment(JsonNode group) {
    String name = FormExpansion.fragment(group);
    if (name.isEmpty()) {
      return;
    }
    if (FormFragments.find(name).isEmpty()) {
      find(group, "properties.fragment", "没有片段“" + name + "”");
    } else if (!group.path("components").isEmpty()) {
      find(group, "components", "片段“" + name + "”的内容由系统填入，分组内不得另有组件");
    }
  }

  private void coded(JsonNode field, Fact fact) {
    String list = FormExpansion.codesOf(fact.key());
    Map<String, String> values = values(field);
    boolean named = field.has("valuesKey");
    if (named && !field.path("valuesKey").asText().equals(list)) {
      find(field, "valuesKey", "应为“" + list + "”");
    } else if (named == field.has("values")) {
      find(field, "valuesKey", "选项或者取自数据字典（valuesKey为“" + list + "”），或者列出其中一部分（values）");
    } else if (values.keySet().equals(fact.codes().keySet())) {
      find(field, "values", "与数据字典的选项相同，不必抄录：valuesKey填“" + list + "”");
    }
    values.forEach(
        (code, label) -> {
          String word = fact.codes().get(code);
          if (word != null && !word.equals(label)) {
            find(field, "values", "选项“" + code + "”在数据字典中的名称是“" + word + "”");
          }
        });
  }

  private void uncoded(JsonNode field) {
    if (FormExpansion.asksForCodes(field.path("valuesKey").asText())) {
      find(field, "valuesKey", "“" + field.path("key").asText() + "”在数据字典中没有选项");
    }
  }

  private static Map<String, String> values(JsonNode field) {
    Map<String, String> values = new LinkedHashMap<>();
    field
        .path("values")
        .forEach(
            option -> values.put(option.path("value").asText(), option.path("label").asText()));
    return values;
  }

  private void find(JsonNode component, String property, String problem) {
    findings.find(FormCheck.label(component), property, problem);
  }
}
