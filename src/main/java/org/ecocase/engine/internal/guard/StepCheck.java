package org.ecocase.engine.internal.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.rule.Step;
import org.ecocase.rule.Steps;

/**
 * Whether a model keeps to the statutory steps: a task that is one is done by whom the law names,
 * its form asks for what the step has to state, and nothing else writes what the law reads.
 */
final class StepCheck {

  private static final String ROLES = "camunda:candidateGroups";
  private static final String PEOPLE = "camunda:candidateUsers";

  private final Steps steps;
  private final Map<String, String> roles;
  private final Dictionary dictionary;
  private final Flows flows;
  private final FlowGraph graph;
  private final Map<String, Set<String>> entries;
  private final List<Finding> findings = new ArrayList<>();

  private StepCheck(Known known, Flows flows, FlowGraph graph, Map<String, Set<String>> entries) {
    this.steps = known.steps();
    this.roles = known.roles();
    this.dictionary = known.dictionary();
    this.flows = flows;
    this.graph = graph;
    this.entries = entries;
  }

  /**
   * The findings of one flow.
   *
   * @param entries the forms of the same package, with the facts that can be entered in each
   */
  static List<Finding> findings(
      Known known, Flows flows, FlowGraph graph, Map<String, Set<String>> entries) {
    StepCheck check = new StepCheck(known, flows, graph, entries);
    graph.nodes().forEach(check::node);
    return check.findings;
  }

  private void node(FlowGraph.Node node) {
    switch (node.type()) {
      case "userTask", "startEvent" -> act(node);
      case "serviceTask", FlowGraph.MARK ->
          graph.block(node.id()).ifPresent(block -> block(node, block));
      default -> {}
    }
  }

  private void act(FlowGraph.Node node) {
    String key = graph.properties(node.id()).get("step");
    Optional<Step> step = key == null ? Optional.empty() : steps.find(key);
    if (key != null && step.isEmpty()) {
      find(node, "step", "没有法定步骤“" + key + "”");
      return;
    }
    entered(node, step.orElse(null));
    if (step.isPresent() && node.is("userTask")) {
      doers(node, step.get());
    }
  }

  private void doers(FlowGraph.Node node, Step step) {
    for (String role : VariableCheck.listed(node.tag().camunda("candidateGroups"))) {
      if (!step.roles().contains(role)) {
        find(node, ROLES, "“" + step.name() + "”不得由" + label(role) + "办理" + by(step));
      } else if (!step.people().isEmpty()) {
        find(
            node,
            ROLES,
            "“" + step.name() + "”由本案的" + labels(step.people()) + "办理，应写明人员" + by(step));
      }
    }
    for (String fact : people(node)) {
      boolean may =
          step.people().isEmpty()
              ? dictionary.at(fact).map(f -> step.roles().contains(f.role())).orElse(false)
                  || step.roles().size() > 1
              : step.people().contains(fact);
      if (!may) {
        find(node, PEOPLE, "“" + step.name() + "”不得由“" + dictionary.label(fact) + "”办理" + by(step));
      }
    }
  }

  private static Set<String> people(FlowGraph.Node node) {
    String people = node.tag().camunda("candidateUsers");
    return people == null ? Set.of() : Set.copyOf(Kind.people(people));
  }

  private String label(String role) {
    return "“" + roles.getOrDefault(role, role) + "”";
  }

  private static String by(Step step) {
    return step.articles().isEmpty() ? "" : "（依据：" + step.articles().get(0).text() + "）";
  }

  private void entered(FlowGraph.Node node, Step step) {
    String form = node.tag().camunda("formRef");
    Set<String> entered = form == null ? null : entries.get(form);
    if (entered == null) {
      return;
    }
    Set<String> foreign =
        entered.stream()
            .filter(fact -> !steps.mayWrite(step, fact))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!foreign.isEmpty()) {
      find(
          node,
          "camunda:formRef",
          "表单“"
              + form
              + "”填写的"
              + labels(foreign)
              + "只能在其法定步骤中填写"
              + (step == null ? "，本任务没有写明法定步骤" : "，不属于“" + step.name() + "”"));
    }
    if (step != null) {
      missing(node, step, form, entered);
    }
  }

  private void missing(FlowGraph.Node node, Step step, String form, Set<String> entered) {
    Set<String> missing = new TreeSet<>(step.demands());
    missing.addAll(step.done().facts());
    missing.removeAll(entered);
    if (!missing.isEmpty()) {
      find(
          node,
          "camunda:formRef",
          "表单“" + form + "”缺少“" + step.name() + "”应当载明的" + labels(missing) + by(step));
    }
  }

  private void block(FlowGraph.Node node, String block) {
    Map<String, String> parameters = graph.parameters(node.id());
    Map<String, String> writes = new LinkedHashMap<>();
    Stream.of("into", "fact")
        .filter(parameters::containsKey)
        .forEach(name -> writes.put(name, parameters.get(name).strip()));
    writes.forEach(
        (parameter, fact) -> {
          if (!steps.blockMayWrite(block, fact)) {
            find(node, parameter, "“" + dictionary.label(fact) + "”只能在其法定步骤中填写");
          }
        });
    String table = parameters.get("decision");
    if (table != null) {
      flows.outputs(table.strip()).orElse(Set.of()).stream()
          .filter(fact -> !steps.tableMayWrite(table.strip(), fact))
          .forEach(
              fact ->
                  find(
                      node,
                      "decision",
                      "决策表“" + table.strip() + "”不得写入“" + dictionary.label(fact) + "”"));
    }
    if (steps.restricts(block, parameters) && steps.effects(block, parameters).isEmpty()) {
      find(node, "", "没有法定的步骤作为依据，应为" + lawful(block, parameters));
    }
  }

  private String lawful(String block, Map<String, String> parameters) {
    return steps.effects().stream()
        .filter(effect -> effect.restricts(block, parameters))
        .map(effect -> words(effect.parameters()))
        .distinct()
        .collect(Collectors.joining("或者"));
  }

  /** Parameters as a process owner reads them. */
  private String words(Map<String, String> parameters) {
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .map(
                e ->
                    e.getKey()
                        + (e.getValue().isEmpty()
                            ? "不填"
                            : "填“" + e.getValue() + "”" + meaning(e.getKey(), e.getValue())))
            .collect(Collectors.joining("、"));
  }

  /** What facts are called, each of which may stand in a scope. */
  private String meaning(String parameter, String value) {
    return parameter.equals("from")
        ? Arrays.stream(value.split("\\s*,\\s*"))
            .map(day -> dictionary.label(day.substring(day.indexOf(':') + 1)))
            .collect(Collectors.joining("、", "（", "）"))
        : "";
  }

  private String labels(Set<String> facts) {
    return facts.stream().map(dictionary::label).collect(Collectors.joining("”、“", "“", "”"));
  }

  private void find(FlowGraph.Node node, String attribute, String sentence) {
    findings.add(node.finding(attribute, sentence));
  }
}
