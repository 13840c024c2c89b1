package org.ecocase.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecocase.rule.Verdict;

/**
 * Chooses the law: the one in force at the act, the newer one when it is lighter (从旧兼从轻), of
 * several for one act the one with the higher fine, and only within the time bar. Pure.
 */
public final class LawChoice {

  private static final Comparator<Candidate> BY_WEIGHT =
      Comparator.comparingLong(
              (Candidate c) -> c.range().max() == null ? Long.MAX_VALUE : c.range().max())
          .thenComparingLong(c -> c.range().least());

  private LawChoice() {}

  /** Chooses. */
  public static LawAnswer choose(LawBook book, LawQuestion question) {
    return new Run(book, question).choose();
  }

  /** One choice while it is made. */
  private static final class Run {

    private final LawBook book;
    private final LawQuestion question;
    private final LocalDate end;
    private final List<String> confirmations = new ArrayList<>();
    private final List<String> breaches = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final List<Candidate> considered = new ArrayList<>();
    private LocalDate lastDay;

    Run(LawBook book, LawQuestion question) {
      this.book = book;
      this.question = question;
      this.end = question.end();
    }

    LawAnswer choose() {
      Verdict timeBar = timeBar();
      Candidate applied = apply();
      if (applied != null) {
        checkApplied(applied);
        checkProposed(cited() == null ? applied : cited());
      }
      checkCitations(applied);
      return new LawAnswer(
          book.version(),
          timeBar,
          lastDay,
          applied,
          cited(),
          considered,
          applied != null && applied.provision().daily() ? dailyFine(applied) : "",
          breaches,
          confirmations,
          reasons);
    }

    private Verdict timeBar() {
      List<TimeBar> bars = book.timeBars().stream().filter(b -> b.inForce(end)).toList();
      if (question.to() == null) {
        reasons.add("违法行为仍在继续，追责期限自行为终了之日起计算，尚未开始。");
        confirmations.add("违法行为是否处于连续或者继续状态");
        return Verdict.permit();
      }
      if (bars.isEmpty()) {
        confirmations.add("法律库未载" + end + "的追责期限");
        return Verdict.permit();
      }
      // Where two laws stand side by side, each lengthens the period for the harm it names.
      TimeBar bar =
          bars.stream()
              .filter(b -> b.harm() == question.harm())
              .findFirst()
              .orElse(bars.get(bars.size() - 1));
      boolean harmed = bar.harm() == question.harm();
      int years = harmed ? bar.harmYears() : bar.years();
      lastDay = end.plusYears(years);
      reasons.add(
          "违法行为终了于"
              + end
              + (harmed ? "，" + bar.harmText() : "")
              + "，追责期限"
              + years
              + "年，至"
              + lastDay
              + "止（"
              + bar.article()
              + "）。");
      book.timeBars().stream()
          .filter(b -> b.inForce(question.decidedOn()) && !bars.contains(b))
          .findFirst()
          .ifPresent(
              b -> confirmations.add("追责期限的规定在行为终了后有变化（现为" + b.article() + "），适用何者须由法制审核确认"));
      if (question.foundOn() == null) {
        confirmations.add("违法行为的发现日期未填写，须确认是否在" + lastDay + "以前被发现");
        return Verdict.permit();
      }
      if (question.foundOn().isAfter(lastDay)) {
        return Verdict.refuse(
            "违法行为终了于" + end + "，至" + lastDay + "追责期限届满，" + question.foundOn() + "才被发现，不再给予行政处罚",
            bar.article());
      }
      return Verdict.permit();
    }

