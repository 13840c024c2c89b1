package org.ecocase.delivery;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.ecocase.casefile.DerivedFacts;
import org.ecocase.dictionary.FactKeys;
import org.springframework.stereotype.Component;

/** The address the party confirmed is offered for every document (民事诉讼法第九十条). */
@Component
class ConfirmedAddress implements DerivedFacts {

  private static final String ADDRESS = FactKeys.DELIVERY_EMAIL;

  @Override
  public Map<String, Object> of(UUID caseId, Map<String, Object> facts, LocalDate day) {
    Object confirmed = facts.get(FactKeys.PARTY_EMAIL);
    return confirmed == null || facts.get(ADDRESS) != null ? Map.of() : Map.of(ADDRESS, confirmed);
  }
}
