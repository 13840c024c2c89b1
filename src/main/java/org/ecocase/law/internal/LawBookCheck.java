package org.ecocase.law.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ecocase.law.Citation;
import org.ecocase.law.LawBook;
import org.ecocase.law.Principle;
import org.ecocase.law.Provision;
import org.ecocase.law.Statute;
import org.ecocase.law.TimeBar;
import org.ecocase.law.Violation;

/** What a register must fulfil as a whole: references, validity, gaps and overlaps. */
final class LawBookCheck {

  /** The principles by which {@link org.ecocase.law.LawChoice} chooses. */
  private static final List<String> PRINCIPLES = List.of("LIGHTER", "HIGHEST");

  /** What tells the edition behind a title: a year, or the kind of text. */
  private static final Pattern EDITION =
      Pattern.compile("[（(][^（）()]*(?:\\d{4}|[〇○零一二三四五六七八九]{4}|修[正订]|试行|暂行)[^（）()]*[）)]$");

  private final LawBook book;
  private final List<String> findings = new ArrayList<>();

  private LawBookCheck(LawBook book) {
    this.book = book;
  }

  static List<String> findings(LawBook book) {
    LawBookCheck check = new LawBookCheck(book);
    check.statutes();
    check.editions();
    check.violations();
    check.dailyFines();
    check.timeBars();
    check.principles();
    check.findings.addAll(CitationCheck.findings(book));
    return check.findings;
  }

  private void statutes() {
    for (Statute statute : book.statutes()) {
      if (statute.to() != null && statute.to().isBefore(statute.from())) {
        findings.add("“" + statute.title() + "”的失效日早于施行日");
      }
      if (!statute.replacedBy().isEmpty()) {
        book.statutes().stream()
            .filter(s -> s.id().equals(statute.replacedBy()))
            .findFirst()
            .ifPresentOrElse(
                successor -> succession(statute, successor),
                () ->
                    findings.add("“" + statute.title() + "”的替代法“" + statute.replacedBy() + "”不存在"));
      }
    }
  }

  private void succession(Statute statute, Statute successor) {
    if (statute.to() == null || !successor.from().equals(statute.to().plusDays(1))) {
      findings.add("“" + statute.title() + "”的失效日与替代法“" + successor.title() + "”的施行日不衔接");
    }
  }

  /** Of one statute only one edition holds on a day. */
  private void editions() {
    List<Statute> statutes = book.statutes();
    for (int i = 0; i < statutes.size(); i++) {
      for (Statute other : statutes.subList(0, i)) {
        Statute statute = statutes.get(i);
        boolean same =
            name(statute.shortTitle()).equals(name(other.shortTitle()))
                || name(statute.title()).equals(name(other.title()));
        if (same && validity(statute).overlaps(validity(other))) {
          findings.add("“" + statute.title() + "”与“" + other.title() + "”是同一法律的不同版本，有效期重叠");
        }
      }
    }
  }

  /** The title of a statute without its edition. */
  private static String name(String title) {
    return EDITION.matcher(title).replaceFirst("");
  }

  private void violations() {
    Set<String> codes = new HashSet<>();
    Map<String, String> titles = new HashMap<>();
    for (Violation violation : book.violations()) {
      if (!codes.add(violation.code())) {
        findings.add("执法事项编码“" + violation.code() + "”重复");
      }
      String other = titles.putIfAbsent(violation.title(), violation.code());
      if (other != null) {
        findings.add(
            "执法事项“" + violation.code() + "”与“" + other + "”的名称“" + violation.title() + "”重复");
      }
      violation(violation);
    }
    if (book.violations().isEmpty()) {
      findings.add("法律库没有任何执法事项");
    }
  }

  private void violation(Violation violation) {
    List<Provision> provisions = violation.provisions();
    String at = "执法事项“" + violation.code() + "”";
    if (provisions.isEmpty()) {
      findings.add(at + "没有条文");
    }
    for (Provision provision : provisions) {
      provision(at, provision);
    }
    for (int i = 0; i < provisions.size(); i++) {
      for (Provision other : provisions.subList(0, i)) {
        overlap(at, other, provisions.get(i));
      }
    }
    Validity.gaps(provisions.stream().map(LawBookCheck::validity).toList())
        .forEach(gap -> findings.add(at + "：" + gap.text()));
  }

  private void provision(String at, Provision p) {
    Validity validity = validity(p);
    if (validity.reversed()) {
      findings.add(at + "：“" + p.article() + "”的失效日早于施行日");
    }
    if (validity.exceeds(p.statute().from(), p.statute().to())) {
      findings.add(at + "：“" + p.article() + "”的有效期超出其所在法律");
    }
    if (p.yieldsTo().equals(p.statute().id())) {
      findings.add(at + "：“" + p.article() + "”让位于其自身所在的法律");
    } else if (!p.yieldsTo().isEmpty()
        && book.statutes().stream().noneMatch(s -> s.id().equals(p.yieldsTo()))) {
      findings.add(at + "：“" + p.article() + "”引用了不存在的法律“" + p.yieldsTo() + "”");
    }
    new FinesCheck(at + "：“" + p.article() + "”", p, findings).check();
    Set<String> seen = new HashSet<>();
    for (Provision.Fine fine : p.fines()) {
      if (!seen.add(fine.subject() + "/" + fine.circumstance())) {
        findings.add(at + "：“" + p.article() + "”对同一对象、同一情形有两个幅度");
      }
    }
  }

