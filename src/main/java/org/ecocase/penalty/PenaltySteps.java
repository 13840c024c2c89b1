package org.ecocase.penalty;

/** Keys of the statutory steps that the rules of the ordinary procedure guard or read. */
final class PenaltySteps {

  static final String INSPECTION_CONCLUSION = "inspection-conclusion";
  static final String FILING_APPROVAL = "filing-approval";
  static final String NOTICE_DRAFT = "prior-notice-draft";
  static final String NOTICE_APPROVAL = "prior-notice-approval";
  static final String PLEA_RECHECK = "plea-recheck";
  static final String LEGAL_REVIEW = "legal-review";
  static final String DISCUSSION = "discussion-confirmation";
  static final String DECISION = "penalty-decision";
  static final String CLOSING_APPROVAL = "closing-approval";

  private PenaltySteps() {}
}
