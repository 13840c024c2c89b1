package org.ecocase.engine.internal.block;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ecocase.block.BlockDefinition;
import org.springframework.context.ApplicationContext;

/** The beans that models may name, and no others. They are looked up when a model needs them. */
public final class ModelBeans extends AbstractMap<Object, Object> {

  /** What expressions may ask: a date of the statutory clock, the people named by facts. */
  private static final Set<String> QUESTIONS = Set.of("clock", "people");

  private final Blocks blocks;
  private final ApplicationContext context;

  public ModelBeans(Blocks blocks, ApplicationContext context) {
    this.blocks = blocks;
    this.context = context;
  }

  /** Whether it is a building block: a service task names one of them and nothing else. */
  public boolean isBlock(String name) {
    return blocks.ofTasks(name);
  }

  @Override
  public boolean containsKey(Object key) {
    String name = String.valueOf(key);
    return QUESTIONS.contains(name) || isBlock(name);
  }

  @Override
  public Object get(Object key) {
    String name = String.valueOf(key);
    if (QUESTIONS.contains(name)) {
      return context.getBean(name);
    }
    return isBlock(name)
        ? (JavaDelegate) execution -> context.getBean(BlockRunner.class).run(name, execution)
        : null;
  }

  @Override
  public Set<Map.Entry<Object, Object>> entrySet() {
    return Stream.concat(
            QUESTIONS.stream(),
            blocks.all().filter(block -> !block.property()).map(BlockDefinition::name))
        .map(name -> Map.<Object, Object>entry(name, get(name)))
        .collect(Collectors.toSet());
  }
}
