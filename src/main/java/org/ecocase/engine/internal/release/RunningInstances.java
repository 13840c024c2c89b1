package org.ecocase.engine.internal.release;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What runs on the versions of a package. */
@Component
class RunningInstances {

  private final JdbcClient jdbc;

  RunningInstances(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A process that runs.
   *
   * @param release the version of the package
   * @param caller the process that called it; null when none did
   * @param caseId null where it belongs to no file
   */
  record Instance(
      String id,
      String definition,
      String key,
      String name,
      String file,
      long release,
      String caller,
      UUID caseId) {}

  /** A task that stands open. */
  record OpenTask(String id, String element, String name) {}

  /** Runs of a package: each process with those that it called in the same package, it first. */
  List<List<Instance>> of(String name) {
    Map<String, Instance> all = new LinkedHashMap<>();
    jdbc.sql(
            """
            select e.id_, d.id_, d.key_, coalesce(d.name_, d.key_), d.resource_name_, r.id,
              c.proc_inst_id_, root.business_key_
            from act_ru_execution e
            join act_re_procdef d on d.id_ = e.proc_def_id_
            join model_release r on r.deployment_id = d.deployment_id_
            join act_ru_execution root on root.id_ = e.root_proc_inst_id_
            left join act_ru_execution c on c.id_ = e.super_exec_
            where e.parent_id_ is null and r.package = ?
            order by root.business_key_, e.id_
            """)
        .param(name)
        .query(
            row -> {
              Instance instance =
                  new Instance(
                      row.getString(1),
                      row.getString(2),
                      row.getString(3),
                      row.getString(4),
                      row.getString(5),
                      row.getLong(6),
                      row.getString(7),
                      id(row.getString(8)));
              all.put(instance.id(), instance);
            });
    Map<String, List<Instance>> runs = new LinkedHashMap<>();
    all.values().stream()
        .filter(instance -> top(instance, all) == instance)
        .forEach(instance -> runs.put(instance.id(), new ArrayList<>(List.of(instance))));
    all.values().stream()
        .filter(instance -> top(instance, all) != instance)
        .forEach(instance -> runs.get(top(instance, all).id()).add(instance));
    return List.copyOf(runs.values());
  }

  private static Instance top(Instance instance, Map<String, Instance> all) {
    Instance top = instance;
    while (top.caller() != null && all.containsKey(top.caller())) {
      top = all.get(top.caller());
    }
    return top;
  }

  private static UUID id(String businessKey) {
    try {
      return businessKey == null ? null : UUID.fromString(businessKey);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The tasks that stand open in a process. */
  List<OpenTask> tasks(Instance instance) {
    return jdbc.sql(
            """
            select id_, task_def_key_, name_ from act_ru_task
            where proc_inst_id_ = ? and task_def_key_ is not null order by name_, id_
            """)
        .param(instance.id())
        .query((row, i) -> new OpenTask(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }
}
