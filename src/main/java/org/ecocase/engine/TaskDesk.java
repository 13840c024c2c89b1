package org.ecocase.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.ecocase.dictionary.Fact;
import org.ecocase.org.Actor;

/** Works on the tasks of a case without a browser, under the same checks as in one. */
public interface TaskDesk {

  /** The open tasks of a case and of everything it has called, oldest first. */
  List<OpenTask> open(UUID caseId);

  /** The form of a task, filled from the facts of the case. */
  Form form(String taskId);

  /** Which pass through a called flow a task belongs to; empty outside of one. */
  String scope(String taskId);

  /**
   * Completes a task through its form.
   *
   * @param values field key to value, as Tasklist would send it
   * @throws org.ecocase.rule.Refusal when the person may not, a value is wrong, or a rule forbids
   *     it
   */
  void complete(String taskId, Actor actor, Map<String, Object> values);

  /** Starts a process for a case that exists, as a building block of its own. */
  void start(UUID caseId, String process, Map<String, Object> variables);

  /** Timers of the case that wait, soonest first. */
  List<Timer> timers(UUID caseId);

  /** Lets a timer expire now. */
  void expire(String timerId);

  /** Whether anything of the case still runs. */
  boolean running(UUID caseId);

  /** Moves the product's clock; time then stands still until it is moved again. */
  void setTime(Instant time);

  /** Lets time run again. */
  void resetTime();

  /**
   * A task.
   *
   * @param process id of its model
   * @param key id of the task in its model
   * @param step the statutory step that it is; empty for a task that is none
   * @param users named candidates or the assignee
   * @param roles groups whose members may do it
   */
  record OpenTask(
      String id,
      String process,
      String key,
      String step,
      String name,
      String agency,
      Set<String> users,
      Set<String> roles,
      Instant due) {}

  /**
   * A form to be filled in.
   *
   * @param prefilled field key to what the form shows at opening
   */
  record Form(String key, List<Input> inputs, Map<String, Object> prefilled) {}

  /**
   * An input of a form.
   *
   * @param fact what it asks for: a fact of the file, or the column of a table
   * @param offers what a choice offers in a row; empty when the input is no choice
   * @param row the row that the input is a cell of; empty for a field
   * @param hidden whether the input is hidden, given what the others hold; of a column, given its
   *     row as {@code this} besides
   * @param columns the inputs of one row; empty when it is no table
   * @param leastRows how few rows it may have
   */
  record Input(
      Fact fact,
      String label,
      boolean required,
      boolean readonly,
      Function<Map<String, Object>, Set<String>> offers,
      Map<String, Object> row,
      Predicate<Map<String, Object>> hidden,
      List<Input> columns,
      int leastRows) {

    /** The key of the fact or column. */
    public String key() {
      return fact.key();
    }

    /** What a choice offers; empty when the input is no choice. */
    public Set<String> options() {
      return offers.apply(row);
    }

    /** A column as the cell of a row. */
    public Input in(Map<String, Object> cells) {
      return new Input(fact, label, required, readonly, offers, cells, hidden, columns, leastRows);
    }
  }

  /** A timer of a case. */
  record Timer(String id, String process, String activity, Instant due) {}
}
