package org.ecocase.deadline;

/** Rows of the term table for tests. */
final class TermSamples {

  private TermSamples() {}

  /** The same row with another length, for one agency. */
  static Term with(Term term, int amount, String agency) {
    return new Term(
        term.key(),
        term.id(),
        term.label(),
        term.startEvent(),
        amount,
        term.unit(),
        term.rollOver(),
        term.suspendedBy(),
        term.extensions(),
        term.dueSoon(),
        term.bearer(),
        term.article(),
        term.validFrom(),
        term.validTo(),
        agency,
        term.expiry(),
        term.internal());
  }
}
