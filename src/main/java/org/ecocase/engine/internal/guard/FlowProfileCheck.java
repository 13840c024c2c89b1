package org.ecocase.engine.internal.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecocase.dictionary.FactType;
import org.ecocase.dictionary.Privacy;
import org.ecocase.flow.FileKind;
import org.ecocase.flow.FlowProfile;
import org.ecocase.flow.Stage;
import org.ecocase.flow.Start;
import org.ecocase.org.Role;
import org.ecocase.org.Roles;

/**
 * Whether what a flow says about itself fits its models and the other flows, and takes nothing away
 * that files name: kinds, stages and roles are for ever.
 */
final class FlowProfileCheck {

  private final String file;
  private final FlowProfile profile;
  private final Collection<FlowProfile> others;
  private final Known known;
  private final List<FlowGraph> models;
  private final List<Finding> findings = new ArrayList<>();

  private FlowProfileCheck(
      FlowProfile profile, Collection<FlowProfile> others, Known known, List<FlowGraph> models) {
    this.file = profile.flow() + FlowProfile.SUFFIX;
    this.profile = profile;
    this.others = others.stream().filter(o -> !o.flow().equals(profile.flow())).toList();
    this.known = known;
    this.models = models;
  }

  /**
   * The findings of one profile.
   *
   * @param others those of all flows, as they would be
   * @param before what is in force of it
   * @param models of its package
   */
  static List<Finding> findings(
      FlowProfile profile,
      Collection<FlowProfile> others,
      Optional<FlowProfile> before,
      Known known,
      List<FlowGraph> models) {
    FlowProfileCheck check = new FlowProfileCheck(profile, others, known, models);
    profile.opens().ifPresent(check::kind);
    profile.roles().forEach(check::role);
    profile.starts().forEach(check::start);
    before.ifPresent(check::kept);
    return check.findings;
  }

  private void find(String sentence) {
    findings.add(Finding.of(file, sentence));
  }

  private void kind(FileKind kind) {
    Stream<FileKind> elsewhere = others.stream().map(FlowProfile::file).filter(Objects::nonNull);
    for (FileKind other : elsewhere.toList()) {
      if (other.key().equals(kind.key())) {
        find("案卷种类“" + kind.key() + "”属于另一流程包");
      }
      if (other.series().equals(kind.series())) {
        find("编号字“" + kind.series() + "”已由“" + other.label() + "”使用");
      }
      kind.stages().stream()
          .filter(stage -> other.stage(stage.key()).isPresent())
          .forEach(stage -> find("阶段“" + stage.key() + "”属于案卷种类“" + other.label() + "”"));
    }
    kind.readers().stream()
        .filter(role -> !known.roles().containsKey(role))
        .forEach(role -> find("file.readers：没有角色“" + role + "”"));
    kind.columns().stream()
        .filter(
            fact ->
                known.fact(fact).filter(f -> f.privacy().compareTo(Privacy.PERSONAL) < 0).isEmpty())
        .forEach(fact -> find("file.columns：没有可以列出的数据“" + fact + "”"));
    Set<Stage> lawful = Set.of(Stage.ARCHIVED, Stage.CLOSED_NO_CASE);
    Set<Stage> ends = kind.stages().stream().filter(Stage::over).collect(Collectors.toSet());
    boolean cases =
        kind.stage(Stage.ARCHIVED.key()).isPresent()
            || kind.stage(Stage.CLOSED_NO_CASE.key()).isPresent();
    if (ends.isEmpty()) {
      find("案卷种类“" + kind.label() + "”没有终结阶段（ends: true）");
    } else if (cases && !ends.equals(lawful)) {
      find("案件只能以“" + Stage.ARCHIVED.label() + "”或者“" + Stage.CLOSED_NO_CASE.label() + "”终结");
    }
    Set<String> keys = new HashSet<>();
    kind.stages().stream()
        .filter(stage -> !keys.add(stage.key()))
        .forEach(stage -> find("阶段“" + stage.key() + "”重复"));
  }

  private void role(Role role) {
    if (Roles.shipped(role.group())) {
      find("角色“" + role.group() + "”是系统的角色，不得更改");
    }
    others.stream()
        .filter(other -> other.roles().stream().anyMatch(r -> r.group().equals(role.group())))
        .forEach(other -> find("角色“" + role.group() + "”属于流程包“" + other.label() + "”"));
  }

