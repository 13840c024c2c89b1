package org.ecocase.engine.internal.access;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.ecocase.org.Actor;
import org.ecocase.org.Role;
import org.ecocase.org.Roles;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Checks passwords with the engine's identity service, which also slows down repeated failures. */
@Component
class EngineLogin implements AuthenticationProvider {

  private final IdentityService identity;
  private final Roles known;

  EngineLogin(IdentityService identity, Roles known) {
    this.known = known;
    this.identity = identity;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String id = attempt.getName();
    String password = String.valueOf(attempt.getCredentials());
    if (id.isBlank() || !identity.checkPassword(id, password)) {
      throw new BadCredentialsException("用户名或密码不正确");
    }
    Actor actor = actor(id);
    return UsernamePasswordAuthenticationToken.authenticated(
        actor,
        null,
        actor.roles().stream()
            .map(role -> new SimpleGrantedAuthority("ROLE_" + role.group()))
            .toList());
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }

  /** A user with the agencies and roles that the identity service knows. */
  Actor actor(String id) {
    User user = identity.createUserQuery().userId(id).singleResult();
    Set<String> agencies =
        identity.createTenantQuery().userMember(id).list().stream()
            .map(Tenant::getId)
            .collect(Collectors.toSet());
    Set<Role> roles =
        identity.createGroupQuery().groupMember(id).list().stream()
            .map(Group::getId)
            .map(known::ofGroup)
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    return new Actor(id, name(user), agencies, roles);
  }

  /** Chinese names: family name first, no space. */
  private static String name(User user) {
    String last = user.getLastName() == null ? "" : user.getLastName();
    String first = user.getFirstName() == null ? "" : user.getFirstName();
    return (last + first).isBlank() ? user.getId() : last + first;
  }
}
