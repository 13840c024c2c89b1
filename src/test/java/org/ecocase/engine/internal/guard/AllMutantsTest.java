package org.ecocase.engine.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every mutant of every shipped model before the guard, and one of each group of survivors in a
 * case ({@code mvn -Pmutants test}); what came of it is written to {@code
 * target/mutants/report.md}.
 */
@Tag("mutants")
class AllMutantsTest extends MutantWalks {

  private static final Path REPORT = Path.of("target/mutants/report.md");
  private static final int SHOWN = 8;

  private final Harmless harmless = Harmless.stated();
  private final StringBuilder report = new StringBuilder();
  private final Map<String, Set<String>> onTheWay = new HashMap<>();

  @Test
  void should_reachNothingUnlawful_when_theGuardLetsAMutantPass() throws IOException {
    List<Mutant> mutants = sampled(judge.mutants());
    long began = System.nanoTime();
    List<Mutant> survivors =
        mutants.parallelStream().filter(mutant -> judge.findings(mutant).isEmpty()).toList();
    counts(mutants, survivors, (System.nanoTime() - began) / 1_000_000);
    write();
    Map<Mutant.Group, List<Mutant>> groups =
        survivors.stream()
            .collect(Collectors.groupingBy(Mutant::group, TreeMap::new, Collectors.toList()));
    harmlessOnes(groups);
    write();
    List<String> unlawful = new ArrayList<>();
    line(
        "\n## Walked\n\n| group | survivors | mutant | outcome | why | reached |\n|---|---|---|---|---|---|");
    for (Map.Entry<Mutant.Group, List<Mutant>> group : groups.entrySet()) {
      if (harmless.reason(group.getKey()).isEmpty()) {
        walk(group.getKey(), group.getValue(), unlawful);
        write();
      }
    }
    assertThat(unlawful).isEmpty();
  }

  /** All, or so many of each group ({@code -Decocase.mutants=5}), evenly spread. */
  private static List<Mutant> sampled(List<Mutant> all) {
    int most = Integer.getInteger("ecocase.mutants", Integer.MAX_VALUE);
    return all.stream()
        .collect(Collectors.groupingBy(Mutant::group, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .flatMap(
            group -> {
              int every = Math.max(1, group.size() / most);
              return IntStream.range(0, group.size())
                  .filter(i -> i % every == 0)
                  .limit(most)
                  .mapToObj(group::get);
            })
        .toList();
  }

  private void counts(List<Mutant> mutants, List<Mutant> survivors, long millis) {
    line("# Mutants of the shipped models\n");
    line(
        "%d mutants, %d refused, %d survived the guard; %d ms for each.\n"
            .formatted(
                mutants.size(),
                mutants.size() - survivors.size(),
                survivors.size(),
                millis / mutants.size()));
    line("| operator | mutants | refused | survived |\n|---|---|---|---|");
    Map<String, Long> all = byOperator(mutants);
    Map<String, Long> left = byOperator(survivors);
    all.forEach(
        (operator, count) -> {
          long survived = left.getOrDefault(operator, 0L);
          line("| %s | %d | %d | %d |".formatted(operator, count, count - survived, survived));
        });
  }

  private static Map<String, Long> byOperator(List<Mutant> mutants) {
    return mutants.stream()
        .collect(Collectors.groupingBy(Mutant::operator, TreeMap::new, Collectors.counting()));
  }

  private void harmlessOnes(Map<Mutant.Group, List<Mutant>> groups) {
    line("\n## Harmless\n\n| group | survivors | reason |\n|---|---|---|");
    groups.forEach(
        (group, mutants) ->
            harmless
                .reason(group)
                .ifPresent(
                    reason -> line("| %s | %d | %s |".formatted(group, mutants.size(), reason))));
    line("\n## Survivors in full\n");
    groups.forEach(
        (group, mutants) -> {
          if (harmless.reason(group).isEmpty()) {
            line("- **%s** (%d)".formatted(group, mutants.size()));
            mutants.stream().limit(SHOWN).forEach(mutant -> line("  - " + mutant));
          }
        });
  }

  /** One of the group that lies on the way of a case, if there is one. */
  private void walk(Mutant.Group group, List<Mutant> mutants, List<String> unlawful) {
    Mutant mutant =
        mutants.stream()
            .min(Comparator.comparing(m -> !onTheWay(beginning(m.model())).contains(m.id())))
            .orElseThrow();
    Outcome outcome = walked(mutant.model(), mutant.content().get());
    line(
        "| %s | %d | %s | %s | %s | %s |"
            .formatted(
                group,
                mutants.size(),
                cell(mutant.toString()),
                outcome.breaches().isEmpty() ? outcome.end() : "UNLAWFUL " + outcome.breaches(),
                cell(outcome.why()),
                outcome.reached().size()));
    if (!outcome.breaches().isEmpty()) {
      unlawful.add(mutant + ": " + outcome.breaches());
    }
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replaceAll("\\s+", " ");
  }

  /** The elements that a case under the shipped models comes by; it has to be lawful itself. */
  private Set<String> onTheWay(String beginning) {
    return onTheWay.computeIfAbsent(
        beginning,
        from -> {
          Outcome outcome = walk(from);
          assertThat(outcome.breaches()).as("%s as shipped: %s", from, outcome).isEmpty();
          line(
              "| as shipped | | %s | %s | %s | %s |"
                  .formatted(from, outcome.end(), cell(outcome.why()), outcome.reached().size()));
          return reached();
        });
  }

  private Set<String> reached() {
    String last = cases().stream().reduce((one, other) -> other).orElseThrow().toString();
    Set<String> ids =
        Set.copyOf(
            jdbc.sql(
                    """
                    select a.act_id_ from act_hi_actinst a
                    join act_hi_procinst p on p.id_ = a.proc_inst_id_ where p.business_key_ = ?
                    """)
                .param(last)
                .query(String.class)
                .list());
    desk.resetTime();
    return withFlows(ids);
  }

  /** A flow was taken, as far as one can tell, where both its ends were reached. */
  private static Set<String> withFlows(Set<String> ids) {
    Set<String> all = new HashSet<>(ids);
    PackagedFlows.all().values().stream()
        .flatMap(files -> files.entrySet().stream())
        .filter(file -> file.getKey().endsWith(".bpmn"))
        .flatMap(file -> ModelXml.all(ModelXml.read(file.getValue())).stream())
        .filter(element -> element.getNodeName().equals("bpmn:sequenceFlow"))
        .filter(flow -> ids.contains(flow.getAttribute("sourceRef")))
        .filter(flow -> ids.contains(flow.getAttribute("targetRef")))
        .forEach(flow -> all.add(flow.getAttribute("id")));
    return all;
  }

  private void line(String text) {
    report.append(text).append('\n');
  }

  private void write() throws IOException {
    Files.createDirectories(REPORT.getParent());
    Files.writeString(REPORT, report);
  }
}
