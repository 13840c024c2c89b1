package org.ecocase.org.internal;

import org.ecocase.org.Actor;
import org.ecocase.org.CurrentActor;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** One login serves Tasklist, Cockpit, our pages and the REST interface: this one. */
@Component
class SecurityContextActor implements CurrentActor {

  @Override
  public Actor get() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Actor actor
        ? actor
        : Actor.SYSTEM;
  }
}
