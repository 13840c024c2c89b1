package org.ecocase.clue.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.ecocase.casefile.MessageSource;
import org.ecocase.clue.Signal;
import org.springframework.stereotype.Component;

/** Every kind of signal begins the process that takes clues up. */
@Component
class SignalMessages implements MessageSource {

  @Override
  public List<Kind> messages() {
    return Arrays.stream(Signal.Type.values())
        .map(type -> new Kind(type.message(), true, null, Set.of()))
        .toList();
  }
}
