package org.ecocase.org;

/** Tells who acts in the running request; the system itself where nobody has logged in. */
@FunctionalInterface
public interface CurrentActor {

  Actor get();
}
