package org.ecocase.engine.internal.block;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecocase.block.Block;
import org.ecocase.block.BlockDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** All building blocks, as their modules supply them. They are looked up when first needed. */
@Component
public class Blocks {

  private final Supplier<Stream<Block>> supplied;
  private volatile Map<String, Supplied> byName;

  @Autowired
  Blocks(ObjectProvider<Block> supplied) {
    this(supplied::stream);
  }

  /** Of other blocks. */
  public Blocks(Collection<? extends Block> blocks) {
    this(() -> blocks.stream().map(Block.class::cast));
  }

  private Blocks(Supplier<Stream<Block>> supplied) {
    this.supplied = supplied;
  }

  /** A block and what it says about itself. */
  private record Supplied(Block block, BlockDefinition definition) {}

  private Map<String, Supplied> byName() {
    Map<String, Supplied> known = byName;
    if (known == null) {
      known =
          supplied
              .get()
              .map(block -> new Supplied(block, block.definition()))
              .collect(
                  Collectors.toMap(
                      one -> one.definition().name(),
                      Function.identity(),
                      (one, other) -> {
                        throw new IllegalStateException(
                            "there are two blocks “" + one.definition().name() + "”");
                      },
                      TreeMap::new));
      byName = known;
    }
    return known;
  }

  Block get(String name) {
    return Optional.ofNullable(byName().get(name))
        .map(Supplied::block)
        .orElseThrow(() -> new IllegalStateException("there is no block “" + name + "”"));
  }

  /** What all of them say about themselves, by their names. */
  public Stream<BlockDefinition> all() {
    return byName().values().stream().map(Supplied::definition);
  }

  /** The block of that name, if there is one. */
  public Optional<BlockDefinition> find(String name) {
    return Optional.ofNullable(byName().get(name)).map(Supplied::definition);
  }

  /** Whether a service task may name it. */
  public boolean ofTasks(String name) {
    return find(name).filter(block -> !block.property()).isPresent();
  }
}
