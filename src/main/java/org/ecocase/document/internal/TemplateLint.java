package org.ecocase.document.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a template against what templates may contain: the directives, functions, macros, elements,
 * attributes and styles that are listed here, and nothing else. What is listed neither reaches out
 * of the model nor grows without bound.
 */
public final class TemplateLint {

  private static final Set<String> DIRECTIVES =
      Set.of(
          "if", "elseif", "else", "list", "items", "sep", "switch", "case", "default", "break",
          "assign");
  private static final Set<String> FUNCTIONS =
      Set.of(
          "has_content",
          "then",
          "size",
          "split",
          "trim",
          "contains",
          "starts_with",
          "ends_with",
          "counter",
          "index",
          "is_first",
          "is_last",
          "has_next",
          "seq_contains",
          "first",
          "last",
          "c",
          "length");
  private static final Set<String> ELEMENTS =
      Set.of(
          "p", "br", "div", "span", "table", "thead", "tbody", "tr", "th", "td", "col", "b", "u");
  private static final Set<String> STYLES =
      Set.of(
          "width",
          "height",
          "font-size",
          "line-height",
          "text-align",
          "vertical-align",
          "margin-top",
          "margin-bottom",
          "page-break-before",
          "page-break-after",
          "page-break-inside");

  private static final Set<String> MACROS = macros();

  private static final Pattern FUNCTION = Pattern.compile("\\?\\s*([A-Za-z_]\\w*)");

  /** The only replacement allowed makes nothing longer. */
  private static final Pattern REPLACE =
      Pattern.compile("\\?replace\\(\"([^\"\\\\$]{1,10})\", ?\"([^\"\\\\$]{0,10})\"\\)");

  private static final Pattern NAME = Pattern.compile("/?([A-Za-z][\\w.-]*)");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");
  private static final Pattern CLASS = Pattern.compile("[a-z0-9 ]*");
  private static final Pattern SPAN = Pattern.compile("[0-9]{1,2}");
  private static final Pattern STYLE = Pattern.compile("([a-z-]+):([a-z0-9.-]+)");
  private static final Pattern ASSIGNED = Pattern.compile("([A-Za-z]\\w*)\\s*(\\+?=)(?!=)");

  private static final Pattern PLAIN_TEXT = Pattern.compile("\"[^\"\\\\$#]*\"");

  private static final int MOST_CHARACTERS = 128 * 1024;

  private final String source;
  private final Set<String> assigned = new HashSet<>();
  private final Set<String> findings = new TreeSet<>();

  private TemplateLint(String source) {
    this.source = source;
  }

  /**
   * Reads a template.
   *
   * @param source its text
   * @param served whether the document is served, so that it needs the signing block with the seal
   * @param open whether it lies in the volume that the party may read
   * @return findings, Chinese sentences; empty when it is in order
   */
  public static List<String> check(String source, boolean served, boolean open) {
    if (source.length() > MOST_CHARACTERS) {
      return List.of("模板超过" + MOST_CHARACTERS / 1024 + "K字");
    }
    TemplateLint lint = new TemplateLint(source.replaceAll("(?s)<#--.*?-->", ""));
    lint.read();
    if (served && !source.contains("<@g.sign")) {
      lint.findings.add("对外文书缺少落款和印章（<@g.sign/>）");
    }
    if (open && Pattern.compile("\\breporter").matcher(source).find()) {
      lint.findings.add("归入正卷的文书不得写入举报人信息");
    }
    return List.copyOf(lint.findings);
  }

  /**
   * The same for the text of a mail, which has no elements.
   *
   * @param source its text
   */
  public static List<String> checkText(String source) {
    if (source.length() > MOST_CHARACTERS) {
      return List.of("模板超过" + MOST_CHARACTERS / 1024 + "K字");
    }
    TemplateLint lint = new TemplateLint(source.replaceAll("(?s)<#--.*?-->", ""));
    lint.read();
    return List.copyOf(lint.findings);
  }

