package org.ecocase.law;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The article that punishes a violation, while it holds.
 *
 * @param id its name in the register
 * @param violation the code of the violation
 * @param statute where it stands
 * @param breach the article that is broken, without the title; empty when the same one punishes
 * @param basis the article that punishes, without the title
 * @param from the first day
 * @param to the last day, or null
 * @param fines what may be fined
 * @param orders what must be ordered besides
 * @param may what may be imposed besides
 * @param penalties the kinds of penalty that go with every fine of it; where it leaves the choice
 *     between kinds that call for the same procedure, all of them
 * @param optional whether the fine is left to the agency (可以处)
 * @param daily whether the fine may be counted by day when the act goes on
 * @param detention when detention comes into question, or empty
 * @param yieldsTo the statute before which it stands back once that one covers the violation, or
 *     empty
 * @param permitHolder whether it is for holders of a discharge permit only
 * @param note what a person must know, or empty
 * @param trust how far the facts were verified
 */
public record Provision(
    String id,
    String violation,
    Statute statute,
    String breach,
    String basis,
    LocalDate from,
    LocalDate to,
    List<Fine> fines,
    List<String> orders,
    List<String> may,
    Set<PenaltyKind> penalties,
    boolean optional,
    boolean daily,
    String detention,
    String yieldsTo,
    boolean permitHolder,
    String note,
    String trust) {

  /**
   * A fine of a provision.
   *
   * @param subject who pays
   * @param circumstance code of the case it is for; empty when it is for every case
   * @param label that case in Chinese
   * @param rule what it may be
   */
  public record Fine(Subject subject, String circumstance, String label, FineRule rule) {

    public String text() {
      return (label.isEmpty() ? "" : label + "：") + rule.text();
    }
  }

  public Provision {
    fines = List.copyOf(fines);
    orders = List.copyOf(orders);
    may = List.copyOf(may);
    penalties = Collections.unmodifiableSet(new TreeSet<>(penalties));
  }

  public boolean inForce(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  /** The punishing article with its statute, as documents cite it. */
  public String article() {
    return statute.shortTitle() + basis;
  }

  /** The broken article with its statute. */
  public String breachArticle() {
    return breach.isEmpty() ? article() : statute.shortTitle() + breach;
  }

  /**
   * The fines for a subject. What is not said for natural persons is the same for everybody who
   * commits the act.
   */
  public List<Fine> fines(Subject subject) {
    List<Fine> own = fines.stream().filter(f -> f.subject() == subject).toList();
    return own.isEmpty() && subject == Subject.INDIVIDUAL ? fines(Subject.ORGANISATION) : own;
  }

  /**
   * Whether it has fines on record, but none for a subject. One without any fine leaves nobody out:
   * what it allows is then not on record.
   */
  public boolean leavesOut(Subject subject) {
    return !fines.isEmpty() && fines(subject).isEmpty();
  }

  /**
   * The kinds of penalty that always go with the fine of a subject, each with this article. They
   * are for whoever commits the act, not for those who answer for an organisation.
   */
  public Map<PenaltyKind, String> penalties(Subject subject) {
    Map<PenaltyKind, String> kinds = new EnumMap<>(PenaltyKind.class);
    if (subject != Subject.RESPONSIBLE) {
      penalties.forEach(kind -> kinds.put(kind, article()));
    }
    return kinds;
  }

  /** Whether a fine for a subject is counted for every 次, 辆 or the like, so that they add up. */
  public boolean counted(Subject subject) {
    return fines(subject).stream()
        .anyMatch(f -> f.rule() instanceof FineRule.Amount amount && !amount.per().isEmpty());
  }
}
