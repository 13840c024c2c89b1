package org.ecocase.engine.internal.catalogue;

import java.util.Map;
import java.util.stream.Stream;
import org.ecocase.engine.internal.guard.Tag;

/** What the service tasks of a model do, in words. */
final class Blocks {

  /** Those that need no parameters to be told. */
  private static final Map<String, String> PLAIN =
      Map.ofEntries(
          Map.entry("generateVolume", "装订案卷"),
          Map.entry("allotCaseNumber", "编立案号"),
          Map.entry("applyLaw", "适用法律，列出可选的裁量基准"),
          Map.entry("calculateFine", "按裁量基准计算罚款"),
          Map.entry("settleFine", "确定罚款幅度"),
          Map.entry("deliverMail", "发出邮件"),
          Map.entry("publishDisclosure", "公开处罚决定信息"),
          Map.entry("withdrawDisclosure", "撤回公开的信息"),
          Map.entry("settlePayment", "结算缴款和加处罚款"),
          Map.entry("closeClue", "线索办结，不立案"),
          Map.entry("archiveCase", "案卷归档"),
          Map.entry("answerUrging", "向督办人答复"));

  private final Labels labels;
  private final Map<String, String> decisions;

  /**
   * @param decisions names of all decisions by their keys
   */
  Blocks(Labels labels, Map<String, String> decisions) {
    this.labels = labels;
    this.decisions = decisions;
  }

  Stream<String> told(Tag task) {
    Map<String, String> inputs = Model.inputs(task);
    String block = Model.block(task).orElse("");
    Stream<String> does =
        switch (block) {
          case "generateDocument" ->
              Stream.of("生成" + labels.templateName(inputs.getOrDefault("template", "")));
          case "sendMail" ->
              Stream.of(
                  "向"
                      + labels.addressee(inputs.getOrDefault("to", ""))
                      + "发送邮件“"
                      + Labels.mail(inputs.getOrDefault("mail", ""))
                      + "”");
          case "decide" -> {
            String table = inputs.getOrDefault("decision", "");
            yield Stream.of("按规则表“" + decisions.getOrDefault(table, table) + "”得出结论");
          }
          case "recordFact" -> {
            String fact = inputs.getOrDefault("fact", "");
            String value = labels.value(fact, inputs.getOrDefault("value", ""));
            yield Stream.of("记录“" + labels.fact(fact) + "”为“" + value + "”");
          }
          default -> Stream.of(PLAIN.getOrDefault(block, ""));
        };
    return Stream.concat(does, Effects.ofBlock(task).all().stream().flatMap(labels::told))
        .filter(text -> !text.isEmpty());
  }
}
