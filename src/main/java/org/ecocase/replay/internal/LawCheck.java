package org.ecocase.replay.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecocase.law.Citation;
import org.ecocase.law.FineRange;
import org.ecocase.law.LawBook;
import org.ecocase.law.LawRegister;
import org.ecocase.law.Provision;
import org.ecocase.law.Statute;
import org.ecocase.law.Subject;
import org.ecocase.law.Violation;
import org.springframework.stereotype.Component;

/**
 * Holds what a published case cites against the law register: whether the statute was in force,
 * whether the punishing article is for the broken one, and what may be fined. What the register does
 * not know is not judged.
 */
@Component
class LawCheck {

  private static final Pattern ARTICLE =
      Pattern.compile("^.*?第[一二三四五六七八九十百千零〇\\d]+条(?!例)");

  private final LawRegister register;

  LawCheck(LawRegister register) {
    this.register = register;
  }

  ReplayReport.Law of(PublishedCase c) {
    LawBook book = register.current();
    List<Provision> provisions = provisions(book, c);
    Optional<FineRange> range = range(book, c);
    return new ReplayReport.Law(
        book.version(),
        provisions.stream().map(Provision::violation).distinct().toList(),
        provisions.stream().map(Provision::article).distinct().toList(),
        range.map(r -> Amounts.yuan(r.least())).orElse(null),
        range.filter(r -> r.max() != null).map(r -> Amounts.yuan(r.max())).orElse(null));
  }

  List<Breach> breaches(PublishedCase c) {
    LawBook book = register.current();
    List<Breach> found = new ArrayList<>();
    for (String citation : cited(c.penaltyBasis())) {
      repealed(book, c, citation, "处罚依据", found);
    }
    for (String citation : cited(c.statuteViolated())) {
      repealed(book, c, citation, "违反条款", found);
      mismatch(book, c, citation, found);
    }
    foreign(book, c, found);
    outside(book, c, found);
    return found;
  }

  /**
   * The range of the register for the cited articles: not below the highest of their lowest fines,
   * as several may be cited for one act, and not above all their highest fines together.
   */
  private static Optional<FineRange> range(LawBook book, PublishedCase c) {
    long min = 0;
    long max = 0;
    boolean known = false;
    boolean open = false;
    for (String basis : cited(c.penaltyBasis())) {
      Optional<FineRange> one = range(fitting(book, c, basis), subject(c));
      known |= one.isPresent();
      min = Math.max(min, one.map(FineRange::least).orElse(0L));
      Long most = one.map(FineRange::max).orElse(null);
      open |= most == null;
      max += most == null ? 0 : most;
    }
    return known ? Optional.of(new FineRange(min, open ? null : max)) : Optional.empty();
  }

  Optional<FineRange> range(PublishedCase c) {
    return range(register.current(), c);
  }

  /** The widest range of what fits; a share of an amount that is not known leaves it open. */
  private static Optional<FineRange> range(List<Provision> provisions, Subject subject) {
    List<Provision.Fine> fines =
        provisions.stream().flatMap(p -> p.fines(subject).stream()).toList();
    if (fines.isEmpty() || fines.stream().anyMatch(f -> f.rule().base() != null)) {
      return Optional.empty();
    }
    List<FineRange> ranges = fines.stream().map(f -> f.rule().range(Map.of())).toList();
    long min = ranges.stream().mapToLong(FineRange::least).min().orElse(0);
    boolean open = ranges.stream().anyMatch(r -> r.max() == null);
    long max = ranges.stream().filter(r -> r.max() != null).mapToLong(FineRange::max).max().orElse(0);
    return Optional.of(new FineRange(min, open ? null : max));
  }

  private static Subject subject(PublishedCase c) {
    return c.person() ? Subject.INDIVIDUAL : Subject.ORGANISATION;
  }

  private List<Provision> provisions(LawBook book, PublishedCase c) {
    return cited(c.penaltyBasis()).stream()
        .flatMap(basis -> fitting(book, c, basis).stream())
        .toList();
  }

  /** The provisions a citation may mean, in force when the act was found or decided. */
  private static List<Provision> fitting(LawBook book, PublishedCase c, String basis) {
    List<Provision> all =
        book.punishedBy(basis).stream()
            .map(Violation::provisions)
            .flatMap(List::stream)
            .filter(p -> Citation.fits(basis, p))
            .filter(p -> c.days().isEmpty() || c.days().stream().anyMatch(p::inForce))
            .toList();
    List<Provision> same =
        all.stream()
            .filter(p -> cited(c.statuteViolated()).stream().anyMatch(b -> Citation.fitsBreach(b, p)))
            .toList();
    return same.isEmpty() ? all : same;
  }

  private static void repealed(
      LawBook book, PublishedCase c, String citation, String what, List<Breach> found) {
    List<LocalDate> days = c.days();
    if (days.isEmpty()) {
      return;
    }
    Optional<Statute> statute = book.statuteOf(citation, days.get(0));
    if (statute.isPresent()
        && days.stream().noneMatch(day -> statute.get().inForce(day))
        && (ended(statute.get(), days) || codified(book, statute.get()))) {
      found.add(
          new Breach(
              "LAW_NOT_IN_FORCE",
              what + "“" + citation + "”在" + days.get(0) + "不是有效的法律",
              "行政处罚法第三十七条"));
    }
  }

