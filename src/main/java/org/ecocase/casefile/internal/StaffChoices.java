package org.ecocase.casefile.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ecocase.casefile.Choice;
import org.ecocase.casefile.ChoiceList;
import org.ecocase.org.Directory;
import org.ecocase.org.Officer;
import org.ecocase.org.Roles;
import org.springframework.stereotype.Component;

/** {@code choices_staff}: everybody at the agency who has tasks in files, whatever the role. */
@Component
class StaffChoices implements ChoiceList {

  private static final String NAME = "choices_staff";

  private final Directory directory;

  StaffChoices(Directory directory) {
    this.directory = directory;
  }

  @Override
  public boolean is(String name) {
    return NAME.equals(name);
  }

  @Override
  public List<Choice> of(String name, String agency, Map<String, Object> facts) {
    return Roles.CASE_WORKERS.stream()
        .flatMap(role -> directory.officers(agency, role).stream())
        .distinct()
        .sorted(Comparator.comparing(Officer::name).thenComparing(Officer::userId))
        .map(officer -> new Choice(officer.userId(), label(officer), Map.of()))
        .toList();
  }

  private static String label(Officer officer) {
    return Stream.of(officer.unit())
        .filter(unit -> unit != null && !unit.isBlank())
        .map(unit -> officer.name() + "（" + unit + "）")
        .findFirst()
        .orElse(officer.name());
  }
}
