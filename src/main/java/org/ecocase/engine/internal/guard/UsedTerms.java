package org.ecocase.engine.internal.guard;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.springframework.stereotype.Component;

/** Which terms the models in force name: a table without them would stop cases under way. */
@Component
class UsedTerms {

  private static final String TERM = "term";

  private final RepositoryService repository;

  UsedTerms(RepositoryService repository) {
    this.repository = repository;
  }

  /** Term to the names of the processes that use it. */
  Map<String, Set<String>> byTerm() {
    Map<String, Set<String>> used = new TreeMap<>();
    for (ProcessDefinition process :
        repository.createProcessDefinitionQuery().latestVersion().list()) {
      terms(repository.getBpmnModelInstance(process.getId()))
          .forEach(
              term -> used.computeIfAbsent(term, t -> new TreeSet<>()).add(process.getName()));
    }
    return used;
  }

  private static Stream<String> terms(BpmnModelInstance model) {
    Stream<String> asked =
        Stream.concat(
                model.getModelElementsByType(UserTask.class).stream()
                    .flatMap(
                        task ->
                            Stream.of(task.getCamundaDueDate(), task.getCamundaFollowUpDate())),
                model.getModelElementsByType(TimeDate.class).stream().map(TimeDate::getTextContent))
            .filter(Objects::nonNull)
            .map(ExpressionRule::term)
            .filter(Objects::nonNull);
    Stream<String> named =
        model.getModelElementsByType(CamundaInputParameter.class).stream()
            .filter(parameter -> TERM.equals(parameter.getCamundaName()))
            .flatMap(parameter -> Stream.of(parameter.getTextContent().split(",\\s*")));
    return Stream.concat(asked, named);
  }
}
