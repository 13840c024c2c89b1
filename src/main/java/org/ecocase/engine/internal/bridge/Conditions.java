package org.ecocase.engine.internal.bridge;

import java.util.Map;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.springframework.stereotype.Component;

/** Evaluates the conditions of forms on the server, as the browser's own checks prove nothing. */
@Component
class Conditions {

  private final FeelEngineApi feel = FeelEngineBuilder.create().build();

  /** Whether a FEEL condition holds; one that cannot be evaluated does not. */
  boolean holds(String condition, Map<String, Object> values) {
    EvaluationResult result = feel.evaluateExpression(condition, values);
    return result.isSuccess() && Boolean.TRUE.equals(result.result());
  }
}
