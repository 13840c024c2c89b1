package org.ecocase.law;

import java.time.LocalDate;
import java.util.List;
import org.ecocase.rule.Verdict;

/**
 * The law that applies to an act.
 *
 * @param version the version of the register
 * @param timeBar whether the act may still be punished
 * @param lastDay the last day on which it could be found in time; null while it goes on
 * @param applied the provision that applies; null when none is on record
 * @param cited the provision that was cited as punishing, if it is one for the act; or null
 * @param considered every provision that was considered, with the reason
 * @param dailyFine the article of the fine by day, or empty
 * @param breaches what somebody cited or proposed contradicts, in Chinese
 * @param confirmations what a person must confirm, in Chinese
 * @param reasons the reasoning in order, in Chinese
 */
public record LawAnswer(
    String version,
    Verdict timeBar,
    LocalDate lastDay,
    Candidate applied,
    Candidate cited,
    List<Candidate> considered,
    String dailyFine,
    List<String> breaches,
    List<String> confirmations,
    List<String> reasons) {

  public LawAnswer {
    considered = List.copyOf(considered);
    breaches = List.copyOf(breaches);
    confirmations = List.copyOf(confirmations);
    reasons = List.copyOf(reasons);
  }

  /**
   * The provisions whose range, and so the comparison of the laws, hangs on a circumstance that is
   * not known. Who needs a range asks for the circumstance as long as there is one.
   */
  public List<Candidate> undecided() {
    return considered.stream().filter(Candidate::undecided).toList();
  }
}
