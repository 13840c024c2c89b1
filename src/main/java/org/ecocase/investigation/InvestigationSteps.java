package org.ecocase.investigation;

/** Keys of the statutory steps that the rules of an investigation guard. */
final class InvestigationSteps {

  static final String ARRANGEMENT = "investigation-arrangement";
  static final String REGISTRATION_REQUEST = "registration-request";

  private InvestigationSteps() {}
}