  private void start(Start start) {
    Optional<FlowGraph> model =
        models.stream().filter(m -> start.process().equals(m.key())).findFirst();
    if (model.isEmpty()) {
      find("本流程包没有流程“" + start.process() + "”");
      return;
    }
    start.roles().stream()
        .filter(role -> !known.roles().containsKey(role))
        .forEach(role -> find("没有角色“" + role + "”"));
    start.people().stream()
        .filter(fact -> known.fact(fact).filter(f -> f.type() == FactType.PERSON).isEmpty())
        .forEach(fact -> find("没有人员数据“" + fact + "”"));
    start.stages().stream()
        .filter(stage -> !stages().contains(stage))
        .forEach(stage -> find("没有阶段“" + stage + "”"));
    switch (start.from()) {
      case AGENCY -> opened(start, model.get());
      case FILE -> action(start, model.get());
      case SIGNAL -> {
        begins(start, model.get());
        signal(start);
      }
      case CALENDAR -> {
        begins(start, model.get());
        if (profile.file() == null) {
          find("由日历开始的流程“" + start.process() + "”应当写明建立的案卷（file）");
        }
      }
      default -> throw new IllegalStateException(start.from().name());
    }
  }

  private Set<String> stages() {
    return Stream.concat(others.stream(), Stream.of(profile))
        .map(FlowProfile::file)
        .filter(Objects::nonNull)
        .flatMap(kind -> kind.stages().stream())
        .map(Stage::key)
        .collect(Collectors.toSet());
  }

  private void opened(Start start, FlowGraph model) {
    if (profile.file() == null) {
      find("从启动流程启动的流程“" + start.process() + "”应当写明建立的案卷（file）");
    }
    if (plain(model).filter(event -> event.tag().camunda("formRef") != null).isEmpty()) {
      find("从启动流程启动的流程“" + start.process() + "”没有启动表单");
    }
  }

  private void action(Start start, FlowGraph model) {
    Optional<FlowGraph.Node> event = plain(model);
    if (event.filter(e -> e.tag().camunda("formRef") == null).isEmpty()) {
      find("办案动作“" + start.process() + "”没有启动表单，从第一个办理环节开始");
    }
    boolean task =
        event.map(e -> model.successors(e.id())).stream()
            .flatMap(Collection::stream)
            .map(way -> model.node(way.to()))
            .flatMap(Optional::stream)
            .allMatch(node -> node.is("userTask"));
    if (!task) {
      find("办案动作“" + start.process() + "”的开始事件之后应当是用户任务");
    }
  }

  private void begins(Start start, FlowGraph model) {
    boolean begins =
        model.starts().stream()
            .flatMap(event -> event.tag().child("messageEventDefinition").stream())
            .anyMatch(event -> start.message().equals(MeaningCheck.message(event)));
    if (!begins) {
      find("流程“" + start.process() + "”没有由消息“" + start.message() + "”开始的事件");
    }
  }

  private void signal(Start start) {
    others.stream()
        .flatMap(other -> other.starts(Start.From.SIGNAL))
        .filter(other -> other.signal().equals(start.signal()))
        .forEach(other -> find("信号“" + start.signal() + "”已由流程“" + other.process() + "”受理"));
  }

  private static Optional<FlowGraph.Node> plain(FlowGraph model) {
    return model.starts().stream()
        .filter(event -> !event.event("message") && !event.event("timer") && !event.event("signal"))
        .findFirst();
  }

  private void kept(FlowProfile before) {
    before
        .opens()
        .ifPresent(
            kind -> {
              if (profile.file() == null || !profile.file().key().equals(kind.key())) {
                find("现行的案卷种类“" + kind.label() + "”不得删除或者改名");
                return;
              }
              if (kind.restricted() && !profile.file().restricted()) {
                find("案卷种类“" + kind.label() + "”限定了查阅人，不得取消限定");
              }
              kind.stages().stream()
                  .filter(
                      stage ->
                          profile
                              .file()
                              .stage(stage.key())
                              .filter(s -> s.over() == stage.over())
                              .isEmpty())
                  .forEach(stage -> find("现行的阶段“" + stage.label() + "”不得删除或者改变终结"));
            });
    before.roles().stream()
        .filter(role -> profile.roles().stream().noneMatch(r -> r.group().equals(role.group())))
        .forEach(role -> find("现行的角色“" + role.label() + "”不得删除"));
  }
}
