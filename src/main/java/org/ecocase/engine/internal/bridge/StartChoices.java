package org.ecocase.engine.internal.bridge;

import java.util.List;
import java.util.Map;
import org.ecocase.casefile.Choice;
import org.ecocase.org.Actor;
import org.ecocase.org.CurrentActor;
import org.springframework.stereotype.Component;

/**
 * What the lists of a start form offer, on which there is no file yet: that of the agency of
 * whoever starts. Tasklist asks for the values of a task's form, and for none of a start form, so
 * they come with the form itself.
 */
@Component
public class StartChoices {

  private final Offered offered;
  private final CurrentActor actor;

  StartChoices(Offered offered, CurrentActor actor) {
    this.offered = offered;
    this.actor = actor;
  }

  /** What a list offers; nothing to somebody of several agencies, who cannot start either. */
  public List<Choice> of(String list) {
    Actor starting = actor.get();
    return starting.agencies().size() == 1
        ? offered.of(starting.agency(), list, Map.of())
        : List.of();
  }
}
