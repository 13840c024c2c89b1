package org.ecocase.engine.internal.catalogue;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecocase.block.BlockDefinition;
import org.ecocase.block.BlockParameter;
import org.ecocase.engine.internal.block.Blocks;
import org.ecocase.engine.internal.guard.Tag;

/** What the building block of a service task does, as it says itself, in the words of the model. */
final class BlockWords {

  private static final Pattern NAMED = Pattern.compile("\\{(\\w+)}");

  private final Blocks blocks;
  private final Labels labels;
  private final Map<String, String> decisions;

  /**
   * @param decisions names of all decisions by their keys
   */
  BlockWords(Blocks blocks, Labels labels, Map<String, String> decisions) {
    this.blocks = blocks;
    this.labels = labels;
    this.decisions = decisions;
  }

  Stream<String> told(Tag task) {
    Optional<BlockDefinition> block = Model.block(task).flatMap(blocks::find);
    return Stream.concat(
            block.map(known -> sentence(known, Model.inputs(task))).stream(),
            Effects.ofBlock(task).all().stream().flatMap(labels::told))
        .filter(text -> !text.isEmpty());
  }

  private String sentence(BlockDefinition block, Map<String, String> inputs) {
    return NAMED
        .matcher(block.sentence())
        .replaceAll(
            named -> {
              BlockParameter parameter = block.parameter(named.group(1)).orElseThrow();
              return Matcher.quoteReplacement(shown(parameter, inputs));
            });
  }

  private String shown(BlockParameter parameter, Map<String, String> inputs) {
    String given = inputs.getOrDefault(parameter.name(), "");
    return switch (parameter.type()) {
      case TEMPLATE -> labels.templateName(given);
      case ADDRESSEE -> labels.addressee(given);
      case MAIL -> labels.mail(given);
      case DECISION -> decisions.getOrDefault(given, given);
      case WRITTEN, DAY, READ -> labels.fact(given);
      case VALUE -> labels.value(inputs.getOrDefault("fact", ""), given);
      default -> given;
    };
  }
}
