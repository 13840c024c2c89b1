package org.ecocase.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.ecocase.casefile.CaseAccess;
import org.ecocase.document.Signatures;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signatures by hand, for those who may read the case. */
@RestController
@RequestMapping("/api/v1/signatures")
@Tag(name = "signatures", description = "手写签名")
class SignatureController {

  private final CaseAccess access;
  private final Signatures signatures;

  SignatureController(CaseAccess access, Signatures signatures) {
    this.access = access;
    this.signatures = signatures;
  }

  @GetMapping(path = "/{id}/picture", produces = MediaType.IMAGE_PNG_VALUE)
  @Operation(summary = "签名的图片")
  byte[] picture(@PathVariable UUID id) {
    access.readable(signatures.caseOf(id));
    return signatures.picture(id, false);
  }

  @GetMapping(path = "/{id}/review", produces = MediaType.IMAGE_PNG_VALUE)
  @Operation(summary = "签名人手写的核对语的图片")
  byte[] review(@PathVariable UUID id) {
    access.readable(signatures.caseOf(id));
    return signatures.picture(id, true);
  }
}
