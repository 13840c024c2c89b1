package org.ecocase.support;

import org.ecocase.org.Actor;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Lets a test act as somebody who has signed in. */
public final class SignedIn {

  private SignedIn() {}

  public static void as(Actor actor, Runnable act) {
    SecurityContext before = SecurityContextHolder.getContext();
    SecurityContextHolder.setContext(context(actor));
    try {
      act.run();
    } finally {
      SecurityContextHolder.setContext(before);
    }
  }

  static SecurityContext context(Actor actor) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            actor,
            null,
            actor.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.group()))
                .toList()));
    return context;
  }
}
