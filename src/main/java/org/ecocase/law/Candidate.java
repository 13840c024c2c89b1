package org.ecocase.law;

/**
 * A provision that was considered.
 *
 * @param provision the provision
 * @param time whether it was in force at the act, came later, or both
 * @param range what it allows in this case, in 分; null when an amount or the circumstance is
 *     missing, when it must not be used or when nothing is on record
 * @param fines the fines of the provision for the subject and the case, in Chinese
 * @param undecided whether it has no range because a circumstance that is not known decides between
 *     several; {@code fines} then names them all
 * @param reason why it applies or does not, in Chinese
 */
public record Candidate(
    Provision provision,
    Time time,
    FineRange range,
    String fines,
    boolean undecided,
    String reason) {

  /** When a provision is in force. */
  public enum Time {
    /** At the act and at the decision. */
    BOTH("行为时法，现行有效"),
    /** At the act only. */
    OLD("行为时法，决定时已失效"),
    /** At the decision only. */
    NEW("决定时法，行为时尚未施行");

    private final String label;

    Time(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** The same where its range may not be used. */
  Candidate withoutRange() {
    return new Candidate(provision, time, null, fines, undecided, reason);
  }

  Candidate because(String why) {
    return new Candidate(provision, time, range, fines, undecided, why);
  }
}
