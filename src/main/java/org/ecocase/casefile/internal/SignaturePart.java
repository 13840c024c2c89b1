package org.ecocase.casefile.internal;

import java.util.UUID;
import org.ecocase.casefile.DocumentPart;
import org.ecocase.document.Signatures;
import org.springframework.stereotype.Component;

/** The signatures by hand, by the id that their facts hold. */
@Component
class SignaturePart implements DocumentPart {

  private final Signatures signatures;

  SignaturePart(Signatures signatures) {
    this.signatures = signatures;
  }

  @Override
  public String name() {
    return "signatures";
  }

  @Override
  public Object of(UUID caseId) {
    return signatures.model(caseId);
  }
}
