package org.ecocase.engine.internal.lock;

import java.beans.FeatureDescriptor;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.Iterator;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.ecocase.engine.internal.block.ClockQuestions;
import org.ecocase.engine.internal.block.ModelBeans;
import org.ecocase.engine.internal.block.People;
import org.ecocase.rule.Refusal;

/**
 * All that an expression can reach: the beans that models may name, the questions they may ask of
 * two of them, plain values of variables, and the business key. Nothing is looked up by reflection,
 * so there is nothing that an expression could find by a name nobody thought of.
 */
final class PlainResolver extends ELResolver {

  private static final String EXECUTION = "execution";
  private static final String BUSINESS_KEY = "processBusinessKey";

  private final ModelBeans beans;

  PlainResolver(ModelBeans beans) {
    this.beans = beans;
  }

  /** What {@code execution} stands for: a key and nothing else. */
  private record Running(DelegateExecution execution) {}

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    context.setPropertyResolved(true);
    String name = String.valueOf(property);
    if (base == null) {
      return named(context, name);
    }
    if (base instanceof Running running && name.equals(BUSINESS_KEY)) {
      return running.execution().getProcessBusinessKey();
    }
    throw refused("读取“" + name + "”");
  }

  /** Nothing is unknown: a variable that nobody has set is empty. */
  private Object named(ELContext context, String name) {
    if (beans.containsKey(name)) {
      return beans.get(name);
    }
    Object scope = context.getContext(VariableScope.class);
    if (name.equals(EXECUTION) && scope instanceof DelegateExecution execution) {
      return new Running(execution);
    }
    return scope instanceof VariableScope variables ? plain(name, variables) : null;
  }

  private static Object plain(String name, VariableScope variables) {
    Object value = variables.getVariable(name);
    boolean plain =
        value == null
            || value instanceof String
            || value instanceof Number
            || value instanceof Boolean
            || value instanceof Date
            || value instanceof Collection;
    if (!plain) {
      throw refused("读取变量“" + name + "”，它不是文字、数字、是否或者日期");
    }
    return value;
  }

  @Override
  public Object invoke(
      ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
    context.setPropertyResolved(true);
    String name = String.valueOf(method);
    if (!Arrays.stream(arguments).allMatch(String.class::isInstance)) {
      throw refused("调用“" + name + "”");
    }
    String[] texts = Arrays.copyOf(arguments, arguments.length, String[].class);
    if (base instanceof ClockQuestions clock && texts.length == 1) {
      if (name.equals("due")) {
        return clock.due(texts[0]);
      }
      if (name.equals("dueSoon")) {
        return clock.dueSoon(texts[0]);
      }
    } else if (base instanceof People people && name.equals("of")) {
      return people.of(texts);
    }
    throw refused("调用“" + name + "”");
  }

  private static Refusal refused(String what) {
    return new Refusal(Refusal.Kind.RULE, "表达式不允许" + what);
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    throw refused("写入“" + property + "”");
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    throw refused("写入“" + property + "”");
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    context.setPropertyResolved(true);
    return true;
  }

  @Override
  public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
    return Collections.emptyIterator();
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return Object.class;
  }
}
