package org.ecocase.replay.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ecocase.law.Citation;
import org.ecocase.law.FineRange;
import org.ecocase.law.FineRule;
import org.ecocase.law.LawBook;
import org.ecocase.law.LawRegister;
import org.ecocase.law.Provision;
import org.ecocase.law.Statute;
import org.ecocase.law.Subject;
import org.ecocase.law.Violation;
import org.springframework.stereotype.Component;

/**
 * Holds what a published case cites against the law register: whether the statute was in force,
 * whether the punishing article is for the broken one, and what may be fined. What the register
 * does not know is not judged.
 */
@Component
class LawCheck {

  private static final Pattern ARTICLE = Pattern.compile("^.*?第[一二三四五六七八九十百千零〇\\d]+条(?!例)");

  /** Between citations: a semicolon, or what stands between an article and another title. */
  private static final Pattern BETWEEN =
      Pattern.compile(
          "[;；]|(?<=[条款项》）)定])[、，,和及与](?=\\s*《?(?!第)[\\p{IsHan}〈〉《（）()]{1,30}"
              + "(?:法|条例|办法|规定|法典)》?(?:[（(][^）)]*[）)])?》?第)");

  private final LawRegister register;
  private final Companions companions = Companions.read();

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
      Optional<FineRange> one = range(c, fitting(book, c, basis));
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

  /**
   * The widest range of what fits; a share of an amount that is not known, or an amount for each of
   * an unknown number, leaves it open.
   */
  private static Optional<FineRange> range(PublishedCase c, List<Provision> provisions) {
    List<Provision.Fine> fines = provisions.stream().flatMap(p -> fines(c, p).stream()).toList();
    if (fines.isEmpty() || fines.stream().anyMatch(f -> f.rule().base() != null)) {
      return Optional.empty();
    }
    List<FineRange> ranges = fines.stream().map(f -> f.rule().range(Map.of())).toList();
    long min = ranges.stream().mapToLong(FineRange::least).min().orElse(0);
    boolean open =
        ranges.stream().anyMatch(r -> r.max() == null) || fines.stream().anyMatch(LawCheck::each);
    long max =
        ranges.stream().filter(r -> r.max() != null).mapToLong(FineRange::max).max().orElse(0);
    return Optional.of(new FineRange(min, open ? null : max));
  }

  private static boolean each(Provision.Fine fine) {
    return fine.rule() instanceof FineRule.Amount amount && !amount.per().isEmpty();
  }

  /**
   * The fines of a provision for the party. A natural person under a provision that knows none but
   * the responsible ones is one of these, unless the fine is one of those for the undertaking, as
   * persons may run one.
   */
  private static List<Provision.Fine> fines(PublishedCase c, Provision provision) {
    if (!c.person()) {
      return provision.fines(Subject.ORGANISATION);
    }
    List<Provision.Fine> own = provision.fines(Subject.INDIVIDUAL);
    List<Provision.Fine> responsible = provision.fines(Subject.RESPONSIBLE);
    boolean undertaking =
        own.stream()
            .filter(f -> f.rule().base() == null)
            .anyMatch(f -> c.fineFen().orElse(0L) >= f.rule().range(Map.of()).least());
    boolean named = own.stream().anyMatch(f -> f.subject() == Subject.INDIVIDUAL);
    return named || undertaking || responsible.isEmpty() ? own : responsible;
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
            .filter(
                p -> cited(c.statuteViolated()).stream().anyMatch(b -> Citation.fitsBreach(b, p)))
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

  /**
   * The register knows what punishes the broken article, and what is cited is something else. A
   * matter may be punished by several: by the law of the medium, by the permit, by the code that
   * took the place of both.
   */
  private void mismatch(LawBook book, PublishedCase c, String broken, List<Breach> found) {
    List<String> bases = cited(c.penaltyBasis());
    List<Provision> own = inForce(c, punishing(book, broken));
    boolean judged =
        !own.isEmpty()
            && !bases.isEmpty()
            && !c.dailyFine()
            && bases.stream().allMatch(b -> ARTICLE.matcher(b).find() && known(book, b));
    List<Provision> alike = judged ? alike(book, c, broken) : List.of();
    if (judged
        && bases.stream()
            .noneMatch(b -> alike.stream().anyMatch(p -> Citation.fitsArticle(b, p)))) {
      found.add(
          new Breach(
              "WRONG_ARTICLE",
              "违反“"
                  + broken
                  + "”应适用“"
                  + String.join("”或者“", own.stream().map(Provision::article).distinct().toList())
                  + "”，所引处罚依据为“"
                  + c.penaltyBasis()
                  + "”",
              "行政处罚法第五条"));
    }
  }

  private static List<Provision> inForce(PublishedCase c, List<Provision> provisions) {
    return provisions.stream()
        .filter(p -> c.days().isEmpty() || c.days().stream().anyMatch(p::inForce))
        .toList();
  }

  /** What punishes the broken article by the register. */
  private static List<Provision> punishing(LawBook book, String broken) {
    return book.violations().stream()
        .flatMap(v -> v.provisions().stream())
        .filter(p -> Citation.fitsBreach(broken, p))
        .toList();
  }

  /** What may punish the matters in which the article is broken. */
  private List<Provision> alike(LawBook book, PublishedCase c, String broken) {
    List<Provision> alike = new ArrayList<>();
    for (Provision proper : punishing(book, broken)) {
      alike.addAll(book.require(proper.violation()).provisions());
      alike.addAll(companions.of(book, proper));
    }
    return inForce(c, alike);
  }

  /** What is punished by other laws, such as the criminal one, is not for the register. */
  private static boolean known(LawBook book, String citation) {
    return book.statutes().stream().anyMatch(s -> Citation.names(citation, s));
  }

  /**
   * What was broken stands in another special law than what punishes, and nothing links the two.
   */
  private void foreign(LawBook book, PublishedCase c, List<Breach> found) {
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
                        || punishing.stream().anyMatch(p -> Citation.names(b, p.statute()))
                        || alike(book, c, b).stream().anyMatch(punishing::contains));
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
                      "”或者“", punishing.stream().map(Provision::breachArticle).distinct().toList())
                  + "”",
              "行政处罚法第五条"));
    }
  }

  /** A law for one medium; general laws are broken together with any of them. */
  private static boolean special(LawBook book, String citation) {
    return book.statutes().stream()
        .filter(s -> Citation.names(citation, s))
        .anyMatch(s -> s.level() == Statute.Level.LAW && !book.general(s));
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
                        "罚款" + Breaches.yuan(fine) + "元高于所引条文的上限" + Breaches.yuan(r.max()) + "元",
                        "行政处罚法第四条")));
  }

  private static List<String> cited(String citations) {
    return citations == null
        ? List.of()
        : Arrays.stream(BETWEEN.split(citations))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .toList();
  }
}
