package org.ecocase.engine.internal.lock;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRequirementsGraph;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableOutputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.DmnExpressionImpl;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransformListener;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Definitions;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.ecocase.engine.internal.guard.FeelRule;
import org.ecocase.rule.Refusal;

/** Lets the engine read a decision only when it is a table whose every cell is FEEL of the list. */
final class FeelTables implements DmnTransformListener {

  private static final Set<String> LANGUAGES =
      Set.of(
          DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE,
          DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_ALTERNATIVE,
          DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE_DMN13,
          "FEEL");

  @Override
  public void transformDecision(Decision model, DmnDecision decision) {
    if (!(decision.getDecisionLogic() instanceof DmnDecisionTableImpl table)) {
      throw refused(decision, "不是决策表");
    }
    for (DmnDecisionTableInputImpl input : table.getInputs()) {
      check(decision, List.of(input.getExpression()), FeelRule::expression);
    }
    for (DmnDecisionTableRuleImpl rule : table.getRules()) {
      check(decision, rule.getConditions(), FeelRule::unaryTests);
      check(decision, rule.getConclusions(), FeelRule::expression);
    }
  }

  private static void check(
      DmnDecision decision, List<DmnExpressionImpl> cells, Function<String, FeelRule.Judged> rule) {
    for (DmnExpressionImpl cell : cells) {
      String language = cell.getExpressionLanguage();
      if (language != null && !LANGUAGES.contains(language)) {
        throw refused(decision, "（" + cell.getId() + "）只能使用FEEL，而不是“" + language + "”");
      }
      String text = cell.getExpression();
      if (text != null && !text.isBlank()) {
        rule.apply(text.strip())
            .problem()
            .ifPresent(
                problem -> {
                  throw refused(decision, "（" + cell.getId() + "）" + problem);
                });
      }
    }
  }

  private static Refusal refused(DmnDecision decision, String problem) {
    return new Refusal(Refusal.Kind.RULE, "决策表“" + decision.getKey() + "”不能使用：" + problem);
  }

  @Override
  public void transformDecisionTableInput(Input model, DmnDecisionTableInputImpl input) {
    // looked at with the table as a whole
  }

  @Override
  public void transformDecisionTableOutput(Output model, DmnDecisionTableOutputImpl output) {
    // an output has a name and a type, and nothing that is evaluated
  }

  @Override
  public void transformDecisionTableRule(Rule model, DmnDecisionTableRuleImpl rule) {
    // looked at with the table as a whole
  }

  @Override
  public void transformDecisionRequirementsGraph(
      Definitions model, DmnDecisionRequirementsGraph graph) {
    // each decision has been looked at
  }
}
