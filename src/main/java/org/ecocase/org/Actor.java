package org.ecocase.org;

import java.io.Serializable;
import java.security.Principal;
import java.util.Arrays;
import java.util.Set;
import org.ecocase.rule.Refusal;

/**
 * Who is acting: a person or a system that has logged in, with the agencies and roles it has.
 *
 * @param agencies ids of the agencies it belongs to
 * @param roles its roles there
 */
public record Actor(String id, String name, Set<String> agencies, Set<Role> roles)
    implements Principal, Serializable {

  /** The product itself, where a timer or a job acts. */
  public static final Actor SYSTEM = new Actor("system", "系统", Set.of(), Set.of());

  public Actor {
    agencies = Set.copyOf(agencies);
    roles = Set.copyOf(roles);
  }

  /** The id, by which security frameworks know the person. */
  @Override
  public String getName() {
    return id;
  }

  public boolean has(Role... anyOf) {
    return Arrays.stream(anyOf).anyMatch(roles::contains);
  }

  public boolean belongsTo(String agency) {
    return agencies.contains(agency);
  }

  /** The one agency a person works for; somebody of several agencies has to name it elsewhere. */
  public String agency() {
    if (agencies.size() != 1) {
      throw Refusal.forbidden("当前用户不属于唯一的执法机关，不能办理此事项");
    }
    return agencies.iterator().next();
  }
}
