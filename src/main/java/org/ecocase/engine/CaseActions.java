package org.ecocase.engine;

import java.util.List;
import java.util.UUID;
import org.ecocase.org.Actor;

/** 办案动作: flows that are started from a file, beside its main line. */
public interface CaseActions {

  /**
   * What somebody may start in a file now.
   *
   * @param process the process
   * @param label what it is called
   */
  record Action(String process, String label) {}

  /**
   * A run that was started.
   *
   * @param scope its scope in the file
   * @param taskId its first task, which is of whoever started it
   */
  record Started(String scope, String taskId) {}

  /**
   * A run that has not ended.
   *
   * @param withdrawable whether the person asking may withdraw it, as nothing was handed in
   */
  record Open(String scope, String label, String startedBy, boolean withdrawable) {}

  /** What the person may start in the file now. */
  List<Action> offered(UUID caseId, Actor actor);

  /** The runs of the file that have not ended. */
  List<Open> open(UUID caseId, Actor actor);

  /**
   * Starts a run.
   *
   * @throws org.ecocase.rule.Refusal when it may not be started, in Chinese why
   */
  Started start(UUID caseId, String process, Actor actor);

  /**
   * Withdraws a run of which nothing was handed in.
   *
   * @throws org.ecocase.rule.Refusal when it may not be withdrawn, in Chinese why
   */
  void withdraw(UUID caseId, String scope, Actor actor);
}
