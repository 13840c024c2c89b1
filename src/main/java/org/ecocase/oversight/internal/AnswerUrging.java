package org.ecocase.oversight.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.engine.CaseMail;
import org.ecocase.journal.Journal;
import org.ecocase.org.CurrentActor;
import org.ecocase.org.Directory;
import org.ecocase.oversight.Urging;
import org.springframework.stereotype.Component;

/** 督办答复: the building block that keeps the answer and tells it to the leader who urged. */
@Component("answerUrging")
class AnswerUrging implements JavaDelegate {

  private final SupervisionStore store;
  private final CaseFiles caseFiles;
  private final Journal journal;
  private final CaseMail mail;
  private final Directory directory;
  private final CurrentActor actor;
  private final Clock clock;

  AnswerUrging(
      SupervisionStore store,
      CaseFiles caseFiles,
      Journal journal,
      CaseMail mail,
      Directory directory,
      CurrentActor actor,
      Clock clock) {
    this.store = store;
    this.caseFiles = caseFiles;
    this.journal = journal;
    this.mail = mail;
    this.directory = directory;
    this.actor = actor;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    UUID caseId = UUID.fromString(execution.getProcessBusinessKey());
    String scope = (String) execution.getVariable("scope");
    Urging urging = store.find(UUID.fromString(scope)).orElseThrow();
    Map<String, Object> facts = caseFiles.facts(caseId, scope);
    String progress = facts.get("urgingProgress").toString();
    LocalDate end = LocalDate.parse(facts.get("urgingExpectedEnd").toString());
    store.answer(urging.id(), progress, facts.get("urgingReason").toString(), end, clock.instant());
    journal.append(
        caseId,
        actor.get().id(),
        "URGING_ANSWERED",
        "答复对“" + urging.term() + "”的催办，预计" + end + "办结：" + progress,
        Map.of("urging", scope));
    directory
        .officer(urging.by())
        .ifPresent(
            leader ->
                mail.send(
                    caseId,
                    "urging-answered",
                    java.util.List.of(leader),
                    "urging-answered/" + scope,
                    Map.of(
                        "term", urging.term(),
                        "person", urging.personName(),
                        "progress", progress,
                        "end", end.toString())));
  }
}
