package org.ecocase.discretion;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.law.Base;
import org.ecocase.law.Candidate;
import org.ecocase.law.FineRule;
import org.ecocase.law.LawAnswer;
import org.ecocase.law.LawBook;
import org.ecocase.law.LawChoice;
import org.ecocase.law.LawQuestion;
import org.ecocase.law.LawRegister;
import org.ecocase.law.Provision;
import org.ecocase.law.Subject;
import org.ecocase.law.TimeBar;
import org.ecocase.law.Violation;
import org.ecocase.rule.Refuse;
import org.springframework.stereotype.Component;

/**
 * Asks which law applies to the violation of a case, with what the case file knows by then. The
 * amount a fine is reckoned by and the circumstance are found out later than the violation; with
 * them the old and the new law are compared again (行政处罚法第三十七条).
 */
@Component
class CaseLaw {

  private final LawRegister register;
  private final Clock clock;

  CaseLaw(LawRegister register, Clock clock) {
    this.register = register;
    this.clock = clock;
  }

  /**
   * The law for a case.
   *
   * @param answer what applies and what was considered
   * @param subject who is punished
   */
  record Found(LawAnswer answer, Subject subject) {

    /** The provision that applies; empty where none is on record for the day of the act. */
    Optional<Provision> provision() {
      return Optional.ofNullable(answer.applied()).map(Candidate::provision);
    }

    /** The facts that name the provision that applies; empty where none does. */
    Map<String, Object> applied() {
      Map<String, Object> facts = new LinkedHashMap<>();
      provision()
          .ifPresent(
              provision -> {
                facts.put(CaseFacts.PROVISION, provision.id());
                facts.put(FactKeys.LAW_APPLIED, text(provision, answer.applied().fines()));
              });
      return facts;
    }

    /** Whether the law that applies fines others for the act, but not this party. */
    boolean leavesOut() {
      return provision().filter(provision -> provision.leavesOut(subject)).isPresent();
    }

    private String fine(Provision provision, String fines) {
      if (provision.leavesOut(subject)) {
        return "对" + subject.label() + "没有罚款规定";
      }
      return fines.isEmpty() ? "罚款幅度未载" : fines.contains("：") ? "罚款分情形，" + fines : "罚款" + fines;
    }

    private String text(Provision provision, String fines) {
      String orders =
          provision.orders().isEmpty() ? "" : "；应当同时" + String.join("、", provision.orders());
      String may = provision.may().isEmpty() ? "" : "；可以" + String.join("、", provision.may());
      return provision.article() + "：" + fine(provision, fines) + orders + may;
    }

    /** Why, and what a person must confirm, one sentence a line. */
    String reasoning() {
      List<String> lines = new ArrayList<>();
      if (answer.timeBar() instanceof Refuse barred) {
        lines.add(barred.reason() + "（" + barred.article() + "）。");
      }
      lines.addAll(answer.reasons());
      answer.confirmations().forEach(confirmation -> lines.add("须核实：" + confirmation));
      return String.join("\n", lines);
    }

    /** What the fines of the provisions that come into question are reckoned by. */
    List<Base> bases() {
      return considered().stream()
          .flatMap(provision -> provision.fines(subject).stream())
          .map(fine -> fine.rule().base())
          .filter(Objects::nonNull)
          .distinct()
          .toList();
    }

    /** The unit for which the provision that applies counts its fines; empty for the act itself. */
    String unit() {
      return provision().stream()
          .flatMap(provision -> provision.fines(subject).stream())
          .map(Provision.Fine::rule)
          .filter(FineRule.Amount.class::isInstance)
          .map(rule -> ((FineRule.Amount) rule).per())
          .filter(per -> !per.isEmpty())
          .findFirst()
          .orElse("");
    }

    /** Code to range of the circumstances that the provisions in question distinguish. */
    Map<String, String> circumstances() {
      Map<String, String> circumstances = new LinkedHashMap<>();
      boolean several = distinguishing().size() > 1;
      for (Provision provision : distinguishing()) {
        for (Provision.Fine fine : provision.fines(subject)) {
          circumstances.putIfAbsent(fine.circumstance(), several ? fine.label() : fine.text());
        }
      }
      return circumstances;
    }

    /** The same for people to read, under the articles that distinguish them. */
    String circumstancesText() {
      return distinguishing().stream()
          .map(
              provision ->
                  provision.article()
                      + "：\n"
                      + provision.fines(subject).stream()
                          .map(Provision.Fine::text)
                          .collect(Collectors.joining("\n")))
          .collect(Collectors.joining("\n"));
    }

    private List<Provision> distinguishing() {
      return considered().stream().filter(p -> p.fines(subject).size() > 1).toList();
    }

    /** Without a law of the day of the act there is nothing to compare. */
    private List<Provision> considered() {
      return answer.applied() == null
          ? List.of()
          : answer.considered().stream().map(Candidate::provision).toList();
    }
  }

  /** What is known when the violation has just been chosen. */
  Optional<Found> atFirst(Map<String, Object> facts) {
    return ask(facts, "", null);
  }

  /** What is known once the amount and the circumstance were entered as well. */
  Optional<Found> complete(Map<String, Object> facts) {
    return ask(
        facts,
        CaseFacts.text(facts, FactKeys.FINE_CIRCUMSTANCE),
        CaseFacts.money(facts, FactKeys.FINE_BASE_AMOUNT));
  }

  private Optional<Found> ask(Map<String, Object> facts, String circumstance, Long amount) {
    LawBook book = register.current();
    return book.violation(CaseFacts.text(facts, CaseFacts.VIOLATION))
        .map(
            violation -> {
              Subject subject = CaseFacts.subject(facts);
              LawAnswer first =
                  LawChoice.choose(book, question(violation, facts, circumstance, Map.of()));
              List<Base> bases = new Found(first, subject).bases();
              if (amount == null || bases.size() != 1) {
                return new Found(first, subject);
              }
              Map<Base, Long> amounts = Map.of(bases.get(0), amount);
              return new Found(
                  LawChoice.choose(book, question(violation, facts, circumstance, amounts)),
                  subject);
            });
  }

  private LawQuestion question(
      Violation violation,
      Map<String, Object> facts,
      String circumstance,
      Map<Base, Long> amounts) {
    LocalDate from = CaseFacts.date(facts, FactKeys.VIOLATION_DATE);
    TimeBar.Harm harm =
        Boolean.TRUE.equals(facts.get(FactKeys.LIFE_HEALTH_HARM))
            ? TimeBar.Harm.LIFE_HEALTH
            : Boolean.TRUE.equals(facts.get(FactKeys.HARMFUL_RESULT))
                ? TimeBar.Harm.POLLUTION
                : null;
    return new LawQuestion(
        violation,
        from,
        CaseFacts.lastDay(facts),
        CaseFacts.date(facts, FactKeys.VIOLATION_FOUND_DATE),
        LocalDate.now(clock),
        CaseFacts.subject(facts),
        circumstance,
        harm,
        amounts,
        "",
        facts.get(FactKeys.PERMIT_NUMBER) == null ? null : Boolean.TRUE,
        "",
        "",
        null);
  }
}
