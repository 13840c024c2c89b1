package org.ecocase.law;

import java.util.List;

/**
 * A matter of enforcement (执法事项).
 *
 * @param code its code
 * @param title the act in Chinese
 * @param provisions the articles that punish it or did so
 */
public record Violation(String code, String title, List<Provision> provisions) {

  public Violation {
    provisions = List.copyOf(provisions);
  }
}
