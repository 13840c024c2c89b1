package org.ecocase.engine.internal.bridge;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ecocase.draft.Drafts;
import org.ecocase.engine.FormDrafts;

/**
 * Takes drafts away with their task, however it ends, and those of everybody else when somebody has
 * it now. Whoever gives a task back finds his draft when he takes it again before another does.
 */
final class DraftEnds implements TaskListener {

  static final List<String> EVENTS =
      List.of(EVENTNAME_ASSIGNMENT, EVENTNAME_COMPLETE, EVENTNAME_DELETE);

  private final Drafts drafts;

  DraftEnds(Drafts drafts) {
    this.drafts = drafts;
  }

  @Override
  public void notify(DelegateTask task) {
    String key = new FormDrafts.OfTask(task.getId()).key();
    if (!EVENTNAME_ASSIGNMENT.equals(task.getEventName())) {
      drafts.end(key);
    } else if (task.getAssignee() != null) {
      drafts.keepOnly(task.getAssignee(), key);
    }
  }
}
