package org.ecocase.investigation;

/** Keys of the statutory steps that the rules of an investigation guard. */
final class InvestigationSteps {

  static final String ARRANGEMENT = "investigation-arrangement";
  static final String INQUIRY_RECORD = "inquiry-record";
  static final String SAMPLING = "sampling-record";
  static final String MEASUREMENT_REQUEST = "measurement-request";
  static final String APPRAISAL_COMMISSION = "appraisal-commission";
  static final String SUSPENSION_REQUEST = "suspension-request";
  static final String REPORT = "investigation-report";
  static final String DECISION = "penalty-decision";
  static final String REGISTRATION_REQUEST = "registration-request";

  private InvestigationSteps() {}
}
