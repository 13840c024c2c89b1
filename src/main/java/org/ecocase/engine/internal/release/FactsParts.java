package org.ecocase.engine.internal.release;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactsFile;

/** The facts of a package, and the sections of the dossier that they stand in. */
final class FactsParts {

  private FactsParts() {}

  static Map<String, Part> of(byte[] content) throws IOException {
    FactsFile file = FactsFile.read(content);
    if (!file.findings().isEmpty()) {
      throw new IOException("not in order");
    }
    Map<String, Part> parts = new LinkedHashMap<>();
    file.sections()
        .forEach(
            (section, place) ->
                parts.put(
                    "section " + section,
                    new Part("栏目", "“" + section + "”", Map.of("次序", place.toString()))));
    for (Fact fact : file.facts()) {
      Map<String, String> properties = properties("", fact);
      properties.put("栏目", fact.section());
      properties.put("范围", fact.scoped() ? "每次办理各有一项" : "案卷一项");
      fact.columns()
          .forEach((key, column) -> properties.putAll(properties("列“" + key + "”的", column)));
      if (fact.rows() != null) {
        properties.put("必填的列", String.join("、", fact.rows().required()));
        properties.put("行数", fact.rows().least() + "至" + fact.rows().most());
      }
      parts.put(
          fact.key(), new Part("数据", "“" + fact.label() + "”（" + fact.key() + "）", properties));
    }
    return parts;
  }

  private static Map<String, String> properties(String of, Fact fact) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put(of + "名称", fact.label());
    properties.put(of + "类型", fact.type().name().toLowerCase(Locale.ROOT));
    properties.put(of + "公开等级", fact.privacy().name().toLowerCase(Locale.ROOT));
    fact.codes().forEach((code, label) -> properties.put(of + "选项" + code, label));
    put(properties, of + "角色", fact.role());
    properties.put(of + "最多字数", Integer.toString(fact.maxLength()));
    put(properties, of + "最小值", fact.min());
    put(properties, of + "最大值", fact.max());
    put(properties, of + "格式", fact.pattern() == null ? null : fact.pattern().pattern());
    put(properties, of + "格式不符时的提示", fact.patternMessage());
    put(properties, of + "只用于表单", fact.forms().isEmpty() ? null : String.join("、", fact.forms()));
    return properties;
  }

  private static void put(Map<String, String> properties, String name, Object value) {
    if (value != null) {
      properties.put(name, value.toString());
    }
  }
}
