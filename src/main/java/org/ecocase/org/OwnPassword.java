package org.ecocase.org;

import org.ecocase.rule.Refusal;

/** Lets a person who has signed in choose another password. */
@FunctionalInterface
public interface OwnPassword {

  /**
   * Replaces a person's password.
   *
   * @throws Refusal when the present password is wrong, the account is locked after repeated
   *     failures, the new one does not satisfy the policy, or passwords are kept elsewhere
   */
  void change(Actor person, String present, String next);
}
