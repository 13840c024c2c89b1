package org.ecocase.casefile;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * Facts that follow from others and from the day, such as a surcharge that grows. Forms show them
 * as of the day they are opened; nobody types them.
 */
@FunctionalInterface
public interface DerivedFacts {

  /**
   * @param facts what the case knows
   * @return fact key to value; empty when there is nothing to derive
   */
  Map<String, Object> of(UUID caseId, Map<String, Object> facts, LocalDate day);
}
