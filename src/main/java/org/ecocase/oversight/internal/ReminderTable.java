package org.ecocase.oversight.internal;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.ModelException;
import org.ecocase.engine.ResourceCheck;
import org.ecocase.org.Roles;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** 提醒步骤: the decision table {@code reminders.dmn} says when to remind whom. */
@Component
class ReminderTable implements ResourceCheck {

  /** The person whose case it is, in the place of a role. */
  static final String LEAD = "lead";

  private static final String DECISION = "reminders";
  private static final List<String> OUTPUTS = List.of("step", "moment", "days", "to");
  private static final Set<String> MOMENTS = Set.of("SOON", "OVERDUE");

  private final DecisionService decisions;
  private final Roles roles;

  ReminderTable(@Lazy DecisionService decisions, Roles roles) {
    this.decisions = decisions;
    this.roles = roles;
  }

  /**
   * A step.
   *
   * @param name its name in Chinese, by which it is sent once
   * @param overdue whether it counts from the end of the period, not from when it falls due soon
   * @param days how many natural days after that
   * @param to roles, or {@link #LEAD}
   */
  record Step(String name, boolean overdue, int days, List<String> to) {}

  /** The steps for a term at an agency: of several rows for a step the first one counts. */
  Collection<Step> steps(String agency, String termKey, boolean internal) {
    Map<String, Step> steps = new LinkedHashMap<>();
    decisions
        .evaluateDecisionTableByKey(DECISION)
        .variables(Map.of("agency", agency, "termKey", termKey, "internal", internal))
        .evaluate()
        .getResultList()
        .forEach(row -> steps.putIfAbsent(row.get("step").toString(), step(row)));
    return steps.values().stream().filter(step -> !step.to().isEmpty()).toList();
  }

  private static Step step(Map<String, Object> row) {
    return new Step(
        row.get("step").toString(),
        "OVERDUE".equals(row.get("moment")),
        ((Number) row.get("days")).intValue(),
        recipients(String.valueOf(row.get("to"))));
  }

  private static List<String> recipients(String text) {
    return Arrays.stream(text.split("[,，、\\s]+")).filter(to -> !to.isBlank()).toList();
  }

  @Override
  public String file() {
    return DECISION + ".dmn";
  }

  @Override
  public List<String> findings(byte[] content) {
    try {
      return Dmn.readModelFromStream(new ByteArrayInputStream(content))
          .getModelElementsByType(Decision.class)
          .stream()
          .filter(decision -> DECISION.equals(decision.getId()))
          .filter(decision -> decision.getExpression() instanceof DecisionTable)
          .findFirst()
          .map(decision -> findings((DecisionTable) decision.getExpression(), content))
          .orElse(List.of("提醒步骤中没有编号为“" + DECISION + "”的决策表"));
    } catch (ModelException e) {
      return List.of("提醒步骤不是有效的DMN文件");
    }
  }

  private List<String> findings(DecisionTable table, byte[] content) {
    List<String> findings = new ArrayList<>();
    List<String> columns = table.getOutputs().stream().map(Output::getName).toList();
    if (!columns.containsAll(OUTPUTS)) {
      return List.of("提醒步骤应有输出列" + String.join("、", OUTPUTS));
    }
    int number = 0;
    for (Rule rule : table.getRules()) {
      number++;
      List<String> cells =
          rule.getOutputEntries().stream().map(ReminderTable::cell).collect(Collectors.toList());
      check(number, name -> cells.get(columns.indexOf(name)), findings);
    }
    return findings.isEmpty() ? evaluated(content) : findings;
  }

  /** Conditions are only read when they are asked, so they are asked here. */
  private static List<String> evaluated(byte[] content) {
    DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    try {
      for (boolean internal : new boolean[] {true, false}) {
        engine.evaluateDecisionTable(
            DECISION,
            new ByteArrayInputStream(content),
            Variables.putValue("agency", "")
                .putValue("termKey", "")
                .putValue("internal", internal));
      }
      return List.of();
    } catch (DmnEngineException | FeelException e) {
      return List.of("提醒步骤的条件不能计算：" + e.getMessage());
    }
  }

  private void check(
      int row, java.util.function.UnaryOperator<String> cell, List<String> findings) {
    if (!cell.apply("step").matches("\"[^\"]+\"")) {
      findings.add("提醒步骤第" + row + "行缺少步骤名称");
    }
    if (!MOMENTS.contains(cell.apply("moment").replace("\"", ""))) {
      findings.add("提醒步骤第" + row + "行的起点应为SOON或者OVERDUE");
    }
    if (!cell.apply("days").matches("\\d{1,3}")) {
      findings.add("提醒步骤第" + row + "行的日数应为0至999的整数");
    }
    recipients(cell.apply("to").replace("\"", "")).stream()
        .filter(to -> !LEAD.equals(to) && roles.ofGroup(to).isEmpty())
        .forEach(to -> findings.add("提醒步骤第" + row + "行没有角色“" + to + "”"));
  }

  private static String cell(OutputEntry entry) {
    return entry.getText() == null ? "" : entry.getText().getTextContent().strip();
  }
}
