package org.ecocase.oversight;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.engine.TaskDesk;
import org.ecocase.journal.Journal;
import org.ecocase.org.Actor;
import org.ecocase.org.CurrentActor;
import org.ecocase.org.Directory;
import org.ecocase.org.Officer;
import org.ecocase.org.Role;
import org.ecocase.oversight.internal.OversightQueries;
import org.ecocase.oversight.internal.Sight;
import org.ecocase.oversight.internal.SupervisionStore;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 督办: a leader urges a period; whoever is responsible gets a task and has to answer it; both stand
 * in the journal.
 */
@Service
public class Urgings {

  /** The process that has an urging answered. */
  public static final String PROCESS = "urging";

  private static final int MOST_CHARS = 500;

  private final OversightQueries queries;
  private final SupervisionStore store;
  private final Sight.Seer seer;
  private final CaseFiles caseFiles;
  private final Directory directory;
  private final TaskDesk desk;
  private final Journal journal;
  private final CurrentActor actor;
  private final Clock clock;

  Urgings(
      OversightQueries queries,
      SupervisionStore store,
      Sight.Seer seer,
      CaseFiles caseFiles,
      Directory directory,
      TaskDesk desk,
      Journal journal,
      CurrentActor actor,
      Clock clock) {
    this.queries = queries;
    this.store = store;
    this.seer = seer;
    this.caseFiles = caseFiles;
    this.directory = directory;
    this.desk = desk;
    this.journal = journal;
    this.actor = actor;
    this.clock = clock;
  }

  /**
   * Urges a period that still runs.
   *
   * @param caseId its case
   * @param clockId the period
   * @param instruction what is asked for
   * @throws Refusal when the person may not, the case or period is out of sight, nobody is
   *     responsible yet, or an earlier urging of the period waits for its answer
   */
  @Transactional
  public Urging urge(UUID caseId, UUID clockId, String instruction) {
    Sight sight = seer.mine();
    if (!sight.urges()) {
      throw Refusal.forbidden("您可以查看超期督办，但不能催办");
    }
    String text = instruction == null ? "" : instruction.strip();
    if (text.isEmpty() || text.length() > MOST_CHARS) {
      throw Refusal.invalid("instruction", "请填写催办要求（不超过" + MOST_CHARS + "字）");
    }
    TermRow term =
        queries.terms(sight, OversightFilter.of(caseId), Page.MOST, 0).items().stream()
            .filter(row -> row.clockId().equals(clockId))
            .findFirst()
            .orElseThrow(() -> Refusal.notFound("没有这个正在计算的期限"));
    Officer person = responsible(term, caseFiles.get(caseId));
    Actor leader = actor.get();
    Urging urging =
        new Urging(
            UUID.randomUUID(),
            caseId,
            clockId,
            term.label(),
            text,
            leader.id(),
            leader.name(),
            person.userId(),
            person.name(),
            clock.instant(),
            null,
            null,
            null,
            null);
    if (!store.insert(urging, term.agency())) {
      throw Refusal.conflict("该期限已经催办，承办人尚未答复");
    }
    begin(urging, term);
    return urging;
  }

  private void begin(Urging urging, TermRow term) {
    String scope = urging.id().toString();
    caseFiles.record(
        urging.caseId(),
        scope,
        Map.of(
            FactKeys.URGING_PERSON, urging.person(),
            FactKeys.URGING_TERM, term.label() + "（" + term.due().replace('T', ' ') + "届满）",
            FactKeys.URGING_INSTRUCTION, urging.instruction()));
    journal.append(
        urging.caseId(),
        urging.by(),
        "URGED",
        "催办“" + urging.term() + "”，由" + urging.personName() + "答复：" + urging.instruction(),
        Map.of("urging", scope, "term", term.termKey(), "person", urging.person()));
    desk.start(urging.caseId(), PROCESS, Map.of("scope", scope));
  }

  /**
   * Who has to answer: who has to act within the period, else who leads the case, else who verifies
   * its clue, else who holds a task of it, else the head of a unit.
   */
  private Officer responsible(TermRow term, CaseFile file) {
    Map<String, Object> facts = caseFiles.facts(file.id(), "");
    return person(term.officer())
        .or(() -> member(file, term.officer()))
        .or(() -> person(facts.get(FactKeys.LEAD_OFFICER)))
        .or(() -> person(facts.get(FactKeys.VERIFYING_OFFICER)))
        .or(() -> holder(file.id()))
        .or(() -> directory.officers(file.agency(), Role.UNIT_HEAD).stream().findFirst())
        .orElseThrow(() -> Refusal.conflict("本案尚未确定承办人，请先分派"));
  }

  private Optional<Officer> person(Object user) {
    return user == null ? Optional.empty() : directory.officer(user.toString());
  }

  private Optional<Officer> member(CaseFile file, String role) {
    return directory
        .role(role)
        .flatMap(r -> directory.officers(file.agency(), r).stream().findFirst());
  }

  private Optional<Officer> holder(UUID caseId) {
    List<TaskDesk.OpenTask> open = desk.open(caseId);
    return open.stream()
        .flatMap(task -> task.users().stream().sorted(Comparator.naturalOrder()))
        .map(directory::officer)
        .flatMap(Optional::stream)
        .findFirst();
  }
}
