package org.ecocase.engine.internal.bridge;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.ecocase.engine.TaskMoved;
import org.ecocase.engine.internal.block.ClockQuestions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tells who has to act, and until which term, whenever that changes. A task is to be followed up
 * when its term falls due soon, unless the model says otherwise.
 */
@Component
public class TaskWatch implements TaskListener {

  static final List<String> EVENTS =
      List.of(EVENTNAME_CREATE, EVENTNAME_ASSIGNMENT, EVENTNAME_COMPLETE, EVENTNAME_DELETE);

  private static final Set<String> LAST = Set.of(EVENTNAME_COMPLETE, EVENTNAME_DELETE);
  private static final Pattern DUE = Pattern.compile("\\$\\{clock\\.due\\('([^']+)'\\)}");

  private final ApplicationEventPublisher events;
  private final ObjectProvider<ClockQuestions> clock;

  TaskWatch(ApplicationEventPublisher events, ObjectProvider<ClockQuestions> clock) {
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void notify(DelegateTask delegate) {
    TaskEntity task = (TaskEntity) delegate;
    String term = term(task.getTaskDefinition().getDueDateExpression());
    if (EVENTNAME_CREATE.equals(delegate.getEventName())
        && term != null
        && task.getFollowUpDate() == null) {
      dated(task, term);
    }
    Set<IdentityLink> candidates = task.getCandidates();
    List<String> people = named(candidates.stream().map(IdentityLink::getUserId).toList());
    List<String> roles = named(candidates.stream().map(IdentityLink::getGroupId).toList());
    String officer =
        task.getAssignee() != null
            ? task.getAssignee()
            : people.size() == 1 && roles.isEmpty() ? people.get(0) : "";
    events.publishEvent(
        new TaskMoved(
            UUID.fromString(task.getId()),
            UUID.fromString(task.getExecution().getProcessBusinessKey()),
            task.getVariable("scope") instanceof String scope ? scope : "",
            task.getName(),
            term,
            officer,
            people.isEmpty() && !roles.isEmpty() ? roles.get(0) : "",
            !LAST.contains(delegate.getEventName())));
  }

  /** While its clock stands still a task has no date, as its timers have none. */
  private void dated(TaskEntity task, String term) {
    if (clock.getObject().standsStill(term)) {
      task.setDueDate(null);
    } else {
      task.setFollowUpDate(clock.getObject().dueSoon(term));
    }
  }

  private static List<String> named(List<String> links) {
    return links.stream().filter(Objects::nonNull).sorted().toList();
  }

  /** The term that a model's due date names; null where it names none. */
  static String term(Expression due) {
    Matcher matcher = DUE.matcher(due == null ? "" : due.getExpressionText());
    return matcher.matches() ? matcher.group(1) : null;
  }
}