  private static boolean ended(Statute statute, List<LocalDate> days) {
    return statute.to() != null && days.stream().allMatch(day -> day.isAfter(statute.to()));
  }

  /** A law that took the place of several had no former edition under its own title. */
  private static boolean codified(LawBook book, Statute statute) {
    return book.statutes().stream().filter(s -> s.replacedBy().equals(statute.id())).count() > 1;
  }

  /** The register knows what punishes the broken article, and what is cited is something else. */
  private static void mismatch(
      LawBook book, PublishedCase c, String broken, List<Breach> found) {
    List<String> bases = cited(c.penaltyBasis());
    List<Provision> proper =
        book.violations().stream()
            .flatMap(v -> v.provisions().stream())
            .filter(p -> Citation.fitsBreach(broken, p))
            .filter(p -> c.days().isEmpty() || c.days().stream().anyMatch(p::inForce))
            .toList();
    boolean judged =
        !proper.isEmpty()
            && !bases.isEmpty()
            && !c.dailyFine()
            && bases.stream().allMatch(b -> ARTICLE.matcher(b).find() && known(book, b));
    if (judged
        && bases.stream().noneMatch(b -> proper.stream().anyMatch(p -> sameArticle(b, p)))) {
      found.add(
          new Breach(
              "WRONG_ARTICLE",
              "违反“"
                  + broken
                  + "”应适用“"
                  + String.join("”或者“", proper.stream().map(Provision::article).distinct().toList())
                  + "”，所引处罚依据为“"
                  + c.penaltyBasis()
                  + "”",
              "行政处罚法第五条"));
    }
  }

  /** What is punished by other laws, such as the criminal one, is not for the register. */
  private static boolean known(LawBook book, String citation) {
    return book.statutes().stream().anyMatch(s -> Citation.names(citation, s));
  }

  /** What was broken stands in another special law than what punishes, and nothing links the two. */
  private static void foreign(LawBook book, PublishedCase c, List<Breach> found) {
    List<String> broken = cited(c.statuteViolated());
    List<String> bases = cited(c.penaltyBasis());
    List<Provision> punishing = bases.stream().flatMap(b -> fitting(book, c, b).stream()).toList();
    boolean judged =
        !broken.isEmpty()
            && !punishing.isEmpty()
            && !c.dailyFine()
            && punishing.stream().noneMatch(p -> p.breach().isEmpty());
    boolean linked =
        broken.stream()
            .anyMatch(
                b ->
                    !special(book, b)
                        || punishing.stream().anyMatch(p -> Citation.names(b, p.statute())));
    boolean told = found.stream().anyMatch(breach -> breach.code().equals("WRONG_ARTICLE"));
    if (judged && !linked && !told) {
      found.add(
          new Breach(
              "WRONG_ARTICLE",
              "所引违反条款“"
                  + c.statuteViolated()
                  + "”与处罚依据“"
                  + c.penaltyBasis()
                  + "”不是同一法律，应为“"
                  + String.join(
                      "”或者“",
                      punishing.stream().map(Provision::breachArticle).distinct().toList())
                  + "”",
              "行政处罚法第五条"));
    }
  }

  /** A law for one medium; general laws are broken together with any of them. */
  private static boolean special(LawBook book, String citation) {
    return book.statutes().stream()
        .filter(s -> Citation.names(citation, s))
        .anyMatch(
            s ->
                s.level() == Statute.Level.LAW
                    && book.dailyFines().stream()
                        .noneMatch(d -> d.article().startsWith(s.shortTitle())));
  }

  /** Items differ from edition to edition; the article alone decides. */
  private static boolean sameArticle(String basis, Provision provision) {
    Matcher article = ARTICLE.matcher(basis);
    return article.find() && Citation.fits(article.group(), provision);
  }

  private void outside(LawBook book, PublishedCase c, List<Breach> found) {
    long fine = c.fineFen().orElse(0L);
    if (fine == 0 || c.rangeFen(0).isPresent() || c.rangeFen(1).isPresent() || c.dailyFine()) {
      return;
    }
    Optional<FineRange> range = range(book, c);
    range
        .filter(r -> fine < r.least())
        .ifPresent(
            r ->
                found.add(
                    new Breach(
                        "FINE_BELOW_MINIMUM",
                        "罚款"
                            + Breaches.yuan(fine)
                            + "元低于所引条文的下限"
                            + Breaches.yuan(r.least())
                            + "元，须有法定的减轻处罚情节",
                        "行政处罚法第三十二条")));
    range
        .filter(r -> r.max() != null && fine > r.max())
        .ifPresent(
            r ->
                found.add(
                    new Breach(
                        "FINE_ABOVE_MAXIMUM",
                        "罚款"
                            + Breaches.yuan(fine)
                            + "元高于所引条文的上限"
                            + Breaches.yuan(r.max())
                            + "元",
                        "行政处罚法第四条")));
  }

  private static List<String> cited(String citations) {
    return citations == null
        ? List.of()
        : Arrays.stream(citations.split("[;；]"))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .toList();
  }
}
