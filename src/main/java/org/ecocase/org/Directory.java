package org.ecocase.org;

import java.util.List;
import java.util.Optional;

/** Who works where, in which role. */
public interface Directory {

  Optional<Agency> agency(String id);

  List<Agency> agencies();

  Optional<Officer> officer(String userId);

  /** Every role, those of the product first. */
  List<Role> roles();

  /** The role of a group, if the group is one. */
  Optional<Role> role(String group);

  /** The members of an agency who have a role, by name. */
  List<Officer> officers(String agency, Role role);

  /** Enters or changes an agency. */
  void save(Agency agency);

  /** Enters or changes a member. */
  void save(Officer officer);
}
