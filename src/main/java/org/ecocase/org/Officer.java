package org.ecocase.org;

import java.time.LocalDate;

/**
 * A member of an agency.
 *
 * @param certificate 行政执法证件号; null for staff without one
 * @param certificateFrom first day of validity
 * @param certificateUntil last day of validity
 * @param legalQualification 法律职业资格证书号, which a first-time legal reviewer needs
 */
public record Officer(
    String userId,
    String agency,
    String name,
    String unit,
    String certificate,
    LocalDate certificateFrom,
    LocalDate certificateUntil,
    String legalQualification,
    String email) {

  /** Whether the person may enforce on that day (行政处罚法第四十二条：具有行政执法资格). */
  public boolean mayEnforceOn(LocalDate day) {
    return certificate != null
        && certificateFrom != null
        && certificateUntil != null
        && !day.isBefore(certificateFrom)
        && !day.isAfter(certificateUntil);
  }
}
