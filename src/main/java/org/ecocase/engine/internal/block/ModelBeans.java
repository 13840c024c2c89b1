package org.ecocase.engine.internal.block;

import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ecocase.casefile.StepGate;
import org.springframework.context.ApplicationContext;

/** The beans that models may name, and no others. They are looked up when a model needs them. */
public final class ModelBeans extends AbstractMap<Object, Object> {

  /** Building blocks: a service task names one of them and nothing else. */
  public static final Set<String> BLOCKS = BlockList.names();

  /** What expressions may ask: a date of the statutory clock, the people named by facts. */
  public static final Set<String> QUESTIONS = Set.of("clock", "people");

  public static final Set<String> NAMES = names();

  private final ApplicationContext context;

  public ModelBeans(ApplicationContext context) {
    this.context = context;
  }

  private static Set<String> names() {
    Set<String> names = new LinkedHashSet<>(BLOCKS);
    names.addAll(QUESTIONS);
    return Set.copyOf(names);
  }

  @Override
  public boolean containsKey(Object key) {
    return NAMES.contains(String.valueOf(key));
  }

  @Override
  public Object get(Object key) {
    if (!containsKey(key)) {
      return null;
    }
    Object bean = context.getBean(String.valueOf(key));
    return bean instanceof JavaDelegate block
        ? new GatedBlock(String.valueOf(key), block, context.getBean(StepGate.class))
        : bean;
  }

  @Override
  public Set<Map.Entry<Object, Object>> entrySet() {
    return NAMES.stream()
        .map(name -> Map.<Object, Object>entry(name, get(name)))
        .collect(Collectors.toSet());
  }
}
