package org.ecocase.casefile.internal;

import java.util.Map;
import org.ecocase.block.Block;
import org.ecocase.block.BlockCall;
import org.ecocase.block.BlockDefinition;
import org.ecocase.block.ParameterType;
import org.ecocase.casefile.DecisionTables;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Steps;
import org.springframework.stereotype.Component;

/** 判定: a rule table over the facts of the case; inputs and outputs are recorded. */
@Component
class Decide implements Block {

  private static final String DECISION = "decision";

  private final DecisionTables tables;
  private final Steps steps;

  Decide(DecisionTables tables, Steps steps) {
    this.tables = tables;
    this.steps = steps;
  }

  @Override
  public BlockDefinition definition() {
    return BlockDefinition.task("decide", "判定", "按决策表判定，输入和输出留痕", "按规则表“{decision}”得出结论")
        .needs(DECISION, "决策表", ParameterType.DECISION);
  }

  @Override
  public void act(BlockCall call) {
    String table = call.parameter(DECISION);
    Map<String, Object> facts = call.facts();
    Map<String, Object> outputs = tables.decide(table, call.agency(), facts);
    outputs.keySet().stream()
        .filter(fact -> !steps.tableMayWrite(table, fact))
        .findFirst()
        .ifPresent(
            fact -> {
              throw new Refusal(Refusal.Kind.RULE, "决策表“" + table + "”不得写入数据项“" + fact + "”");
            });
    call.record(outputs);
    outputs.forEach(call::set);
    call.note(
        "DECISION_TABLE",
        "按决策表“" + table + "”判定",
        Map.of("table", table, "facts", facts, "outputs", outputs));
  }
}
