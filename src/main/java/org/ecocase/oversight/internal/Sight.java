package org.ecocase.oversight.internal;

import java.util.Set;
import org.ecocase.org.Actor;
import org.ecocase.org.CurrentActor;
import org.ecocase.org.Directory;
import org.ecocase.org.Officer;
import org.ecocase.org.Role;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Component;

/**
 * How far somebody sees: leadership, the heads of the agency and discipline inspection their
 * agencies, the head of a unit the cases of the unit, nobody else anything. A superior agency sees
 * its subordinates' cases only where its people belong to these as well.
 *
 * @param agencies whose cases; never empty
 * @param unit only those of this unit; null for all
 * @param urges whether the person may urge as well
 */
public record Sight(Set<String> agencies, String unit, boolean urges) {

  private static final Role[] WHOLE_AGENCY = {Role.LEADERSHIP, Role.AGENCY_HEAD, Role.DISCIPLINE};
  private static final Role[] URGING = {Role.LEADERSHIP, Role.AGENCY_HEAD, Role.UNIT_HEAD};

  /** Tells the sight of whoever asks. */
  @Component
  public static class Seer {

    private final CurrentActor actor;
    private final Directory directory;

    Seer(CurrentActor actor, Directory directory) {
      this.actor = actor;
      this.directory = directory;
    }

    /**
     * The sight of the person acting.
     *
     * @throws Refusal when there is none
     */
    public Sight mine() {
      Actor person = actor.get();
      if (person.agencies().isEmpty() || !person.has(WHOLE_AGENCY) && !person.has(Role.UNIT_HEAD)) {
        throw Refusal.forbidden("您没有查看超期督办的权限");
      }
      String unit =
          person.has(WHOLE_AGENCY)
              ? null
              : directory
                  .officer(person.id())
                  .map(Officer::unit)
                  .filter(name -> !name.isBlank())
                  .orElseThrow(() -> Refusal.forbidden("您没有登记所属机构，不能查看超期督办"));
      return new Sight(person.agencies(), unit, person.has(URGING));
    }
  }
}
