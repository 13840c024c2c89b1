package org.ecocase.engine.internal.mail;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * When a task opens for named people, they are told; a task for a role waits in the role's list.
 */
@Component
public class AssignmentMail implements TaskListener {

  private final ObjectProvider<MailDesk> mails;

  AssignmentMail(ObjectProvider<MailDesk> mails) {
    this.mails = mails;
  }

  @Override
  public void notify(DelegateTask task) {
    Set<String> people =
        task.getCandidates().stream()
            .map(IdentityLink::getUserId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    if (task.getAssignee() != null) {
      people.add(task.getAssignee());
    }
    if (!people.isEmpty()) {
      mails
          .getObject()
          .assigned(
              UUID.fromString(task.getExecution().getProcessBusinessKey()),
              people,
              task.getName(),
              task.getDueDate() == null ? null : task.getDueDate().toInstant());
    }
  }
}
