package org.ecocase.engine.internal.guard;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ecocase.engine.internal.block.Mark;

/** Which terms flows name: a table without them would stop cases under way. */
final class UsedTerms {

  private UsedTerms() {}

  /** Term to the names of the flows that use it. */
  static Map<String, Set<String>> byTerm(Flows flows) {
    Map<String, Set<String>> used = new TreeMap<>();
    for (FlowGraph flow : flows.all()) {
      String name = flow.process().attributes().getOrDefault("name", flow.key());
      flow.process()
          .descendants()
          .flatMap(UsedTerms::terms)
          .filter(Objects::nonNull)
          .forEach(term -> used.computeIfAbsent(term, t -> new TreeSet<>()).add(name));
    }
    return used;
  }

  private static Stream<String> terms(Tag tag) {
    return switch (tag.name()) {
      case "userTask" ->
          Stream.of("dueDate", "followUpDate")
              .map(tag::camunda)
              .filter(Objects::nonNull)
              .map(Kind::term);
      case "timeDate" -> Stream.of(tag.text()).map(Kind::term);
      case "inputParameter" ->
          "term".equals(tag.attribute("name"))
              ? VariableCheck.listed(tag.text()).stream()
              : Stream.of();
      case "property" ->
          Mark.read(tag.attribute("name"), tag.attribute("value")).stream()
              .flatMap(mark -> mark.terms().stream());
      default -> Stream.of();
    };
  }
}
