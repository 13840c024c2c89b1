package org.ecocase.engine.internal.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactType;

/** Checks a form against the dictionary and against what Tasklist can show. */
final class FormCheck {

  private static final Set<String> COMPONENTS =
      Set.of(
          "text", "textfield", "textarea", "number", "checkbox", "radio", "select", "checklist",
          "taglist", "datetime", "group", "separator", "spacer");

  private FormCheck() {}

  static void findings(String file, JsonNode form, Dictionary dictionary, List<String> findings) {
    if (!file.equals(form.path("id").asText() + ".form")) {
      findings.add("《" + file + "》文件名应为表单编号加.form");
    }
    components(file, form.path("components"), dictionary, findings);
  }

  private static void components(
      String file, JsonNode components, Dictionary dictionary, List<String> findings) {
    for (JsonNode component : components) {
      String type = component.path("type").asText();
      if (!COMPONENTS.contains(type)) {
        findings.add("《" + file + "》不支持组件“" + type + "”");
      } else if (component.hasNonNull("key")) {
        field(file, component, type, dictionary, findings);
      }
      components(file, component.path("components"), dictionary, findings);
    }
  }

  private static void field(
      String file, JsonNode component, String type, Dictionary dictionary, List<String> findings) {
    String key = component.get("key").asText();
    Fact fact = dictionary.find(key).orElse(null);
    if (fact == null) {
      findings.add("《" + file + "》数据字典中没有“" + key + "”");
      return;
    }
    if (!allowed(fact.type()).contains(type) && !chosen(fact, component)) {
      findings.add("《" + file + "》“" + key + "”不能用组件“" + type + "”填写");
    }
    for (JsonNode option : component.path("values")) {
      String value = option.path("value").asText();
      if (!fact.codes().containsKey(value)) {
        findings.add("《" + file + "》“" + key + "”没有选项“" + value + "”");
      }
    }
  }

  /** A text that is not typed but chosen from a list the server offers. */
  private static boolean chosen(Fact fact, JsonNode component) {
    return fact.type() == FactType.TEXT
        && "select".equals(component.path("type").asText())
        && component.path("valuesKey").asText().startsWith("choices_");
  }

  private static Set<String> allowed(FactType type) {
    return switch (type) {
      case TEXT, PHONE, USCC, IDCARD -> Set.of("textfield", "textarea");
      case LONGTEXT -> Set.of("textarea", "textfield");
      case DATE, DATETIME -> Set.of("datetime");
      case MONEY, INTEGER, DECIMAL -> Set.of("number");
      case BOOLEAN -> Set.of("checkbox");
      case CODE -> Set.of("radio", "select");
      case CODES -> Set.of("checklist", "taglist");
      case PERSON -> Set.of("select");
    };
  }
}
