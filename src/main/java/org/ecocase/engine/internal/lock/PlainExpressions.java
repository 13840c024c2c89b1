package org.ecocase.engine.internal.lock;

import java.lang.reflect.Method;
import java.util.Set;
import org.camunda.bpm.dmn.engine.impl.spi.el.ElProvider;
import org.camunda.bpm.engine.impl.el.CommandContextFunctions;
import org.camunda.bpm.engine.impl.el.DateTimeFunctions;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.ecocase.engine.internal.block.ModelBeans;
import org.ecocase.rule.Refusal;

/** The engine's expressions with one resolver of ours and the functions that filters need. */
final class PlainExpressions extends JuelExpressionManager {

  /** Of these, stored filters of Tasklist ask; Spin would add its own. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          CommandContextFunctions.CURRENT_USER,
          CommandContextFunctions.CURRENT_USER_GROUPS,
          DateTimeFunctions.NOW);

  private final ModelBeans modelBeans;

  PlainExpressions(ModelBeans beans) {
    super(beans);
    this.modelBeans = beans;
  }

  @Override
  public void addFunction(String name, Method function) {
    if (FUNCTIONS.contains(name)) {
      super.addFunction(name, function);
    }
  }

  @Override
  public Expression createExpression(String expression) {
    try {
      return super.createExpression(expression);
    } catch (ELException e) {
      throw new Refusal(Refusal.Kind.RULE, "不能使用表达式“" + expression + "”");
    }
  }

  @Override
  protected ELResolver createElResolver() {
    return new PlainResolver(modelBeans);
  }

  @Override
  protected ElProvider createElProvider() {
    return expression -> {
      throw new Refusal(Refusal.Kind.RULE, "决策表只能使用FEEL表达式：" + expression);
    };
  }
}
