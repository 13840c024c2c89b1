package org.ecocase.engine.internal.bridge;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.ecocase.engine.internal.guard.FeelRule;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Component;

/** Evaluates the conditions of forms on the server, as the browser's own checks prove nothing. */
@Component
class Conditions {

  private final FeelEngineApi feel = FeelEngineBuilder.create().build();
  private final Map<String, ParsedExpression> known = new ConcurrentHashMap<>();

  /** Whether a FEEL condition holds; one that cannot be evaluated does not. */
  boolean holds(String condition, Map<String, Object> values) {
    EvaluationResult result = feel.evaluate(known.computeIfAbsent(condition, this::parsed), values);
    return result.isSuccess() && Boolean.TRUE.equals(result.result());
  }

  /** A form that came in before the guard knew this rule must not run what the rule forbids. */
  private ParsedExpression parsed(String condition) {
    FeelRule.inRow(condition)
        .problem()
        .ifPresent(
            problem -> {
              throw new Refusal(
                  Refusal.Kind.RULE, "表单的条件“" + condition + "”不能使用，请告知流程管理员：" + problem);
            });
    return feel.parseExpression(condition).parsedExpression();
  }
}
