package org.ecocase.disclosure.internal;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.dictionary.FactRows;
import org.ecocase.dictionary.FactType;
import org.ecocase.rule.Refuse;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/** Keeps personal data out of a disclosure (生态环境行政处罚办法第六十四条). */
@Component
class Redaction {

  private static final String ARTICLE = "生态环境行政处罚办法第六十四条";
  private static final int SHORTEST = 4;
  private static final List<Map<String, Object>> NO_ROWS = List.of();

  private static final Map<String, Pattern> PATTERNS =
      Map.of(
          "身份证件号码", Pattern.compile("(?<!\\d)\\d{17}[\\dXx](?!\\d)"),
          "手机号码", Pattern.compile("(?<!\\d)1[3-9]\\d{9}(?!\\d)"),
          "银行账号", Pattern.compile("(?<!\\d)\\d{16}(?!\\d)|(?<!\\d)\\d{19}(?!\\d)"),
          "电子邮箱", Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.]+"));

  private final Dictionary dictionary;

  Redaction(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  /**
   * Whether a text may be published: it must hold no personal fact of the case and look like none.
   */
  Verdict check(String text, Map<String, Object> facts, boolean person) {
    for (Map.Entry<String, Pattern> kind : PATTERNS.entrySet()) {
      if (kind.getValue().matcher(text).find()) {
        return Verdict.refuse("公开内容中含有" + kind.getKey() + "，应当隐去", ARTICLE);
      }
    }
    for (Fact fact : dictionary.all()) {
      Verdict verdict = told(text, fact, facts.get(fact.key()), person);
      if (verdict instanceof Refuse) {
        return verdict;
      }
    }
    Object name = facts.get(FactKeys.PARTY_NAME);
    if (person && name != null && text.contains(name.toString())) {
      return Verdict.refuse("公开内容中含有公民姓名，应当隐去", ARTICLE);
    }
    return Verdict.permit();
  }

  private static Verdict told(String text, Fact fact, Object value, boolean person) {
    for (Map<String, Object> row : fact.type() == FactType.ROWS ? FactRows.of(value) : NO_ROWS) {
      for (Fact column : fact.columns().values()) {
        Verdict verdict = told(text, column, row.get(column.key()), person);
        if (verdict instanceof Refuse) {
          return verdict;
        }
      }
    }
    boolean personal =
        fact.privacy().personal()
            && fact.type() != FactType.CODE
            && fact.type() != FactType.BOOLEAN;
    // an organisation's address is no secret of a person
    boolean matters = person || fact.type() != FactType.TEXT;
    return personal
            && matters
            && value instanceof String secret
            && secret.length() >= SHORTEST
            && text.contains(secret)
        ? Verdict.refuse("公开内容中含有“" + fact.label() + "”，应当隐去", ARTICLE)
        : Verdict.permit();
  }
}
