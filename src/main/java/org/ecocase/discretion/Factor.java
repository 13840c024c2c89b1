package org.ecocase.discretion;

import java.util.List;
import java.util.Optional;

/**
 * A factor of a table.
 *
 * @param name its name in the standard
 * @param role its part in the two-dimensional formula
 * @param optional whether it may be left out, as when it does not fit the kind of discharge
 * @param grades its grades, the lowest first
 */
public record Factor(String name, Chosen.Role role, boolean optional, List<Grade> grades) {

  public Factor {
    grades = List.copyOf(grades);
  }

  /** The grade with this label; spaces do not matter. */
  public Optional<Grade> grade(String label) {
    return grades.stream().filter(g -> Labels.same(g.label(), label)).findFirst();
  }

  /** The grade that applies when nothing is known. */
  public Grade lowest() {
    return grades.get(0);
  }
}
