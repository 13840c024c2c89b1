package org.ecocase.engine.internal.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionBuilder;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.engine.PackageMigrations;
import org.ecocase.engine.internal.guard.UnreadableFile;
import org.ecocase.engine.internal.release.RunningInstances.Instance;
import org.ecocase.engine.internal.release.RunningInstances.OpenTask;
import org.ecocase.journal.Journal;
import org.ecocase.org.Actor;
import org.ecocase.rule.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * By the engine's own migration, element to element of the same id. What stands open keeps its
 * identity, its people, its due date and its timers; a run that stands where one of these would
 * have to change stays with its version.
 */
@Component
class Migrations implements PackageMigrations {

  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  private static final String KIND = "FLOW_MIGRATED";

  /** What is settled when a task begins, and would not follow a move. */
  private static final List<String> SETTLED = List.of("办理岗位", "办理人员", "办理人", "办理期限");

  private static final List<String> WAITING = List.of("边界事件", "中间事件");
  private static final List<String> TRIGGER = List.of("类型", "时长", "时间", "周期", "messageRef");

  private static final String BODY = "#multiInstanceBody";

  private final Releases releases;
  private final RunningInstances instances;
  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final TaskService tasks;
  private final CaseFiles caseFiles;
  private final Journal journal;
  private final TransactionOperations transaction;

  Migrations(
      Releases releases,
      RunningInstances instances,
      RuntimeService runtime,
      RepositoryService repository,
      TaskService tasks,
      CaseFiles caseFiles,
      Journal journal,
      TransactionOperations transaction) {
    this.releases = releases;
    this.instances = instances;
    this.runtime = runtime;
    this.repository = repository;
    this.tasks = tasks;
    this.caseFiles = caseFiles;
    this.journal = journal;
    this.transaction = transaction;
  }

  /** The versions of a package, how they are counted, and the processes and files of the newest. */
  private record Target(
      Release release,
      Map<Long, Integer> numbers,
      Map<String, ProcessDefinition> definitions,
      Map<Long, Map<String, byte[]>> files) {

    int number(long version) {
      return numbers.get(version);
    }

    Map<String, Part> parts(long version, String file) {
      byte[] content = files.get(version).get(file);
      try {
        return content == null ? Map.of() : ModelParts.of(file, content);
      } catch (UnreadableFile e) {
        return Map.of();
      }
    }
  }

  @Override
  public List<Running> running(String name) {
    Map<Long, Long> runs =
        instances.of(name).stream()
            .collect(Collectors.groupingBy(run -> oldest(run), Collectors.counting()));
    Map<Long, Integer> numbers = numbers(name);
    long newest = inForce(name).id();
    return new TreeSet<>(runs.keySet())
        .descendingSet().stream()
            .map(
                version ->
                    new Running(
                        version,
                        numbers.get(version),
                        Math.toIntExact(runs.get(version)),
                        version == newest))
            .toList();
  }

  /** A run of which a part has been left behind counts as what is oldest in it. */
  private static long oldest(List<Instance> run) {
    return run.stream().mapToLong(Instance::release).min().orElseThrow();
  }

  @Override
  public Moves tryOut(String name, Actor by) {
    return moves(name, inForce(name), by, true);
  }

  @Override
  public Moves move(String name, long to, Actor by) {
    Release release = inForce(name);
    if (release.id() != to) {
      throw Refusal.conflict("流程包“" + name + "”已有新的现行版本，什么也没有迁移，请重新查看");
    }
    return moves(name, release, by, false);
  }

  private Release inForce(String name) {
    return releases.inForce(name).orElseThrow(() -> Refusal.notFound("没有这个流程包"));
  }