  private void read() {
    int at = 0;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '<') {
        int end = end(at + 1, '>');
        tag(source.substring(at + 1, end));
        at = end + 1;
      } else if (source.startsWith("${", at)) {
        int end = end(at + 2, '}');
        expression(source.substring(at + 2, end));
        at = end + 1;
      } else {
        if (source.startsWith("#{", at)) {
          findings.add("不允许的写法“#{”，取值用“${”");
        }
        at++;
      }
    }
  }

  /** Where a tag or a value ends: not within quotes or brackets. */
  private int end(int from, char close) {
    int depth = 0;
    char quote = 0;
    for (int i = from; i < source.length(); i++) {
      char c = source.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == close && depth == 0) {
        return i;
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth--;
      }
    }
    findings.add("“" + source.substring(from, Math.min(from + 20, source.length())) + "”没有结束");
    return source.length() - 1 < from ? from : source.length();
  }

  private void tag(String tag) {
    String body = tag.startsWith("/") ? tag.substring(1) : tag;
    if (body.startsWith("#")) {
      directive(body.substring(1));
    } else if (body.startsWith("@")) {
      macro(body.substring(1));
    } else {
      element(body);
    }
  }

  private void directive(String text) {
    String name = name(text);
    if (!DIRECTIVES.contains(name)) {
      findings.add("不允许的指令“<#" + name + ">”");
    }
    String expression = text.substring(Math.min(name.length(), text.length()));
    if (name.equals("assign")) {
      assignment(expression);
    }
    expression(expression);
  }

  /** A text that is put together from itself more than once would double at every turn. */
  private void assignment(String text) {
    Matcher left = ASSIGNED.matcher(PLAIN_TEXT.matcher(text).replaceAll("\"\""));
    int grown = 0;
    String right = PLAIN_TEXT.matcher(text).replaceAll("\"\"");
    Set<String> names = new HashSet<>();
    while (left.find()) {
      names.add(left.group(1));
      grown += left.group(2).equals("+=") ? 1 : 0;
      right = right.replace(left.group(), " ");
    }
    assigned.addAll(names);
    for (String name : assigned) {
      Matcher used = Pattern.compile("(?<![\\w.\"])" + Pattern.quote(name) + "\\b").matcher(right);
      while (used.find()) {
        grown++;
      }
    }
    if (names.isEmpty() || grown > 1) {
      findings.add("“<#assign" + text + ">”：赋值中最多使用一次已经赋值的名称");
    }
  }

  private void macro(String text) {
    String name = name(text);
    if (!MACROS.contains(name)) {
      findings.add("没有公共样式“<@" + name + ">”");
    }
    expression(text.substring(Math.min(name.length(), text.length())));
  }

  private void element(String text) {
    String name = name(text);
    if (!ELEMENTS.contains(name)) {
      findings.add("不允许的元素“<" + (name.isEmpty() ? text : name) + ">”");
      return;
    }
    String rest = text.substring(name.length()).replaceFirst("/$", "");
    Matcher attribute = ATTRIBUTE.matcher(rest);
    while (attribute.find()) {
      attribute(name, attribute.group(1), attribute.group(2));
    }
    String left = attribute.replaceAll("").strip();
    if (!left.isEmpty()) {
      findings.add("元素“<" + name + ">”中不允许“" + left + "”");
    }
  }

  private void attribute(String element, String name, String value) {
    boolean allowed =
        switch (name) {
          case "class" -> CLASS.matcher(value).matches();
          case "colspan", "rowspan" -> SPAN.matcher(value).matches();
          case "style" -> styled(value);
          default -> false;
        };
    if (!allowed) {
      findings.add("元素“<" + element + ">”的属性“" + name + "=\"" + value + "\"”不允许");
    }
  }

  private static boolean styled(String value) {
    for (String part : value.split(";")) {
      Matcher style = STYLE.matcher(part.strip());
      if (!style.matches() || !STYLES.contains(style.group(1))) {
        return false;
      }
    }
    return true;
  }

  private void expression(String text) {
    Matcher replace = REPLACE.matcher(text);
    StringBuilder rest = new StringBuilder();
    while (replace.find()) {
      boolean shrinks = replace.group(2).length() <= replace.group(1).length();
      replace.appendReplacement(rest, shrinks ? "" : "?replace");
    }
    replace.appendTail(rest);
    Matcher function = FUNCTION.matcher(rest);
    while (function.find()) {
      if (!FUNCTIONS.contains(function.group(1))) {
        findings.add("不允许的函数“?" + function.group(1) + "”");
      }
    }
    if (text.contains(".@") || Pattern.compile("(?<![\\w)\\]!])\\.[a-z]").matcher(text).find()) {
      findings.add("不允许的特殊变量“" + text.strip() + "”");
    }
  }

  private static String name(String text) {
    Matcher name = NAME.matcher(text);
    return name.lookingAt() ? name.group(1) : "";
  }

  private static Set<String> macros() {
    try (InputStream in = TemplateLint.class.getResourceAsStream("/templates/common/lib.ftlh")) {
      String library = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Set<String> names = new HashSet<>();
      Matcher macro = Pattern.compile("<#macro (\\w+)").matcher(library);
      while (macro.find()) {
        names.add("g." + macro.group(1));
      }
      return Set.copyOf(names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
