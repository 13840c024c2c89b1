package org.ecocase.engine.internal.guard;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What officers read on a form: plain text, and in text components Markdown without HTML, with
 * links to stated addresses only and with the values of facts in double braces.
 */
final class FormText {

  private static final int LONGEST_LABEL = 500;
  private static final int LONGEST_TEXT = 5_000;

  private static final Pattern VALUE = Pattern.compile("\\{\\{([A-Za-z][A-Za-z0-9_]*)}}");
  private static final Pattern LINK =
      Pattern.compile("]\\(https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/?=&%#+-]*)?\\)");
  private static final Pattern DEFINITION = Pattern.compile("(?m)^\\s*\\[[^]]*]:");

  private FormText() {}

  /** What is wrong with a label, a description or another short text; empty when nothing is. */
  static Optional<String> plain(String text) {
    if (text.length() > LONGEST_LABEL) {
      return Optional.of("文字不得超过" + LONGEST_LABEL + "个字");
    }
    if (text.stripLeading().startsWith("=") || text.contains("{{")) {
      return Optional.of("此处不允许使用表达式");
    }
    return text.indexOf('<') >= 0 ? Optional.of("不允许使用HTML") : Optional.empty();
  }

  /**
   * What is wrong with the Markdown of a text component.
   *
   * @param shown whether the value of that name may be shown
   */
  static Optional<String> markdown(String text, Predicate<String> shown) {
    if (text.length() > LONGEST_TEXT) {
      return Optional.of("文字不得超过" + LONGEST_TEXT + "个字");
    }
    if (text.stripLeading().startsWith("=")) {
      return Optional.of("此处不允许使用表达式");
    }
    if (text.indexOf('<') >= 0 || text.contains("![")) {
      return Optional.of("不允许使用HTML和图片");
    }
    if (DEFINITION.matcher(text).find() || LINK.matcher(text).replaceAll("").contains("](")) {
      return Optional.of("链接只能写成[文字](http://…)或者[文字](https://…)");
    }
    return values(text, shown);
  }

  private static Optional<String> values(String text, Predicate<String> shown) {
    Matcher value = VALUE.matcher(text);
    while (value.find()) {
      String name = value.group(1);
      if (!shown.test(name)) {
        return Optional.of("不能显示“" + name + "”，{{…}}中只能写数据字典中的数据项或者caseHeader");
      }
    }
    return value.replaceAll("").contains("{{")
        ? Optional.of("{{…}}中只能写数据字典中的数据项或者caseHeader")
        : Optional.empty();
  }
}