  private void overlap(String at, Provision one, Provision other) {
    boolean sameArticle =
        name(one.statute().shortTitle()).equals(name(other.statute().shortTitle()))
            && (one.basis().equals(other.basis())
                || Citation.samePlace(one.basis(), other.basis()));
    if (sameArticle && validity(one).overlaps(validity(other))) {
      findings.add(at + "：“" + one.article() + "”的有效期重叠");
    }
  }

  private void dailyFines() {
    List<LawBook.DailyFineArticle> fines = book.dailyFines();
    for (LawBook.DailyFineArticle fine : fines) {
      Validity validity = validity(fine);
      String at = "按日连续处罚“" + fine.article() + "”";
      if (validity.reversed()) {
        findings.add(at + "的失效日早于施行日");
      }
      if (validity.exceeds(fine.statute().from(), fine.statute().to())) {
        findings.add(at + "的有效期超出其所在法律");
      }
    }
    byStatute(fines, fine -> fine.statute().id()).forEach(own -> overlaps("按日连续处罚", own));
    Set<String> gaps = new LinkedHashSet<>();
    byStatute(fines, fine -> newest(fine.statute()).id()).forEach(line -> gaps(line, gaps));
    gaps(fines.stream().map(LawBookCheck::validity).toList(), gaps);
    gaps.forEach(gap -> findings.add("按日连续处罚：" + gap));
    if (fines.stream().noneMatch(fine -> fine.to() == null)) {
      findings.add("按日连续处罚没有现行规定");
    }
  }

  /** The article of one statute may not hide that the line of another one is broken. */
  private static Collection<List<Validity>> byStatute(
      List<LawBook.DailyFineArticle> fines, Function<LawBook.DailyFineArticle, String> line) {
    return fines.stream()
        .collect(
            Collectors.groupingBy(
                line,
                LinkedHashMap::new,
                Collectors.mapping(LawBookCheck::validity, Collectors.toList())))
        .values();
  }

  /** The statute that took the place of one in the end. */
  private Statute newest(Statute statute) {
    Statute newest = statute;
    for (int steps = 0; steps < book.statutes().size(); steps++) {
      String successor = newest.replacedBy();
      newest =
          book.statutes().stream().filter(s -> s.id().equals(successor)).findFirst().orElse(newest);
    }
    return newest;
  }

  private static void gaps(List<Validity> entries, Set<String> gaps) {
    Validity.gaps(entries).forEach(gap -> gaps.add(gap.text()));
  }

  private void overlaps(String at, List<Validity> entries) {
    for (int i = 0; i < entries.size(); i++) {
      for (Validity other : entries.subList(0, i)) {
        if (entries.get(i).overlaps(other)) {
          findings.add(at + "：“" + entries.get(i).name() + "”与“" + other.name() + "”的有效期重叠");
        }
      }
    }
  }

  private void timeBars() {
    List<TimeBar> bars =
        book.timeBars().stream().sorted(Comparator.comparing(TimeBar::from)).toList();
    for (int i = 0; i < bars.size(); i++) {
      TimeBar bar = bars.get(i);
      if (bar.years() < 1 || bar.harmYears() < bar.years()) {
        findings.add("追责期限“" + bar.article() + "”的年数有误");
      }
      TimeBar before = i == 0 ? null : bars.get(i - 1);
      if (before != null && before.to() != null && !bar.from().minusDays(1).equals(before.to())) {
        findings.add("追责期限“" + bar.article() + "”与前一规定不衔接");
      }
      if (before != null && before.to() == null && before.harm() == bar.harm()) {
        findings.add("追责期限“" + bar.article() + "”与“" + before.article() + "”重叠");
      }
    }
    if (bars.isEmpty() || bars.stream().allMatch(bar -> bar.to() != null)) {
      findings.add("追责期限没有现行规定");
    }
  }

  private void principles() {
    for (Principle principle : book.principles()) {
      if (!PRINCIPLES.contains(principle.id())) {
        findings.add(
            "适用原则“"
                + principle.article()
                + "”的编号“"
                + principle.id()
                + "”不认识，只能为"
                + String.join("、", PRINCIPLES));
      }
    }
    PRINCIPLES.forEach(this::principle);
  }

  private void principle(String id) {
    String at = "适用原则“" + id + "”";
    List<Validity> own =
        book.principles().stream()
            .filter(p -> p.id().equals(id))
            .map(p -> new Validity(p.article(), p.from(), p.to()))
            .toList();
    own.stream()
        .filter(Validity::reversed)
        .forEach(v -> findings.add(at + "：“" + v.name() + "”的失效日早于施行日"));
    overlaps(at, own);
    Validity.gaps(own).forEach(gap -> findings.add(at + "：" + gap.text()));
    if (own.stream().noneMatch(v -> v.to() == null)) {
      findings.add(at + "没有现行规定");
    }
  }

  private static Validity validity(Statute statute) {
    return new Validity(statute.title(), statute.from(), statute.to());
  }

  private static Validity validity(Provision provision) {
    return new Validity(provision.article(), provision.from(), provision.to());
  }

  private static Validity validity(LawBook.DailyFineArticle fine) {
    return new Validity(fine.article(), fine.from(), fine.to());
  }
}
