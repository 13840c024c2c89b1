package org.ecocase.document.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds in a template what no template may contain; every finding is a Chinese sentence. */
public final class TemplateLint {

  private static final Map<String, String> FORBIDDEN =
      Map.ofEntries(
          Map.entry("\\?\\s*no_esc", "不得关闭转义（?no_esc）"),
          Map.entry("<#\\s*(noautoesc|outputformat|ftl|setting)", "不得改变输出格式或设置"),
          Map.entry(
              "\\?\\s*(interpret|eval|eval_json|new|api)\\b", "不得执行代码（?interpret、?eval、?new、?api）"),
          Map.entry("<\\s*script", "不得含脚本"),
          Map.entry("<\\s*(form|input|button|select|textarea)\\b", "不得含网页表单"),
          Map.entry("<\\s*(link|iframe|embed|img|base|svg|video|audio)\\b", "不得引用外部内容"),
          Map.entry("(?i)(https?|file|javascript|ftp|jar|data):", "不得含网址或文件地址"),
          Map.entry("(?i)\\burl\\s*\\(", "不得在样式中引用文件（url）"),
          Map.entry("@(import|font-face)", "不得引入样式或字体"),
          Map.entry("(?i)<!\\s*(DOCTYPE|ENTITY)", "不得含文档类型声明"),
          Map.entry("font-family", "字体只能用公共样式规定的字体"));

  private TemplateLint() {}

  /**
   * Reads a template.
   *
   * @param source its text
   * @param served whether the document is served, so that it needs the signing block with the seal
   * @param open whether it lies in the volume that the party may read
   * @return findings, empty when it is in order
   */
  public static List<String> check(String source, boolean served, boolean open) {
    List<String> findings = new ArrayList<>();
    FORBIDDEN.forEach(
        (pattern, finding) -> {
          if (Pattern.compile(pattern).matcher(source).find()) {
            findings.add(finding);
          }
        });
    if (served && !source.contains("<@g.sign")) {
      findings.add("对外文书缺少落款和印章（<@g.sign/>）");
    }
    if (open && Pattern.compile("\\breporter").matcher(source).find()) {
      findings.add("归入正卷的文书不得写入举报人信息");
    }
    findings.sort(null);
    return findings;
  }
}
