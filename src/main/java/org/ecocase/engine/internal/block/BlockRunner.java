package org.ecocase.engine.internal.block;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.ecocase.block.BlockCall;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.RowInScope;
import org.ecocase.casefile.StepGate;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.journal.Journal;
import org.ecocase.org.CurrentActor;
import org.ecocase.rule.Scope;
import org.springframework.stereotype.Component;

/** Has blocks act when the law lets them, in whatever model they stand. */
@Component
class BlockRunner {

  private final Blocks blocks;
  private final StepGate gate;
  private final CaseFiles caseFiles;
  private final Dictionary dictionary;
  private final Journal journal;
  private final CurrentActor actor;

  BlockRunner(
      Blocks blocks,
      StepGate gate,
      CaseFiles caseFiles,
      Dictionary dictionary,
      Journal journal,
      CurrentActor actor) {
    this.blocks = blocks;
    this.gate = gate;
    this.caseFiles = caseFiles;
    this.dictionary = dictionary;
    this.journal = journal;
    this.actor = actor;
  }

  /** The block of a service task: what the model tells it are the variables of its own activity. */
  void run(String block, DelegateExecution execution) {
    Map<String, String> parameters = new LinkedHashMap<>();
    execution
        .getVariablesLocal()
        .forEach(
            (key, value) -> {
              if (value instanceof String text) {
                parameters.put(key, text);
              }
            });
    run(block, execution, parameters);
  }

  void run(String block, DelegateExecution execution, Map<String, String> parameters) {
    Call call = new Call(new CaseExecution(execution), parameters);
    if (execution.getProcessBusinessKey() != null) {
      gate.effect(block, parameters, call.caseId(), call.scope()).orThrow();
    }
    blocks.get(block).act(call);
  }

  /** What a block is told and what it may do, wherever it stands. */
  private final class Call implements BlockCall {

    private final CaseExecution at;
    private final Map<String, String> parameters;

    Call(CaseExecution at, Map<String, String> parameters) {
      this.at = at;
      this.parameters = parameters;
    }

    @Override
    public UUID caseId() {
      return at.caseId();
    }

    @Override
    public String agency() {
      return caseFiles.get(caseId()).agency();
    }

    @Override
    public String scope() {
      return at.scope();
    }

    @Override
    public String release() {
      return at.execution().getProcessDefinitionId();
    }

    @Override
    public String by() {
      return actor.get().id();
    }

    @Override
    public String parameter(String name) {
      return optional(name)
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "building block "
                          + at.execution().getCurrentActivityId()
                          + " lacks “"
                          + name
                          + "”"));
    }

    @Override
    public Optional<String> optional(String name) {
      return Optional.ofNullable(parameters.get(name))
          .filter(value -> !value.isBlank())
          .map(String::strip);
    }

    @Override
    public Map<String, Object> facts() {
      return caseFiles.facts(caseId(), scope());
    }

    @Override
    public Optional<Object> fact(String named) {
      int colon = named.indexOf(':');
      String key = named.substring(colon + 1);
      if (key.indexOf('.') > 0) {
        return cell(key.substring(0, key.indexOf('.')), key.substring(key.indexOf('.') + 1));
      }
      List<String> scopes =
          colon < 0 ? List.of(scope()) : Scope.seen(scope(), named.substring(0, colon));
      return scopes.stream()
          .map(scope -> caseFiles.facts(caseId(), scope).get(key))
          .filter(Objects::nonNull)
          .findFirst();
    }

    /** What stands in the row for which the block is done, or in a row that this one is within. */
    private Optional<Object> cell(String table, String column) {
      return RowInScope.around(dictionary, facts(), scope())
          .filter(row -> row.table().key().equals(table))
          .findFirst()
          .map(row -> row.cells().get(column));
    }

    @Override
    public void record(Map<String, Object> facts) {
      caseFiles.record(caseId(), scope(), facts);
    }

    @Override
    public Optional<Object> variable(String name) {
      return Optional.ofNullable(at.execution().getVariable(name));
    }

    @Override
    public void set(String variable, Object value) {
      at.execution().getProcessInstance().setVariableLocal(variable, value);
    }

    @Override
    public void note(String kind, String text, Map<String, ?> details) {
      journal.append(caseId(), by(), kind, text, details);
    }
  }
}
