package org.ecocase.engine.internal.seed;

import static org.camunda.bpm.engine.authorization.Permissions.READ;

import java.util.Map;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.ecocase.engine.internal.access.RoleGrants;
import org.ecocase.org.Role;
import org.ecocase.org.Roles;
import org.springframework.stereotype.Component;

/** The lists that officers open Tasklist with. Only administrators make others. */
@Component
class TaskFilters {

  private final FilterService filters;
  private final TaskService tasks;
  private final RoleGrants roles;

  TaskFilters(FilterService filters, TaskService tasks, RoleGrants roles) {
    this.filters = filters;
    this.tasks = tasks;
    this.roles = roles;
  }

  void seed() {
    filter("我的待办", 1, "#1f6f54", mine());
    filter("本单位待办", 2, "#2b5b84", unit());
    filter(
        "即将到期",
        3,
        "#c77700",
        unit().dueAfterExpression("${now()}").followUpBeforeExpression("${now()}"));
    filter("已超期", 4, "#b3261e", unit().dueBeforeExpression("${now()}"));
  }

  /** What I can do now: claimed by me, or waiting for me or for one of my roles. */
  private TaskQuery mine() {
    return tasks
        .createTaskQuery()
        .or()
        .taskAssigneeExpression("${currentUser()}")
        .taskCandidateUserExpression("${currentUser()}")
        .endOr()
        .orderByDueDate()
        .asc();
  }

  private TaskQuery unit() {
    return tasks
        .createTaskQuery()
        .taskCandidateGroupInExpression("${currentUserGroups()}")
        .includeAssignedTasks()
        .orderByDueDate()
        .asc();
  }

  private void filter(String name, int priority, String colour, TaskQuery query) {
    Filter filter =
        filters
            .createFilterQuery()
            .filterResourceType(EntityTypes.TASK)
            .filterName(name)
            .list()
            .stream()
            .findFirst()
            .orElse(null);
    if (filter != null) {
      return;
    }
    filter = filters.newTaskFilter(name);
    filter.setQuery(query);
    filter.setProperties(
        Map.of(
            "priority",
            priority,
            "color",
            colour,
            "refresh",
            true,
            "showUndefinedVariable",
            false,
            "description",
            ""));
    filters.saveFilter(filter);
    for (Role role : Roles.shipped()) {
      if (!role.equals(Role.ADMIN) && !role.equals(Role.INTEGRATION)) {
        roles.grant(role, Resources.FILTER, filter.getId(), READ);
      }
    }
  }
}
