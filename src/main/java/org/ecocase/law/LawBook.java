package org.ecocase.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ecocase.rule.Refusal;

/**
 * One version of the register; immutable.
 *
 * @param version its version, which a case keeps
 * @param source where it comes from
 * @param statutes the statutes
 * @param violations the matters of enforcement
 * @param dailyFines the articles of the fine by day
 * @param timeBars the time bars
 * @param principles the principles of choosing
 * @param replacements old article to new
 * @param detentions the acts for which the police may detain
 */
public record LawBook(
    String version,
    String source,
    List<Statute> statutes,
    List<Violation> violations,
    List<DailyFineArticle> dailyFines,
    List<TimeBar> timeBars,
    List<Principle> principles,
    List<Replacement> replacements,
    List<Detention> detentions) {

  /**
   * The article of the fine by day.
   *
   * @param statute where it stands
   * @param place the article, without the title
   * @param from the first day
   * @param to the last day, or null
   */
  public record DailyFineArticle(Statute statute, String place, LocalDate from, LocalDate to) {

    /** With the title of its statute, as documents cite it. */
    public String article() {
      return statute.shortTitle() + place;
    }

    public boolean inForce(LocalDate day) {
      return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
  }

  public LawBook {
    statutes = List.copyOf(statutes);
    violations = List.copyOf(violations);
    dailyFines = List.copyOf(dailyFines);
    timeBars = List.copyOf(timeBars);
    principles = List.copyOf(principles);
    replacements = List.copyOf(replacements);
    detentions = List.copyOf(detentions);
  }

  public Optional<Violation> violation(String code) {
    return violations.stream().filter(v -> v.code().equals(code)).findFirst();
  }

  /**
   * A violation.
   *
   * @throws Refusal when there is none with this code
   */
  public Violation require(String code) {
    return violation(code)
        .orElseThrow(() -> Refusal.invalid("violation", "法律库中没有编码为“" + code + "”的执法事项"));
  }

  /** The violations of which an article is the punishing one; the title of 中华人民共和国 may be there. */
  public List<Violation> punishedBy(String article) {
    return violations.stream()
        .filter(v -> v.provisions().stream().anyMatch(p -> Citation.fits(article, p)))
        .toList();
  }

  /**
   * The violations of which an article is the punishing one in a time; where it was not in force
   * then, those of any time.
   *
   * @param from the first day
   * @param to the last day
   */
  public List<Violation> punishedBy(String article, LocalDate from, LocalDate to) {
    List<Violation> then =
        violations.stream()
            .filter(
                v ->
                    v.provisions().stream()
                        .anyMatch(
                            p ->
                                Citation.fits(article, p)
                                    && !p.from().isAfter(to)
                                    && (p.to() == null || !p.to().isBefore(from))))
            .toList();
    return then.isEmpty() ? punishedBy(article) : then;
  }

  /**
   * The statute that an article as documents cite it belongs to; of several editions the latest.
   */
  public Optional<Statute> statuteOf(String article, LocalDate day) {
    List<Statute> cited = statutes.stream().filter(s -> Citation.names(article, s)).toList();
    return cited.stream()
        .filter(s -> s.inForce(day))
        .findFirst()
        .or(() -> cited.stream().reduce((one, other) -> other));
  }

  /**
   * The article of the fine by day: that of a statute, or the general one where it has none of its
   * own. In the register the general one comes first.
   *
   * @param statute the statute that punishes, or null for the general article
   * @param day the day
   */
  public Optional<DailyFineArticle> dailyFine(Statute statute, LocalDate day) {
    List<DailyFineArticle> inForce = dailyFines.stream().filter(d -> d.inForce(day)).toList();
    return inForce.stream()
        .filter(d -> d.statute().equals(statute))
        .findFirst()
        .or(() -> inForce.stream().findFirst());
  }

  /**
   * Whether a statute is the general law of the environment: the one whose fine by day serves every
   * statute that has none of its own.
   */
  public boolean general(Statute statute) {
    return dailyFines.stream()
        .filter(d -> d.statute().equals(statute))
        .anyMatch(d -> dailyFine(null, d.from()).filter(d::equals).isPresent());
  }

  /** The article of a principle on a day; empty where none is on record. */
  public String principle(String id, LocalDate day) {
    return principles.stream()
        .filter(p -> p.id().equals(id) && p.inForce(day))
        .map(Principle::article)
        .findFirst()
        .orElse("");
  }
}
