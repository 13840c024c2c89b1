package org.ecocase.engine.internal.bridge;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.DerivedFacts;
import org.ecocase.casefile.NewFiles;
import org.ecocase.casefile.PersonalData;
import org.ecocase.casefile.Runs;
import org.ecocase.casefile.StepGate;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.FactRows;
import org.ecocase.draft.Drafts;
import org.ecocase.engine.internal.release.PackageDataInForce;
import org.ecocase.flow.FlowProfiles;
import org.ecocase.journal.Journal;
import org.ecocase.org.CurrentActor;
import org.ecocase.org.Directory;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Scope;
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
    Widgets widgets,
    Offered offered,
    CaseHeader header,
    PersonalData personal,
    TaskRights rights,
    StepGate gate,
    NewFiles files,
    Runs runs,
    Drafts drafts,
    FlowProfiles profiles,
    ObjectProvider<PackageDataInForce> inForce,
    List<DerivedFacts> derived) {

  /** The agency of the file that a task is about: its tenant says only who may see the task. */
  String agency(DelegateTask task) {
    if (task.getExecution() == null || task.getExecution().getProcessBusinessKey() == null) {
      throw Refusal.notFound("没有这个待办事项");
    }
    return caseFiles.get(UUID.fromString(task.getExecution().getProcessBusinessKey())).agency();
  }

  /**
   * The facts with which a form opens. What a run is to state itself is not taken from the file:
   * nobody signs for an inquiry by what was signed for an earlier one.
   */
  Map<String, Object> opening(
      FormSchema schema, UUID caseId, String scope, Map<String, Object> facts) {
    Map<String, Object> own = new LinkedHashMap<>(ownTables(schema, caseId, scope, facts));
    schema.fields().stream()
        .filter(field -> !field.readonly() && Widgets.signedAnew(dictionary.get(field.key())))
        .forEach(field -> own.remove(field.key()));
    if (!inRun(caseId, scope)) {
      return own;
    }
    Map<String, Object> around = caseFiles.facts(caseId, Scope.around(scope));
    schema.fields().stream()
        .filter(field -> !field.readonly() && field.columns().isEmpty())
        .map(Field::key)
        .filter(this::scoped)
        .filter(key -> Objects.equals(facts.get(key), around.get(key)))
        .forEach(own::remove);
    return own;
  }

  /**
   * The facts with the tables that a form changes as they are in its scope, not all around it; in
   * the scope of a row, its own table is that row.
   */
  Map<String, Object> ownTables(
      FormSchema schema, UUID caseId, String scope, Map<String, Object> facts) {
    List<String> changed =
        schema.fields().stream()
            .filter(field -> !field.columns().isEmpty() && !field.readonly())
            .map(Field::key)
            .toList();
    if (changed.isEmpty()) {
      return facts;
    }
    Map<String, Object> tables = caseFiles.tables(caseId, scope);
    Map<String, Object> own = new LinkedHashMap<>(facts);
    changed.forEach(
        key ->
            own.put(
                key,
                FactRows.find(facts.get(key), Scope.name(scope))
                    .<Object>map(List::of)
                    .orElse(tables.get(key))));
    return own;
  }

  /** What is handed in, without what a run leaves empty of the file: that stays as it is. */
  Map<String, Object> stated(UUID caseId, String scope, Map<String, Object> values) {
    if (!inRun(caseId, scope)) {
      return values;
    }
    Map<String, Object> stated = new LinkedHashMap<>(values);
    stated.entrySet().removeIf(entry -> entry.getValue() == null && !scoped(entry.getKey()));
    return stated;
  }

  private boolean inRun(UUID caseId, String scope) {
    return !scope.isEmpty() && runs.of(caseId, scope).isPresent();
  }

  private boolean scoped(String fact) {
    return dictionary.find(fact).filter(f -> f.scoped() || !f.columns().isEmpty()).isPresent();
  }

  Instant now() {
    return clock.instant();
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }
}
