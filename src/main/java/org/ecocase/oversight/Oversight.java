package org.ecocase.oversight;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.deadline.Clocks;
import org.ecocase.deadline.Lamp;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.flow.FlowProfiles;
import org.ecocase.org.Agency;
import org.ecocase.org.Directory;
import org.ecocase.oversight.internal.OversightQueries;
import org.ecocase.oversight.internal.OversightQueries.Count;
import org.ecocase.oversight.internal.Sight;
import org.ecocase.oversight.internal.SupervisionStore;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 超期督办: what is overdue and about to be, why, and whose, within the sight of the person asking.
 * Everything refuses those who have none.
 */
@Service
@Transactional(readOnly = true)
public class Oversight {

  /** Of units and officers the worst are shown; the list finds the others. */
  private static final int MOST_GROUPS = 20;

  private static final Map<String, String> NAMES = Map.of("term_key", "term");

  private final OversightQueries queries;
  private final SupervisionStore supervision;
  private final Sight.Seer seer;
  private final Clocks clocks;
  private final CaseFiles caseFiles;
  private final FlowProfiles profiles;
  private final Directory directory;
  private final Dictionary dictionary;
  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final TaskService tasks;
  private final Clock clock;

  Oversight(
      OversightQueries queries,
      SupervisionStore supervision,
      Sight.Seer seer,
      Clocks clocks,
      CaseFiles caseFiles,
      FlowProfiles profiles,
      Directory directory,
      Dictionary dictionary,
      RuntimeService runtime,
      RepositoryService repository,
      TaskService tasks,
      Clock clock) {
    this.queries = queries;
    this.supervision = supervision;
    this.seer = seer;
    this.clocks = clocks;
    this.caseFiles = caseFiles;
    this.profiles = profiles;
    this.directory = directory;
    this.dictionary = dictionary;
    this.runtime = runtime;
    this.repository = repository;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** The counts, without regard to the lamp asked for. */
  public Overview overview(OversightFilter filter) {
    Sight sight = sight(filter);
    List<Count> counts = queries.counts(sight, filter);
    Map<Lamp, Long> terms = lamps();
    counts.stream()
        .filter(count -> count.group().isEmpty())
        .forEach(count -> terms.put(count.lamp(), count.terms()));
    return new Overview(
        clock.instant(),
        terms,
        queries.cases(sight, filter),
        groups(counts),
        queries.trend(sight, filter),
        queries.closedThisYear(sight, filter, false),
        queries.closedThisYear(sight, filter, true),
        sight.urges());
  }

  /** Periods by lamp alone, for a glance. */
  public Map<Lamp, Long> glance() {
    return queries.cases(seer.mine(), OversightFilter.ALL);
  }

  /** Periods that still run. */
  public Page<TermRow> terms(OversightFilter filter, int limit, int offset) {
    return complete(queries.terms(sight(filter), filter, limit, offset));
  }

  /** Cases that have ended. */
  public Page<FinishedCase> finished(OversightFilter filter, int limit, int offset) {
    return queries.finished(sight(filter), filter, limit, offset);
  }

  /**
   * What supervision knows of a case.
   *
   * @throws Refusal when it is not within sight, as if there were none
   */
  public CaseOversight ofCase(UUID caseId) {
    Sight sight = seer.mine();
    if (!queries.within(sight, caseId)) {
      throw Refusal.notFound("没有这个案件");
    }
    boolean over = caseFiles.get(caseId).stage().over();
    return new CaseOversight(
        caseId,
        complete(queries.terms(sight, OversightFilter.of(caseId), Page.MOST, 0)).items(),
        instances(caseId),
        supervision.urgings(caseId),
        supervision.reminders(caseId),
        sight.urges() && !over);
  }

  /** The name of a source in Chinese. */
  public String sourceLabel(String source) {
    return dictionary
        .find(FactKeys.CASE_SOURCE)
        .map(fact -> fact.codes().getOrDefault(source, source))
        .orElse(source);
  }

  /** The name of an agency. */
  public String agencyName(String agency) {
    return directory.agency(agency).map(Agency::name).orElse(agency);
  }

  private Sight sight(OversightFilter filter) {
    Sight sight = seer.mine();
    if (filter.agency() != null && !sight.agencies().contains(filter.agency())) {
      throw Refusal.forbidden("您不能查看该机关的案件");
    }
    return sight;
  }

  private Page<TermRow> complete(Page<TermRow> page) {
    List<UUID> cases = page.items().stream().map(TermRow::caseId).distinct().toList();
    Map<UUID, Long> suspended =
        clocks.suspendedDays(page.items().stream().map(TermRow::clockId).toList());
    Map<UUID, String> instances = queries.instances(cases);
    Map<UUID, Urging> urgings = supervision.latest(cases);
    List<TermRow> rows = new ArrayList<>();
    for (TermRow row : page.items()) {
      rows.add(
          row.with(
              suspended.getOrDefault(row.clockId(), 0L),
              instances.get(row.caseId()),
              urgings.get(row.caseId())));
    }
    return new Page<>(rows, page.total(), page.capped());
  }

  private Map<String, List<Overview.Group>> groups(List<Count> counts) {
    Map<String, Map<String, Overview.Group>> groups = new LinkedHashMap<>();
    for (Count count : counts) {
      if (!count.group().isEmpty()) {
        groups
            .computeIfAbsent(
                NAMES.getOrDefault(count.group(), count.group()), g -> new LinkedHashMap<>())
            .computeIfAbsent(count.key(), key -> new Overview.Group(key, label(count), lamps()))
            .terms()
            .put(count.lamp(), count.terms());
      }
    }
    Map<String, List<Overview.Group>> worst = new LinkedHashMap<>();
    groups.forEach(
        (name, byKey) ->
            worst.put(
                name, byKey.values().stream().sorted(worstFirst()).limit(MOST_GROUPS).toList()));
    return worst;
  }

  private static Comparator<Overview.Group> worstFirst() {
    return Comparator.<Overview.Group>comparingLong(group -> -group.of(Lamp.OVERDUE))
        .thenComparingLong(group -> -group.of(Lamp.DUE_SOON))
        .thenComparingLong(group -> -group.of(Lamp.NORMAL))
        .thenComparing(Overview.Group::label);
  }

  private String label(Count count) {
    return switch (count.group()) {
      case "stage" -> profiles.stage(count.key()).label();
      case "agency" -> agencyName(count.key());
      case "source" -> sourceLabel(count.key());
      case "unit" -> count.key().isEmpty() ? "尚未分派" : count.key();
      case "officer" -> count.key().isEmpty() ? "尚未分派" : count.label();
      default -> count.label();
    };
  }

  private static Map<Lamp, Long> lamps() {
    Map<Lamp, Long> lamps = new EnumMap<>(Lamp.class);
    for (Lamp lamp : Lamp.values()) {
      lamps.put(lamp, 0L);
    }
    return lamps;
  }

  private List<CaseOversight.Instance> instances(UUID caseId) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(caseId.toString())
        .list()
        .stream()
        .sorted(Comparator.comparing(ProcessInstance::getProcessDefinitionId))
        .map(this::instance)
        .filter(instance -> !instance.tasks().isEmpty())
        .toList();
  }

  private CaseOversight.Instance instance(ProcessInstance instance) {
    return new CaseOversight.Instance(
        instance.getId(),
        repository.getProcessDefinition(instance.getProcessDefinitionId()).getName(),
        tasks.createTaskQuery().processInstanceId(instance.getId()).list().stream()
            .map(Task::getName)
            .collect(Collectors.toList()));
  }
}
