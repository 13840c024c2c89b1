package org.ecocase.org;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** All roles: those of the product, and those that flows in force bring. */
@Component
public class Roles {

  /** Those of the product who have tasks in files. */
  public static final Set<Role> CASE_WORKERS =
      Set.of(
          Role.DISPATCHER,
          Role.OFFICER,
          Role.UNIT_HEAD,
          Role.CASE_REVIEWER,
          Role.LEGAL_REVIEWER,
          Role.HEARING_OFFICER,
          Role.AGENCY_HEAD,
          Role.CLERK,
          Role.DISCLOSURE_CLERK,
          Role.ARCHIVIST);

  private volatile List<Role> all = Role.SHIPPED;

  /** Every role, those of the product first. */
  public List<Role> all() {
    return all;
  }

  /** The role of a group, if the group is one. */
  public Optional<Role> ofGroup(String group) {
    return all.stream().filter(role -> role.group().equals(group)).findFirst();
  }

  /** Whether the product itself has the role, so that no flow may bring it anew. */
  public static boolean shipped(String group) {
    return Role.SHIPPED.stream().anyMatch(role -> role.group().equals(group));
  }

  /** The roles of the product. */
  public static List<Role> shipped() {
    return Role.SHIPPED;
  }

  /** Puts the roles that flows bring into force, in place of those before. */
  public void replaceBrought(Collection<Role> brought) {
    List<Role> roles = new ArrayList<>(Role.SHIPPED);
    brought.stream().filter(role -> !shipped(role.group())).forEach(roles::add);
    all = List.copyOf(roles);
  }
}