    private Candidate apply() {
      for (Provision provision : question.violation().provisions()) {
        if (provision.permitHolder() && !Boolean.TRUE.equals(question.permitHolder())) {
          skipped(provision);
          continue;
        }
        boolean then = provision.inForce(end);
        boolean now = provision.inForce(question.decidedOn());
        if (then || now) {
          Candidate.Time time =
              then && now ? Candidate.Time.BOTH : then ? Candidate.Time.OLD : Candidate.Time.NEW;
          considered.add(candidate(provision, time));
        }
      }
      List<Candidate> then = yielding(at(Candidate.Time.OLD, Candidate.Time.BOTH), end);
      List<Candidate> now =
          yielding(at(Candidate.Time.NEW, Candidate.Time.BOTH), question.decidedOn());
      if (then.isEmpty() && now.isEmpty()) {
        confirmations.add("法律库未载" + end + "对该行为的处罚条文，须由法制审核确认");
        reasons.add("法律库中没有在" + end + "有效的处罚条文。");
        return null;
      }
      checkPeriod();
      if (!then.isEmpty() && then.stream().allMatch(this::sparesThem)) {
        return spared(then, now);
      }
      Candidate old = heaviest(punishing(then), end);
      if (old == null) {
        String lighter = principle("LIGHTER", question.decidedOn());
        confirmations.add("法律库未载行为时的处罚条文，行为时是否违法、当时的条文须由法制审核确认");
        reasons.add("行为时的条文未载；后来的条文不溯及既往，不能直接适用" + lighter + "。");
        now.forEach(c -> note(c, "行为时尚未施行，不溯及既往"));
        return null;
      }
      if (old.time() == Candidate.Time.BOTH && now.stream().noneMatch(Run::isNew)) {
        return settle(old, "行为时有效，且现行有效");
      }
      return compare(old, heaviest(punishing(now), question.decidedOn()));
    }

    /** Whether a provision fines others, but not the persons who answer for an organisation. */
    private boolean sparesThem(Candidate candidate) {
      return question.subject() == Subject.RESPONSIBLE
          && candidate.provision().leavesOut(question.subject());
    }

    /** Of several norms only those that fine the subject are weighed against one another. */
    private List<Candidate> punishing(List<Candidate> candidates) {
      List<Candidate> punishing = candidates.stream().filter(c -> !sparesThem(c)).toList();
      if (punishing.isEmpty()) {
        return candidates;
      }
      candidates.stream()
          .filter(this::sparesThem)
          .forEach(c -> note(c, "对" + question.subject().label() + "没有规定罚款，不适用"));
      return punishing;
    }

    /** What was no offence of the person on the day is none by what came later (处罚法第三十七条). */
    private Candidate spared(List<Candidate> then, List<Candidate> now) {
      String whom = question.subject().label();
      Candidate old = then.get(0);
      List<Candidate> later = now.stream().filter(c -> isNew(c) && c.range() != null).toList();
      later.forEach(c -> note(c.withoutRange(), "行为时的条文不处罚" + whom + "，不溯及既往"));
      String why = "行为时的条文不处罚" + whom + (later.isEmpty() ? "" : "，后来的规定不溯及既往");
      String article = old.provision().article();
      reasons.add(
          "行为时“"
              + article
              + "”只对其他当事人规定罚款，"
              + why
              + (later.isEmpty() ? "" : principle("LIGHTER", question.decidedOn()))
              + "，没有可以适用的罚款幅度。");
      confirmations.add(why + "；法律库所载“" + article + "”是否完整，须由法制审核查阅条文原文确认，未经确认不得对" + whom + "罚款");
      if (question.proposed() != null) {
        breaches.add(why + "，拟罚款" + Fen.text(question.proposed()) + "没有依据");
      }
      then.forEach(c -> note(c, why));
      return old.because(why);
    }

    /** A provision for holders of a permit counts only when the party is known to be one. */
    private void skipped(Provision provision) {
      if (question.permitHolder() == null && provision.inForce(end)) {
        confirmations.add("当事人是否持有排污许可证；持有的，“" + provision.article() + "”同样适用，按罚款数额高的规定处罚");
      }
    }

    private Candidate cited() {
      return question.citedBasis().isEmpty()
          ? null
          : considered.stream()
              .filter(c -> Citation.fits(question.citedBasis(), c.provision()))
              .findFirst()
              .orElse(null);
    }

    private static boolean isNew(Candidate candidate) {
      return candidate.time() == Candidate.Time.NEW;
    }

