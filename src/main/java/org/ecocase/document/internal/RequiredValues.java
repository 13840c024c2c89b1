package org.ecocase.document.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ecocase.document.DocumentTemplate;
import org.ecocase.document.FactLabels;
import org.ecocase.rule.Refusal;

/** Refuses a document whose required values are missing, before anything is made. */
public final class RequiredValues {

  /** Labels of values that are not facts of the dictionary but columns of the case. */
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("agency.name", "执法机关名称"),
          Map.entry("agency.shortName", "执法机关代字"),
          Map.entry("agency.address", "执法机关地址"),
          Map.entry("agency.phone", "执法机关联系电话"),
          Map.entry("agency.bank", "收款银行"),
          Map.entry("agency.bankAccount", "收款账号"),
          Map.entry("agency.governmentName", "行政复议机关"),
          Map.entry("agency.courtName", "有管辖权的人民法院"),
          Map.entry("case.number", "立案号"),
          Map.entry("case.clueNumber", "线索编号"),
          Map.entry("case.title", "案由"),
          Map.entry("case.source", "案件来源"),
          Map.entry("case.filedOn", "立案日期"),
          Map.entry("case.receivedOn", "线索接收日期"),
          Map.entry("party.name", "当事人名称（姓名）"),
          Map.entry("party.uscc", "统一社会信用代码"),
          Map.entry("party.idNumber", "身份证件号码"),
          Map.entry("party.legalRepresentative", "法定代表人（负责人）"),
          Map.entry("party.address", "当事人地址"),
          Map.entry("evidence", "证据材料"),
          Map.entry("scopeDocument.number", "送达文书文号"),
          Map.entry("scopeDocument.name", "送达文书名称"));

  private RequiredValues() {}

  /**
   * Checks the model against what the template requires.
   *
   * @throws Refusal (RULE) naming every missing value by its Chinese label
   */
  public static void check(
      DocumentTemplate template, Map<String, Object> model, FactLabels labels) {
    List<String> missing =
        template.required().stream()
            .filter(path -> !ModelPaths.present(model, path))
            .map(path -> "“" + label(path, labels) + "”")
            .distinct()
            .toList();
    if (!missing.isEmpty()) {
      throw refusal(template, missing.stream().collect(Collectors.joining("、")));
    }
  }

  /** The refusal for a value that the template's text needs and nobody entered. */
  public static Refusal missing(DocumentTemplate template, String expression, FactLabels labels) {
    return refusal(template, "“" + label(expression, labels) + "”");
  }

  private static Refusal refusal(DocumentTemplate template, String named) {
    return new Refusal(
        Refusal.Kind.RULE, "不能生成《" + template.name() + "》，尚未填写：" + named + "。请补充后重试。");
  }

  private static String label(String path, FactLabels labels) {
    String fixed = LABELS.get(path);
    if (fixed != null) {
      return fixed;
    }
    String[] steps = path.split("\\.");
    boolean fact = steps.length > 1 && List.of("facts", "raw", "people", "rmb").contains(steps[0]);
    if (steps[0].equals("docs") && steps.length > 1) {
      return "文书 " + steps[1];
    }
    return fact ? labels.label(steps[1].replaceAll("[^A-Za-z0-9].*", "")) : path;
  }
}
