package org.ecocase.engine.internal.bridge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ecocase.casefile.Choice;
import org.ecocase.casefile.ChoiceList;
import org.ecocase.org.Directory;
import org.ecocase.org.Officer;
import org.ecocase.org.Role;
import org.springframework.stereotype.Component;

/**
 * The lists that forms offer: {@code choices_<role>}, the members of the case's agency, and those
 * that depend on the case.
 */
@Component
class Offered {

  static final String HEADER = "caseHeader";
  private static final String PREFIX = "choices_";

  private final Directory directory;
  private final List<ChoiceList> lists;

  Offered(Directory directory, List<ChoiceList> lists) {
    this.directory = directory;
    this.lists = lists;
  }

  /** Whether a key is something the server shows on a form and no fact. */
  static boolean isOffered(String key) {
    return key.startsWith(PREFIX) || key.equals(HEADER);
  }

  /** What a list offers in a case. */
  List<Choice> of(String agency, String key, Map<String, Object> facts) {
    return lists.stream()
        .filter(list -> list.is(key))
        .findFirst()
        .map(list -> list.of(key, agency, facts))
        .orElseGet(() -> people(agency, key));
  }

  private List<Choice> people(String agency, String key) {
    return role(key).map(role -> directory.officers(agency, role)).orElse(List.of()).stream()
        .map(officer -> new Choice(officer.userId(), label(officer), Map.of()))
        .toList();
  }

  private Optional<Role> role(String key) {
    return directory.role(
        key.substring(PREFIX.length()).replace('_', '-').toLowerCase(Locale.ROOT));
  }

  private static String label(Officer officer) {
    return officer.certificate() == null
        ? officer.name()
        : officer.name() + "（" + officer.certificate() + "，有效期至" + officer.certificateUntil() + "）";
  }
}
