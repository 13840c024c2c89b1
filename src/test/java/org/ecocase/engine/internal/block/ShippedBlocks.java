package org.ecocase.engine.internal.block;

import java.lang.reflect.Constructor;
import java.util.List;
import org.ecocase.block.Block;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** The blocks of the product without what they work with: enough to read what they say. */
public final class ShippedBlocks {

  private static final Blocks ALL = read();

  private ShippedBlocks() {}

  public static Blocks all() {
    return ALL;
  }

  private static Blocks read() {
    ClassPathScanningCandidateComponentProvider scan =
        new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AssignableTypeFilter(Block.class));
    List<Block> blocks =
        scan.findCandidateComponents("org.ecocase").stream()
            .map(BeanDefinition::getBeanClassName)
            .map(ShippedBlocks::block)
            .toList();
    return new Blocks(blocks);
  }

  private static Block block(String type) {
    try {
      Constructor<?> constructor = Class.forName(type).getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      return (Block) constructor.newInstance(new Object[constructor.getParameterCount()]);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type, e);
    }
  }
}
