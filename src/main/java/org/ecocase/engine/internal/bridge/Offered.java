package org.ecocase.engine.internal.bridge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ecocase.org.Directory;
import org.ecocase.org.Officer;
import org.ecocase.org.Role;
import org.springframework.stereotype.Component;

/** The lists of people that forms offer: {@code choices_<role>}, the members of the case's agency. */
@Component
class Offered {

  static final String HEADER = "caseHeader";
  private static final String PREFIX = "choices_";

  private final Directory directory;

  Offered(Directory directory) {
    this.directory = directory;
  }

  /** Whether a key is something the server shows on a form and no fact. */
  static boolean isOffered(String key) {
    return key.startsWith(PREFIX) || key.equals(HEADER);
  }

  /** The people of a list: id to what the officer reads. */
  Map<String, String> people(String agency, String key) {
    Map<String, String> people = new LinkedHashMap<>();
    role(key)
        .map(role -> directory.officers(agency, role))
        .orElse(List.of())
        .forEach(officer -> people.put(officer.userId(), label(officer)));
    return people;
  }

  private static Optional<Role> role(String key) {
    return Role.ofGroup(
        key.substring(PREFIX.length()).replace('_', '-').toLowerCase(Locale.ROOT));
  }

  private static String label(Officer officer) {
    return officer.certificate() == null
        ? officer.name()
        : officer.name()
            + "（"
            + officer.certificate()
            + "，有效期至"
            + officer.certificateUntil()
            + "）";
  }
}