  private Map<Long, Integer> numbers(String name) {
    List<Release> all = releases.all(name);
    Map<Long, Integer> numbers = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      numbers.put(all.get(i).id(), all.size() - i);
    }
    return numbers;
  }

  private Moves moves(String name, Release release, Actor by, boolean trial) {
    List<List<Instance>> runs =
        instances.of(name).stream().filter(run -> oldest(run) != release.id()).toList();
    Target target = target(name, release, runs);
    List<Move> moves = runs.stream().map(run -> move(run, target, by, trial)).toList();
    return new Moves(release.id(), target.number(release.id()), moves);
  }

  private Target target(String name, Release release, List<List<Instance>> runs) {
    Map<String, ProcessDefinition> definitions =
        repository
            .createProcessDefinitionQuery()
            .deploymentId(release.deploymentId())
            .list()
            .stream()
            .collect(Collectors.toMap(ProcessDefinition::getKey, definition -> definition));
    TreeSet<Long> needed = new TreeSet<>(List.of(release.id()));
    runs.forEach(run -> run.forEach(instance -> needed.add(instance.release())));
    Map<Long, Map<String, byte[]>> files =
        releases.all(name).stream()
            .filter(version -> needed.contains(version.id()))
            .collect(Collectors.toMap(Release::id, v -> releases.content(v).files()));
    return new Target(release, numbers(name), definitions, files);
  }

  private Move move(List<Instance> run, Target target, Actor by, boolean trial) {
    Instance first = run.get(0);
    List<String> at =
        run.stream().flatMap(i -> instances.tasks(i).stream()).map(OpenTask::name).toList();
    return new Move(
        first.caseId() == null ? first.name() : caseFiles.get(first.caseId()).number(),
        first.name(),
        target.number(oldest(run)),
        at,
        obstacles(run, target, by, trial));
  }

  /** All of a run moves, or nothing of it; of a trial nothing stays. */
  private List<String> obstacles(List<Instance> run, Target target, Actor by, boolean trial) {
    try {
      transaction.executeWithoutResult(
          status -> {
            if (trial) {
              status.setRollbackOnly();
            }
            run.stream()
                .filter(instance -> instance.release() != target.release().id())
                .forEach(instance -> move(instance, target));
            note(run.get(0), oldest(run), target, by);
          });
      return List.of();
    } catch (Refusal e) {
      return e.reasons();
    } catch (OptimisticLockingException e) {
      return List.of("正在办理，请稍后再试");
    }
  }

  private void move(Instance instance, Target target) {
    ProcessDefinition to = target.definitions().get(instance.key());
    if (to == null) {
      throw refused(List.of("新版本没有流程“" + instance.name() + "”"));
    }
    Map<String, Part> before = target.parts(instance.release(), instance.file());
    Map<String, Part> after = target.parts(target.release().id(), to.getResourceName());
    List<OpenTask> open = instances.tasks(instance);
    settled(open, before, after);
    try {
      runtime
          .newMigration(plan(instance.definition(), to.getId(), before, after))
          .processInstanceIds(instance.id())
          .execute();
    } catch (MigratingProcessInstanceValidationException e) {
      throw refused(reasons(e.getValidationReport(), before));
    } catch (OptimisticLockingException e) {
      throw e;
    } catch (ProcessEngineException e) {
      LOG.info("{} {} cannot be moved: {}", instance.key(), instance.id(), e.getMessage());
      throw refused(List.of("新版本中流程“" + instance.name() + "”的结构改变了，不能迁移"));
    }
    open.forEach(task -> rename(task, after));
  }

  private static Refusal refused(List<String> reasons) {
    return Refusal.all("", reasons);
  }

  /** Whoever may work on a task, and until when, was settled when it began. */
  private static void settled(
      List<OpenTask> open, Map<String, Part> before, Map<String, Part> after) {
    List<String> reasons = new ArrayList<>();
    for (OpenTask task : open) {
      Part then = before.get(task.element());
      Part now = after.get(task.element());
      if (then != null && now != null) {
        SETTLED.stream()
            .filter(
                name -> !Objects.equals(then.properties().get(name), now.properties().get(name)))
            .forEach(
                name -> reasons.add("停在环节“" + task.name() + "”，新版本改变了它的" + name + "，请办完这个环节之后再迁移"));
      }
    }
    if (!reasons.isEmpty()) {
      throw refused(reasons);
    }
  }

  /** A timer that runs goes on as it began, unless the model says something else of it now. */
  private MigrationPlan plan(
      String from, String to, Map<String, Part> before, Map<String, Part> after) {
    MigrationPlan equal = runtime.createMigrationPlan(from, to).mapEqualActivities().build();
    MigrationPlanBuilder builder = runtime.createMigrationPlan(from, to);
    for (MigrationInstruction same : equal.getInstructions()) {
      String id = same.getSourceActivityId();
      MigrationInstructionBuilder mapped = builder.mapActivities(id, same.getTargetActivityId());
      if (!trigger(before.get(id)).equals(trigger(after.get(id)))) {
        mapped.updateEventTrigger();
      }
    }
    return builder.build();
  }

  /** What an event waits for. */
  private static List<String> trigger(Part part) {
    return part == null || !WAITING.contains(part.kind())
        ? List.of()
        : TRIGGER.stream().map(name -> part.properties().getOrDefault(name, "")).toList();
  }

  private void rename(OpenTask open, Map<String, Part> after) {
    String name =
        Optional.ofNullable(after.get(open.element()))
            .map(part -> part.properties().get("名称"))
            .orElse(open.name());
    if (!Objects.equals(name, open.name())) {
      Task task = tasks.createTaskQuery().taskId(open.id()).singleResult();
      task.setName(name);
      tasks.saveTask(task);
    }
  }

  private void note(Instance first, long from, Target target, Actor by) {
    if (first.caseId() == null) {
      return;
    }
    int before = target.number(from);
    int after = target.number(target.release().id());
    journal.append(
        first.caseId(),
        by.id(),
        KIND,
        "流程“%s”由第%d版迁移到第%d版“%s”（%s）"
            .formatted(first.name(), before, after, target.release().title(), by.name()),
        Map.of("process", first.key(), "from", from, "to", target.release().id()));
  }

  private static List<String> reasons(
      MigratingProcessInstanceValidationReport report, Map<String, Part> before) {
    TreeSet<String> reasons = new TreeSet<>();
    report
        .getActivityInstanceReports()
        .forEach(
            stuck -> reasons.add(stuck(stuck.getSourceScopeId(), stuck.getFailures(), before)));
    report
        .getTransitionInstanceReports()
        .forEach(
            stuck -> reasons.add(stuck(stuck.getSourceScopeId(), stuck.getFailures(), before)));
    if (reasons.isEmpty()) {
      reasons.add("正在自动办理，请稍后再试");
    }
    return List.copyOf(reasons);
  }

  private static String stuck(String activity, List<String> failures, Map<String, Part> before) {
    String id = String.valueOf(activity).replace(BODY, "");
    String name =
        Optional.ofNullable(before.get(id))
            .map(part -> part.kind() + part.name())
            .orElse("“" + id + "”");
    boolean gone = failures.stream().anyMatch(failure -> failure.contains("no migration instr"));
    return "停在" + name + (gone ? "，新版本没有这个环节，或者它改成了另一种环节" : "，新版本改变了它的结构");
  }
}
