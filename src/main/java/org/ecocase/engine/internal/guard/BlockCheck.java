package org.ecocase.engine.internal.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecocase.block.BlockDefinition;
import org.ecocase.block.BlockParameter;
import org.ecocase.block.ParameterType;
import org.ecocase.deadline.SuspensionReason;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactType;
import org.ecocase.dictionary.FactValues;
import org.ecocase.engine.internal.mail.MailDesk;
import org.ecocase.flow.Stage;

/**
 * Whether a service task or a property tells its building block what that needs, and nothing else.
 */
final class BlockCheck {

  private static final String FACT = "fact:";
  private static final Set<FactType> DAYS = Set.of(FactType.DATE, FactType.DATETIME);

  private final Known known;
  private final Flows flows;
  private final FlowGraph.Node node;
  private final Map<String, String> given;
  private final List<Finding> findings = new ArrayList<>();

  private BlockCheck(Known known, Flows flows, FlowGraph.Node node, Map<String, String> given) {
    this.known = known;
    this.flows = flows;
    this.node = node;
    this.given = given;
  }

  static List<Finding> findings(Known known, Flows flows, FlowGraph graph, FlowGraph.Node node) {
    BlockCheck check = new BlockCheck(known, flows, node, graph.parameters(node.id()));
    graph
        .block(node.id())
        .flatMap(known.blocks()::find)
        .ifPresent(block -> check.block(block, graph.key()));
    return check.findings;
  }

  private void find(String parameter, String sentence) {
    findings.add(node.finding(parameter, sentence));
  }

  private void block(BlockDefinition block, String flow) {
    if (block.process() != null && !block.process().equals(flow)) {
      find("camunda:delegateExpression", "构件“" + block.name() + "”只用于流程“" + block.process() + "”");
    }
    block.parameters().stream()
        .filter(BlockParameter::required)
        .filter(parameter -> given.getOrDefault(parameter.name(), "").isBlank())
        .forEach(parameter -> find("", "缺少参数“" + parameter.name() + "”"));
    given.forEach(
        (name, value) -> {
          Optional<BlockParameter> parameter = block.parameter(name);
          if (parameter.isEmpty()) {
            find(name, "构件“" + block.name() + "”没有参数“" + name + "”");
          } else if (!value.isBlank()) {
            value(name, parameter.get().type(), value);
          }
        });
  }

  private void value(String name, ParameterType type, String value) {
    switch (type) {
      case TERM -> need(name, known.term(value), "没有期限“" + value + "”");
      case TERMS -> parts(value).forEach(t -> need(name, known.term(t), "没有期限“" + t + "”"));
      case DAYS -> parts(value).forEach(part -> read(name, part, DAYS, "日期"));
      case DAY -> written(name, value, DAYS, "日期");
      case READ -> read(name, value, Set.of(FactType.values()), "");
      case WRITTEN -> written(name, value, Set.of(FactType.values()), "");
      case VALUE -> taken(name, value);
      case REASON -> reason(name, value);
      case APPROVER -> approver(name, value);
      case TEMPLATE -> need(name, known.templates().contains(value), "没有文书模板“" + value + "”");
      case DECISION -> need(name, flows.outputs(value).isPresent(), "没有决策表“" + value + "”");
      case STAGE -> stage(name, value);
      case MAIL -> {
        String to = given.getOrDefault("to", "");
        need(name, known.mails().test(value, to), "没有可以发给“" + to + "”的邮件“" + value + "”");
      }
      case ADDRESSEE ->
          need(name, MailDesk.words(value, known::mayReceive).isPresent(), "没有收件人“" + value + "”");
      case BOOLEAN -> need(name, Kind.BOOLEAN.takes(value), Kind.BOOLEAN.sentence());
      case WORDS -> {}
    }
  }

  /**
   * A case that is over has been closed or archived, by the blocks that wait for the steps of that.
   */
  private void stage(String parameter, String value) {
    Optional<Stage> stage = Optional.ofNullable(known.stages().get(value));
    need(parameter, stage.isPresent(), "没有阶段“" + value + "”");
    stage
        .filter(s -> s.equals(Stage.ARCHIVED) || s.equals(Stage.CLOSED_NO_CASE))
        .ifPresent(over -> find(parameter, "阶段“" + over.label() + "”只能由办结、归档的构件进入"));
  }

  private void need(String parameter, boolean there, String sentence) {
    if (!there) {
      find(parameter, sentence);
    }
  }

  private static List<String> parts(String value) {
    return Arrays.stream(value.split(",", -1)).map(String::strip).toList();
  }

  /** A fact with its scope before a colon where it is not that of the step. */
  private void read(String parameter, String value, Set<FactType> types, String what) {
    int colon = value.indexOf(':');
    String scope = colon < 0 ? null : value.substring(0, colon);
    Optional<Fact> fact = known.fact(value.substring(colon + 1));
    if (fact.map(Fact::type).filter(types::contains).isEmpty()) {
      find(parameter, "没有" + what + "数据“" + value.substring(colon + 1) + "”");
    } else if (scope != null && !(fact.get().scoped() && known.scopes().contains(scope))) {
      find(parameter, "“" + fact.get().key() + "”没有范围“" + scope + "”");
    }
  }

  private void written(String parameter, String value, Set<FactType> types, String what) {
    need(
        parameter,
        known.fact(value).map(Fact::type).filter(types::contains).isPresent(),
        "没有" + what + "数据项“" + value + "”");
  }

  /** A value that its fact does not take would only be found out when a case comes by. */
  private void taken(String parameter, String value) {
    known
        .fact(given.getOrDefault("fact", ""))
        .ifPresent(
            fact -> {
              try {
                need(parameter, FactValues.parse(fact, value) != null, "“" + fact.key() + "”不能为空");
              } catch (IllegalArgumentException e) {
                find(parameter, "数据项“" + fact.key() + "”没有值“" + value + "”：" + e.getMessage());
              }
            });
  }

  private void reason(String parameter, String value) {
    if (!value.startsWith(FACT)) {
      need(parameter, SuspensionReason.of(value).isPresent(), "“" + value + "”不是法定的中止事由");
      return;
    }
    String key = value.substring(FACT.length());
    Set<String> codes = known.fact(key).map(fact -> fact.codes().keySet()).orElse(Set.of());
    need(
        parameter,
        !codes.isEmpty() && codes.stream().allMatch(c -> SuspensionReason.of(c).isPresent()),
        "“" + key + "”不是载有法定中止事由的数据项");
  }

  private void approver(String parameter, String value) {
    String term = given.getOrDefault("term", "");
    Set<String> approvers =
        known.terms().terms().stream()
            .filter(row -> row.key().equals(term))
            .flatMap(row -> row.extensions().stream())
            .map(extension -> extension.approver())
            .collect(Collectors.toSet());
    need(parameter, approvers.contains(value), "“" + value + "”不能批准延长期限“" + term + "”");
  }
}
