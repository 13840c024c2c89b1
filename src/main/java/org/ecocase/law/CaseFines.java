package org.ecocase.law;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The fines of a provision that come into question in a case: those of the circumstance, or all
 * while it is not known.
 *
 * @param fines the fines
 * @param amounts what they are reckoned by, in 分
 */
record CaseFines(List<Provision.Fine> fines, Map<Base, Long> amounts) {

  static CaseFines of(Provision provision, LawQuestion question) {
    List<Provision.Fine> fines = provision.fines(question.subject());
    List<Provision.Fine> exact =
        fines.stream().filter(f -> f.circumstance().equals(question.circumstance())).toList();
    boolean unknown =
        exact.isEmpty() || question.circumstance().isEmpty() && exact.size() < fines.size();
    return new CaseFines(unknown ? fines : exact, question.amounts());
  }

  /** The amounts of the case that are missing to reckon them. */
  List<Base> missing() {
    return fines.stream()
        .map(f -> f.rule().base())
        .filter(Objects::nonNull)
        .filter(base -> !amounts.containsKey(base))
        .distinct()
        .toList();
  }

  /** Whether a circumstance that is not known decides between fines that differ. */
  boolean undecided() {
    return fines.stream().map(Provision.Fine::rule).map(this::measure).distinct().count() > 1;
  }

  /**
   * What all of them allow; null when there is none, when an amount is missing, or when they
   * differ: from the lowest of one circumstance to the highest of another is no range of the law.
   */
  FineRange range() {
    if (fines.isEmpty() || !missing().isEmpty() || undecided()) {
      return null;
    }
    FineRange range = fines.get(0).rule().range(amounts);
    return new FineRange(range.least(), range.max());
  }

  /** In Chinese, each with its circumstance. */
  String text() {
    return String.join("；", fines.stream().map(Provision.Fine::text).toList());
  }

  private Object measure(FineRule rule) {
    return rule.base() == null || !amounts.containsKey(rule.base()) ? rule : rule.range(amounts);
  }
}