    private List<Candidate> at(Candidate.Time one, Candidate.Time other) {
      return considered.stream().filter(c -> c.time() == one || c.time() == other).toList();
    }

    /** Without the provisions that stand back before a statute that covers the act on that day. */
    private List<Candidate> yielding(List<Candidate> candidates, LocalDate day) {
      List<Candidate> kept = new ArrayList<>();
      for (Candidate candidate : candidates) {
        Optional<Candidate> before =
            candidates.stream()
                .filter(c -> c.provision().statute().id().equals(candidate.provision().yieldsTo()))
                .findFirst();
        if (before.isEmpty()) {
          kept.add(candidate);
        } else {
          String why =
              "“"
                  + candidate.provision().article()
                  + "”未被明令废止，与上位法“"
                  + before.get().provision().article()
                  + "”并存";
          confirmations.add(why + "，适用何者须由法制审核确认（" + day + "）");
          note(candidate, why + "，暂按上位法");
        }
      }
      return kept;
    }

    private void checkPeriod() {
      boolean changed =
          question.violation().provisions().stream()
              .anyMatch(p -> p.from().isAfter(question.from()) && !p.from().isAfter(end));
      if (changed) {
        reasons.add("违法行为自" + question.from() + "持续至" + end + "，其间法律有变化，适用行为终了时的法律。");
        confirmations.add("违法行为跨越新旧法律，是否为同一连续或者继续的行为");
      }
    }

    /** Of several provisions for one act the one with the higher fine (处罚法第二十九条). */
    private Candidate heaviest(List<Candidate> candidates, LocalDate day) {
      if (candidates.size() < 2) {
        return candidates.isEmpty() ? null : candidates.get(0);
      }
      List<Candidate> known = candidates.stream().filter(c -> c.range() != null).toList();
      Candidate heaviest = known.stream().max(BY_WEIGHT).orElse(candidates.get(0));
      String article = principle("HIGHEST", day);
      boolean all = known.size() == candidates.size();
      if (!all) {
        confirmations.add("有条文的罚款幅度无法计算，“按照罚款数额高的规定处罚”须由承办人比较" + open("，", candidates));
      }
      reasons.add(
          "同一行为违反多个法律规范，均应罚款的，按照罚款数额高的规定处罚，"
              + (all ? "" : "有条文的幅度无法比较，暂")
              + "适用“"
              + heaviest.provision().article()
              + "”"
              + article
              + "。");
      confirmations.add("是否为同一个违法行为，同时符合所列各条的构成要件");
      for (Candidate other : candidates) {
        if (!other.equals(heaviest)) {
          note(
              other,
              other.range() == null || heaviest.range() == null
                  ? "同一行为，罚款幅度无法比较，暂不适用"
                  : "同一行为，罚款数额较低，不适用" + article);
        }
      }
      return heaviest;
    }

    private Candidate compare(Candidate old, Candidate newer) {
      String article = principle("LIGHTER", question.decidedOn());
      if (newer == null || newer.equals(old)) {
        confirmations.add("行为时的条文已失效，法律库未载现行条文，现行法是否仍认定为违法、是否较轻须由法制审核确认");
        return settle(old, "适用行为时的法律" + article);
      }
      if (old.range() == null || newer.range() == null) {
        uncompared(old, newer);
        note(newer, "幅度无法比较");
        return settle(old, "暂按行为时的法律" + article);
      }
      confirmations.add("新旧法律轻重的比较（" + old.range().text() + "；" + newer.range().text() + "）");
      int order = BY_WEIGHT.compare(newer, old);
      if (order == 0 && newer.provision().optional() && !old.provision().optional()) {
        return optional(old, newer, article);
      }
      String weight = order < 0 ? "新的规定处罚较轻" : order == 0 ? "轻重相同" : "新的规定处罚较重";
      reasons.add(
          "行为时“"
              + old.provision().article()
              + "”为"
              + old.range().text()
              + "，决定时“"
              + newer.provision().article()
              + "”为"
              + newer.range().text()
              + "，"
              + weight
              + "。");
      if (order < 0) {
        note(old, "处罚较重，不适用");
        return settle(newer, "新的规定处罚较轻，适用新的规定" + article);
      }
      note(newer, order == 0 ? "轻重相同，不适用" : "处罚较重，不适用");
      return settle(old, "适用行为时的法律" + article);
    }

