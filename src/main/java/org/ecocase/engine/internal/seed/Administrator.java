package org.ecocase.engine.internal.seed;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.ecocase.database.EmbeddedDatabase;
import org.ecocase.org.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Makes sure that there always is an administrator, so that the engine's set-up page for a first
 * one has no occasion to open.
 */
@Component
class Administrator {

  private final IdentityService identity;
  private final String id;
  private final String password;

  Administrator(
      IdentityService identity,
      Environment environment,
      @Value("${ecocase.admin.id}") String id,
      @Value("${ecocase.admin.password}") String configured,
      @Value("#{" + EmbeddedDatabase.CONDITION + "}") boolean embedded) {
    this.identity = identity;
    this.id = id;
    boolean demonstration = embedded || environment.acceptsProfiles(Profiles.of("demo"));
    this.password = configured.isBlank() && demonstration ? Demonstration.PASSWORD : configured;
  }

  void seed() {
    boolean exists = identity.createUserQuery().memberOfGroup(Role.ADMIN.group()).count() > 0;
    if (exists) {
      return;
    }
    if (password.isBlank()) {
      throw new IllegalStateException(
          "There is no administrator yet: set ECOCASE_ADMIN_PASSWORD for the first start");
    }
    User user = identity.newUser(id);
    user.setLastName("系统管理员");
    user.setFirstName("");
    user.setPassword(password);
    if (!identity.checkPasswordAgainstPolicy(password, user).isValid()) {
      throw new IllegalStateException(
          "ECOCASE_ADMIN_PASSWORD is too weak: at least 10 characters, with upper and lower case"
              + " letters, digits and special characters, and without the administrator's id");
    }
    identity.saveUser(user);
    identity.createMembership(id, Role.ADMIN.group());
  }
}
