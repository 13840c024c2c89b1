package org.ecocase.engine.internal.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.ecocase.org.Directory;
import org.ecocase.org.Officer;
import org.ecocase.org.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every morning: a mail to those whose task falls due within three days. */
@Component
public class DueSoonMail {

  private static final Logger LOG = LoggerFactory.getLogger(DueSoonMail.class);
  private static final Duration SOON = Duration.ofDays(3);

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final Directory directory;
  private final MailDesk mails;
  private final Clock clock;

  DueSoonMail(
      TaskService tasks,
      RuntimeService runtime,
      Directory directory,
      MailDesk mails,
      Clock clock) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.directory = directory;
    this.mails = mails;
    this.clock = clock;
  }

  /** Runs on every node; the mail's key lets the first one win. */
  @Scheduled(cron = "0 0 8 * * *", zone = "Asia/Shanghai")
  public void remind() {
    List<Task> due =
        tasks
            .createTaskQuery()
            .dueAfter(Date.from(clock.instant()))
            .dueBefore(Date.from(clock.instant().plus(SOON)))
            .active()
            .list();
    for (Task task : due) {
      try {
        remind(task);
      } catch (RuntimeException e) {
        LOG.error("no reminder for task {}", task.getId(), e);
      }
    }
  }

  private void remind(Task task) {
    ProcessInstance instance =
        runtime
            .createProcessInstanceQuery()
            .processInstanceId(task.getProcessInstanceId())
            .singleResult();
    if (instance != null) {
      mails.dueSoon(
          UUID.fromString(instance.getBusinessKey()),
          people(task),
          task.getId(),
          task.getName(),
          task.getDueDate().toInstant());
    }
  }

  private Collection<Officer> people(Task task) {
    Map<String, Officer> people = new LinkedHashMap<>();
    if (task.getAssignee() != null) {
      directory.officer(task.getAssignee()).ifPresent(o -> people.put(o.userId(), o));
      return people.values();
    }
    for (IdentityLink link : tasks.getIdentityLinksForTask(task.getId())) {
      if (link.getUserId() != null) {
        directory.officer(link.getUserId()).ifPresent(o -> people.put(o.userId(), o));
      } else if (Objects.nonNull(link.getGroupId())) {
        Role.ofGroup(link.getGroupId())
            .map(role -> directory.officers(task.getTenantId(), role))
            .orElse(List.of())
            .forEach(o -> people.put(o.userId(), o));
      }
    }
    return people.values();
  }
}