    /** Of two fines of the same amount the one that may be left out is lighter. */
    private Candidate optional(Candidate old, Candidate newer, String article) {
      confirmations.add(
          "新旧条文的罚款幅度相同，“"
              + old.provision().article()
              + "”为“应当”处以罚款，“"
              + newer.provision().article()
              + "”为“可以”处以罚款，按新的规定较轻适用，须由法制审核确认");
      reasons.add(
          "行为时“"
              + old.provision().article()
              + "”与决定时“"
              + newer.provision().article()
              + "”均为"
              + newer.range().text()
              + "，但新的规定为“可以”处以罚款，处罚较轻。");
      note(old, "幅度相同，但为“应当”处以罚款，处罚较重，不适用");
      return settle(newer, "新的规定处罚较轻，适用新的规定" + article);
    }

    /** What is missing in the case can be added; what the register does not hold must be read. */
    private void uncompared(Candidate old, Candidate newer) {
      if (old.undecided() || newer.undecided()) {
        confirmations.add("新旧条文的罚款幅度无法比较" + open("，", List.of(old, newer)));
        return;
      }
      List<String> unrecorded =
          Stream.of(old, newer)
              .map(Candidate::provision)
              .filter(p -> p.fines(question.subject()).isEmpty())
              .map(p -> "“" + p.article() + "”")
              .toList();
      if (unrecorded.isEmpty()) {
        confirmations.add("新旧条文的罚款幅度无法比较（缺少计算所需的数额或者情形），须补充后再作比较");
        return;
      }
      confirmations.add(
          "新旧条文的罚款幅度无法比较（法律库未载" + String.join("、", unrecorded) + "的罚款幅度），须查阅条文原文，由法制审核比较轻重");
      if (!newer.provision().note().isEmpty()) {
        confirmations.add(newer.provision().note());
      }
    }

    /** The article of a principle in brackets; empty where none is on record for the day. */
    private String principle(String id, LocalDate day) {
      String article = book.principle(id, day);
      return article.isEmpty() ? "" : "（" + article + "）";
    }

    /** Which circumstances must be known before provisions can be compared; empty when none. */
    private String open(String before, List<Candidate> candidates) {
      List<String> open =
          candidates.stream()
              .filter(Candidate::undecided)
              .map(c -> "“" + c.provision().article() + "”" + c.fines())
              .toList();
      return open.isEmpty() ? "" : before + "须确认属于哪一种情形：" + String.join("；", open);
    }

    private Candidate settle(Candidate candidate, String why) {
      reasons.add("适用“" + candidate.provision().article() + "”：" + why + "。");
      return note(candidate, why);
    }

    private Candidate note(Candidate candidate, String why) {
      Candidate noted = candidate.because(why);
      considered.replaceAll(c -> c.provision().equals(candidate.provision()) ? noted : c);
      return noted;
    }

    private void checkApplied(Candidate applied) {
      Provision provision = applied.provision();
      if (!provision.note().isEmpty()) {
        confirmations.add(provision.note());
      }
      if (provision.trust().equals("R")) {
        confirmations.add("“" + provision.article() + "”的内容未经核对，须查阅条文原文");
      }
      if (sparesThem(applied)) {
        return;
      }
      if (provision.fines(question.subject()).isEmpty()) {
        confirmations.add(
            "“" + provision.article() + "”对" + question.subject().label() + "没有载明罚款幅度，须查阅条文原文");
      } else if (fitting(provision).size() > 1) {
        confirmations.add("本条分情形规定罚款，须确认属于哪一种情形：" + applied.fines());
      }
      if (provision.optional()) {
        confirmations.add("本条为“可以”处以罚款，是否罚款由处罚机关决定");
      }
      if (!provision.detention().isEmpty()) {
        confirmations.add("是否存在可以移送行政拘留的情形：" + provision.detention());
      }
    }

