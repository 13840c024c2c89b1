package org.ecocase.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ecocase.deadline.ClockState;
import org.ecocase.deadline.ClockView;
import org.ecocase.deadline.Clocks;
import org.ecocase.document.CaseDocument;
import org.ecocase.document.Documents;
import org.ecocase.document.Numbering;
import org.ecocase.document.Volume;
import org.ecocase.flow.FileKind;
import org.ecocase.flow.FlowProfiles;
import org.ecocase.flow.Stage;
import org.ecocase.journal.Journal;
import org.ecocase.org.Agency;
import org.ecocase.org.CurrentActor;
import org.ecocase.org.Directory;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Verdict;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves a case along: its stage, its number, its end. */
@Service
public class CaseProgress {

  /** 立案号, as {@code 澜环立〔2026〕1号}. */
  private static final Set<Stage> LAWFUL_ENDS = Set.of(Stage.ARCHIVED, Stage.CLOSED_NO_CASE);

  private static final String SERIES = "环立";
  private static final String VOLUME = "生态环境行政处罚办法第七十九条";

  private final CaseFiles caseFiles;
  private final Numbering numbering;
  private final FlowProfiles profiles;
  private final Documents documents;
  private final Directory directory;
  private final Journal journal;
  private final Clocks clocks;
  private final Runs runs;
  private final ObjectProvider<Processes> processes;
  private final CurrentActor actor;
  private final Clock clock;

  CaseProgress(
      CaseFiles caseFiles,
      Numbering numbering,
      FlowProfiles profiles,
      Documents documents,
      Directory directory,
      Journal journal,
      Clocks clocks,
      Runs runs,
      ObjectProvider<Processes> processes,
      CurrentActor actor,
      Clock clock) {
    this.caseFiles = caseFiles;
    this.numbering = numbering;
    this.profiles = profiles;
    this.documents = documents;
    this.directory = directory;
    this.journal = journal;
    this.clocks = clocks;
    this.runs = runs;
    this.processes = processes;
    this.actor = actor;
    this.clock = clock;
  }

  /**
   * Moves a file to a stage of its kind; one at which nothing more is to be done ends it.
   *
   * @throws Refusal when its kind ends otherwise
   */
  @Transactional
  public void moveTo(UUID caseId, String key) {
    FileKind kind = profiles.kind(caseFiles.get(caseId).kind()).orElseThrow();
    Stage stage =
        kind.stage(key)
            .orElseThrow(() -> new IllegalStateException(kind.label() + "没有阶段“" + key + "”"));
    if (!stage.over()) {
      moveTo(caseId, stage);
    } else if (LAWFUL_ENDS.contains(stage)) {
      // that is for closeClue and archiveCase, which wait for the steps that the law demands
      throw new Refusal(Refusal.Kind.RULE, "阶段“" + stage.label() + "”只能由办结、归档的构件进入");
    } else {
      end(caseId, stage);
    }
  }

  private void moveTo(UUID caseId, Stage stage) {
    if (caseFiles.get(caseId).stage().equals(stage)) {
      return;
    }
    caseFiles.moveTo(caseId, stage);
    journal.append(
        caseId,
        actor.get().id(),
        "STAGE_REACHED",
        "进入“" + stage.label() + "”",
        Map.of("stage", stage.key()));
  }

  /** Files the case: it gets its number, and the day of filing counts (行政处罚法第六十条). */
  @Transactional
  public void file(UUID caseId) {
    CaseFile file = unfiled(caseId, "不再编立案号");
    Agency agency = directory.agency(file.agency()).orElseThrow();
    LocalDate today = LocalDate.now(clock);
    String number =
        Numbering.format(
            agency.shortName(),
            SERIES,
            today.getYear(),
            numbering.next(agency.id(), SERIES, today.getYear()));
    caseFiles.filed(caseId, number, today);
    journal.append(
        caseId,
        actor.get().id(),
        "CASE_FILED",
        "立案，立案号" + number,
        Map.of("number", number, "on", today.toString()));
  }

  /** Ends a clue that leads to no case; a case is closed, not dismissed. */
  @Transactional
  public void dismiss(UUID caseId) {
    unfiled(caseId, "不能按线索办结");
    end(caseId, Stage.CLOSED_NO_CASE);
  }

  /**
   * Archives a case: it has a number and a volume (生态环境行政处罚办法第七十九条).
   *
   * @throws Refusal when one of them is missing
   */
  @Transactional
  public void archive(UUID caseId) {
    if (caseFiles.get(caseId).caseNumber() == null) {
      Verdict.refuse("案件没有立案号，不能归档", VOLUME).orThrow();
    }
    if (documents.ofCase(caseId).stream().noneMatch(CaseProgress::currentVolume)) {
      Verdict.refuse("尚未生成案卷，不能归档", VOLUME).orThrow();
    }
    end(caseId, Stage.ARCHIVED);
  }

  private static boolean currentVolume(CaseDocument document) {
    return document.template().equals(Volume.MAIN)
        && document.status() == CaseDocument.Status.CURRENT;
  }

  private CaseFile unfiled(UUID caseId, String consequence) {
    CaseFile file = caseFiles.get(caseId);
    if (file.caseNumber() != null) {
      throw new Refusal(Refusal.Kind.RULE, "案件已经立案（" + file.caseNumber() + "），" + consequence);
    }
    return file;
  }

  /**
   * Clocks that still run stop. What was started beside the main line and handed in has to be
   * brought to its end first; what nobody has handed in yet ends with the file.
   */
  private void end(UUID caseId, Stage stage) {
    runs.lock(caseId);
    for (Runs.Run run : runs.open(caseId)) {
      if (run.submitted()) {
        throw new Refusal(Refusal.Kind.RULE, "办案动作“" + run.label() + "”尚未办结，不能办结本案");
      }
      processes.getObject().stop(caseId, run.process(), run.scope(), "案件办结");
      runs.end(caseId, run.scope(), true);
    }
    clocks.of(caseId).stream()
        .filter(view -> view.state() == ClockState.RUNNING || view.state() == ClockState.SUSPENDED)
        .map(ClockView::name)
        .forEach(name -> clocks.stop(name, "案件办结", actor.get().id()));
    moveTo(caseId, stage);
  }
}
