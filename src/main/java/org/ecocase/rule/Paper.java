package org.ecocase.rule;

import java.util.Set;

/**
 * A document that states what a step has done, made after it and only then.
 *
 * @param template key of its template
 * @param when what the step has to say for it; always where the step's being done is enough
 * @param prints facts that it has to print
 * @param optional whether the step also stands without it
 */
public record Paper(String template, Condition when, Set<String> prints, boolean optional) {

  public Paper {
    prints = Set.copyOf(prints);
  }
}