    /**
     * A decision is measured by the provision on which it rests, if that one may be used at all.
     */
    private void checkProposed(Candidate applied) {
      Long proposed = question.proposed();
      if (proposed == null || applied.range() == null) {
        return;
      }
      FineRange range = applied.range();
      String per = counted(applied.provision());
      if (!per.isEmpty() && range.max() != null && proposed > range.max()) {
        confirmations.add(
            "本条按每"
                + per
                + "罚款，罚款"
                + Fen.text(proposed)
                + "高于每"
                + per
                + "的上限"
                + Fen.text(range.max())
                + "，须确认"
                + per
                + "数");
      } else if (range.max() != null && proposed > range.max()) {
        breaches.add("罚款" + Fen.text(proposed) + "高于法定最高罚款" + Fen.text(range.max()));
      }
      if (proposed < range.least()) {
        breaches.add(
            "罚款"
                + Fen.text(proposed)
                + "低于法定最低罚款"
                + Fen.text(range.least())
                + "，须有减轻处罚的法定情形（行政处罚法第三十二条）");
      }
    }

    /**
     * The unit for which the fines of a provision are counted; empty when for the act as a whole.
     */
    private String counted(Provision provision) {
      return fitting(provision).stream()
          .map(Provision.Fine::rule)
          .filter(FineRule.Amount.class::isInstance)
          .map(rule -> ((FineRule.Amount) rule).per())
          .filter(per -> !per.isEmpty())
          .findFirst()
          .orElse("");
    }

    private void checkCitations(Candidate applied) {
      List<Candidate> inForce = at(Candidate.Time.OLD, Candidate.Time.BOTH);
      String basis = question.citedBasis();
      if (!basis.isEmpty()) {
        checkStatute(basis);
        Candidate cited = cited();
        if (cited == null) {
          breaches.add(
              "所引处罚依据“"
                  + basis
                  + "”不是对该行为的处罚条文"
                  + (applied == null ? "" : "，应为“" + applied.provision().article() + "”"));
        } else if (applied != null && !cited.provision().equals(applied.provision())) {
          confirmations.add(
              "所引处罚依据“" + basis + "”与适用的“" + applied.provision().article() + "”不同，须说明理由");
        }
      }
      String breach = question.citedBreach();
      if (!breach.isEmpty()) {
        checkStatute(breach);
        boolean known = inForce.stream().anyMatch(c -> !c.provision().breach().isEmpty());
        if (known && inForce.stream().noneMatch(c -> Citation.fitsBreach(breach, c.provision()))) {
          breaches.add(
              "所引违反条款“"
                  + breach
                  + "”与该行为不符，应为"
                  + String.join(
                      "、",
                      inForce.stream()
                          .map(c -> "“" + c.provision().breachArticle() + "”")
                          .distinct()
                          .toList()));
        }
      }
    }

    private void checkStatute(String citation) {
      Optional<Statute> statute = book.statuteOf(citation, end);
      if (statute.isEmpty()) {
        confirmations.add("法律库未载所引“" + citation + "”的法律");
      } else if (!statute.get().inForce(end) && !statute.get().inForce(question.decidedOn())) {
        breaches.add("所引“" + citation + "”在行为时和决定时均不是有效的法律");
      }
    }

    /** That of the statute applied, if it has one of its own, while the provision was in force. */
    private String dailyFine(Candidate applied) {
      LocalDate day = applied.time() == Candidate.Time.OLD ? end : question.decidedOn();
      return book.dailyFine(applied.provision().statute(), day)
          .map(LawBook.DailyFineArticle::article)
          .orElse("");
    }

    private List<Provision.Fine> fitting(Provision provision) {
      return CaseFines.of(provision, question).fines();
    }

    private Candidate candidate(Provision provision, Candidate.Time time) {
      CaseFines fines = CaseFines.of(provision, question);
      fines
          .missing()
          .forEach(
              base -> confirmations.add("计算“" + provision.article() + "”的幅度需要" + base.label()));
      return new Candidate(provision, time, fines.range(), fines.text(), fines.undecided(), "");
    }
  }
}
