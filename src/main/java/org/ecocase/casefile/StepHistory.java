package org.ecocase.casefile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ecocase.rule.Antecedent;
import org.ecocase.rule.Reference;
import org.ecocase.rule.Scope;
import org.ecocase.rule.Step;
import org.ecocase.rule.Steps;

/**
 * What was done in a file, by step. Done is a submission whose outcome the step counts as done,
 * which no later one of the step and scope has taken the place of, and which is later than
 * everything that goes before it: whoever proposes anew needs a new approval.
 */
public final class StepHistory {

  private final Steps steps;
  private final List<Submission> submissions;
  private final Map<String, Object> facts;

  /**
   * @param submissions of the file, oldest first
   * @param facts of the file
   */
  public StepHistory(Steps steps, List<Submission> submissions, Map<String, Object> facts) {
    this.steps = steps;
    this.submissions =
        submissions.stream().filter(submission -> submission.step() != null).toList();
    this.facts = facts;
  }

  /** The last submission of a step in a scope or, where there is none, in the file itself. */
  public Optional<Submission> last(String step, String scope) {
    int index = lastIndex(step, scope);
    return index < 0 ? Optional.empty() : Optional.of(submissions.get(index));
  }

  /** The last submission of a step in whatever scope. */
  public Optional<Submission> last(String step) {
    for (int i = submissions.size() - 1; i >= 0; i--) {
      if (is(submissions.get(i), step)) {
        return Optional.of(submissions.get(i));
      }
    }
    return Optional.empty();
  }

  /** Whether one step was done after the last submission of another, or that one was never done. */
  public boolean doneSince(String step, String other, String scope) {
    return doneSince(reference(step), other, scope);
  }

  /** Whether what a reference names was done after the last submission of another step. */
  public boolean doneSince(Reference reference, String other, String scope) {
    int at = doneIndex(reference, scope);
    return at >= 0 && at > lastIndex(other, scope);
  }

  /** Whether a step is done, as seen from a scope. */
  public boolean done(String step, String scope) {
    return doneIndex(reference(step), scope) >= 0;
  }

  /** Whether what a reference names is done, as seen from a scope. */
  public boolean fulfilled(Reference reference, String scope) {
    return reference.fact() != null ? holds(reference) : doneIndex(reference, scope) >= 0;
  }

  /** Whether one of several alternatives is fulfilled. */
  public boolean fulfilled(List<Reference> alternatives, String scope) {
    return alternatives.stream().anyMatch(reference -> fulfilled(reference, scope));
  }

  /** Whether an antecedent is fulfilled for a step that is about to be done. */
  public boolean fulfilled(Antecedent antecedent, String scope) {
    return antecedent.anew()
        ? fulfilled(antecedent.alternatives(), scope)
        : antecedent.alternatives().stream()
            .anyMatch(reference -> onceBefore(reference, scope, submissions.size()));
  }

  /** Whether somebody has done a step in this file, whatever came of it. */
  public boolean did(String user, String step) {
    return submissions.stream()
        .anyMatch(submission -> is(submission, step) && submission.userId().equals(user));
  }

  private static Reference reference(String step) {
    return new Reference(step, null, Set.of(), null);
  }

  private boolean holds(Reference reference) {
    Object value = facts.get(reference.fact());
    return value != null
        && (reference.outcomes().isEmpty() || reference.outcomes().contains(value.toString()));
  }

  /** Where the last submission that fulfils the reference stands; -1 where none does. */
  private int doneIndex(Reference reference, String scope) {
    int index = lastIndex(reference.step(), scopesOf(reference, scope));
    return index >= 0 && counts(index, reference) && inOrder(index) ? index : -1;
  }

  /**
   * The scopes in which a reference may be fulfilled, from the inside out; the file is the last.
   */
  private static List<String> scopesOf(Reference reference, String scope) {
    return reference.scope() == null
        ? Scope.outward(scope)
        : Stream.concat(Scope.seen(scope, reference.scope()).stream(), Stream.of(Scope.FILE))
            .toList();
  }

  private boolean counts(int index, Reference reference) {
    Submission submission = submissions.get(index);
    Step step = steps.get(submission.step());
    if (reference.outcomes().isEmpty()) {
      return step.done().holds(submission.content(), submission.scope());
    }
    return step.done().facts().stream()
        .map(fact -> String.valueOf(submission.content().get(fact)))
        .anyMatch(reference.outcomes()::contains);
  }

  /** Whether a submission is later than what goes before its step. */
  private boolean inOrder(int index) {
    Submission submission = submissions.get(index);
    return steps.get(submission.step()).antecedents().stream()
        .filter(Antecedent::unconditional)
        .allMatch(antecedent -> before(antecedent, submission.scope(), index));
  }

  private boolean before(Antecedent antecedent, String scope, int index) {
    return antecedent.alternatives().stream()
        .anyMatch(
            reference ->
                reference.fact() != null
                    ? holds(reference)
                    : antecedent.anew()
                        ? anewBefore(reference, scope, index)
                        : onceBefore(reference, scope, index));
  }

  private boolean anewBefore(Reference reference, String scope, int index) {
    int before = doneIndex(reference, scope);
    return before >= 0 && before < index;
  }

  private boolean onceBefore(Reference reference, String scope, int end) {
    if (reference.fact() != null) {
      return holds(reference);
    }
    List<String> wanted = scopesOf(reference, scope);
    for (int i = 0; i < end; i++) {
      Submission submission = submissions.get(i);
      if (is(submission, reference.step())
          && wanted.contains(submission.scope())
          && counts(i, reference)) {
        return true;
      }
    }
    return false;
  }

  private int lastIndex(String step, String scope) {
    return lastIndex(step, Scope.outward(scope));
  }

  /** The last in the first of the scopes that has one; -1 where none has. */
  private int lastIndex(String step, List<String> scopes) {
    for (String scope : scopes) {
      for (int i = submissions.size() - 1; i >= 0; i--) {
        Submission submission = submissions.get(i);
        if (submission.scope().equals(scope) && is(submission, step)) {
          return i;
        }
      }
    }
    return -1;
  }

  private boolean is(Submission submission, String step) {
    return key(submission.step()).equals(key(step));
  }

  /** A former key stands for the one that took its place; what is no step stands for itself. */
  private String key(String step) {
    return steps.find(step).map(Step::key).orElse(step);
  }
}
