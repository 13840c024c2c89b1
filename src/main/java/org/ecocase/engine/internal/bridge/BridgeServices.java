package org.ecocase.engine.internal.bridge;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.DerivedFacts;
import org.ecocase.casefile.NewFiles;
import org.ecocase.casefile.StepGate;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.engine.internal.release.PackageDataInForce;
import org.ecocase.flow.FlowProfiles;
import org.ecocase.journal.Journal;
import org.ecocase.org.CurrentActor;
import org.ecocase.org.Directory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the handlers of forms work with; they themselves are made by the parser, not by Spring. */
@Component
record BridgeServices(
    CaseFiles caseFiles,
    Journal journal,
    Dictionary dictionary,
    Directory directory,
    CurrentActor actor,
    Clock clock,
    FormSchemas schemas,
    SubmissionCheck check,
    Prefill prefill,
    Offered offered,
    CaseHeader header,
    TaskRights rights,
    StepGate gate,
    NewFiles files,
    FlowProfiles profiles,
    ObjectProvider<PackageDataInForce> inForce,
    List<DerivedFacts> derived) {

  /** The agency of the file that a task is about: its tenant says only who may see the task. */
  String agency(DelegateTask task) {
    return caseFiles.get(UUID.fromString(task.getExecution().getProcessBusinessKey())).agency();
  }

  Instant now() {
    return clock.instant();
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }
}
