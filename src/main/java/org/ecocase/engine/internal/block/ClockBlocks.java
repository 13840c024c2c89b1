package org.ecocase.engine.internal.block;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.deadline.ClockExtension;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.ClockState;
import org.ecocase.deadline.ClockView;
import org.ecocase.deadline.Clocks;
import org.ecocase.deadline.Due;
import org.ecocase.deadline.Standstill;
import org.ecocase.deadline.SuspensionReason;
import org.ecocase.deadline.Terms;
import org.ecocase.journal.Journal;
import org.ecocase.org.CurrentActor;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Scope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 启动、中止、恢复、延长、终结法定期限. */
@Configuration(proxyBeanMethods = false)
class ClockBlocks {

  @Bean
  ClockDesk clockDesk(
      Clocks clocks,
      Terms terms,
      CaseFiles caseFiles,
      Journal journal,
      CurrentActor actor,
      Clock time) {
    return new ClockDesk(clocks, terms, caseFiles, journal, actor, time);
  }

  @Bean
  JavaDelegate extendClock(ClockDesk desk) {
    return execution -> desk.extend(new BlockCall(execution));
  }

  private static final String FACT = "fact:";

  record ClockDesk(
      Clocks clocks,
      Terms terms,
      CaseFiles caseFiles,
      Journal journal,
      CurrentActor actor,
      Clock time) {

    /**
     * Starts a clock now, or on the day that a fact of the case gives: {@code from} names the fact,
     * with its scope before a colon where it has one, such as {@code notice:deliveryDate}; of
     * several facts, separated by commas, the latest day that is known counts. {@code into} names a
     * fact that keeps the last day.
     */
    void start(BlockCall step) {
      Instant from = beginning(step);
      if (known(step, LocalDate.ofInstant(from, time.getZone()))) {
        keep(step, clocks.start(name(step), step.agency(), from, by(), true));
      } else {
        note(step, "CLOCK_NOT_STARTED", "当时的法律没有规定该期限，不计算");
      }
    }

    /** The law of an earlier day may not have known a term that the table has now. */
    private boolean known(BlockCall step, LocalDate day) {
      String term = step.parameter("term");
      return !terms.table().keys().contains(term)
          || terms.table().find(term, step.agency(), day).isPresent();
    }

    private void keep(BlockCall step, ClockView clock) {
      String into = step.optional("into");
      if (into != null) {
        caseFiles.record(step.caseId(), step.scope(), Map.of(into, clock.due().date().toString()));
      }
    }

    private Instant beginning(BlockCall step) {
      String from = step.optional("from");
      if (from == null) {
        return time.instant();
      }
      return latest(step, from)
          .orElseThrow(() -> new Refusal(Refusal.Kind.RULE, "缺少期限的起算日期“" + from + "”"));
    }

    private Optional<Instant> latest(BlockCall step, String facts) {
      return Stream.of(facts.split(",\\s*"))
          .map(fact -> day(step, fact))
          .flatMap(Optional::stream)
          .max(Comparator.naturalOrder());
    }

    private Optional<Instant> day(BlockCall step, String fact) {
      return fact(step, fact).map(this::moment);
    }

    /** The value of a fact, with its scope before a colon where it is not that of the step. */
    private Optional<Object> fact(BlockCall step, String fact) {
      int colon = fact.indexOf(':');
      List<String> scopes =
          colon < 0 ? List.of(step.scope()) : Scope.seen(step.scope(), fact.substring(0, colon));
      return scopes.stream()
          .map(scope -> caseFiles.facts(step.caseId(), scope).get(fact.substring(colon + 1)))
          .filter(Objects::nonNull)
          .findFirst();
    }

    /** Stops those of the named clocks that run; {@code note} says why if not simply done. */
    void stop(BlockCall step) {
      String note = step.optional("note");
      for (String term : step.parameter("term").split(",\\s*")) {
        clocks
            .live(step.caseId(), step.scope(), term)
            .ifPresent(clock -> clocks.stop(clock.name(), note == null ? "办理完毕" : note, by()));
      }
    }

    /**
     * Lets a clock stand still for a reason, beside the reasons for which it does already: {@code
     * reason} is its code or {@code fact:} and the fact that holds it. {@code from} names the day
     * as in {@link #start}; where none is known, or without it, that is today. A day before the
     * start of the clock counts as the day of its start, a day ahead as today. {@code evidence}
     * names the fact whose text shows the reason, otherwise it is the reason's name. A clock that
     * was over by that day cannot stand still any more, which is noted; one that does not run is
     * left alone.
     */
    void suspend(BlockCall step) {
      SuspensionReason reason = reason(step, step.parameter("reason"));
      ClockView clock = live(step).orElse(null);
      if (clock == null) {
        return;
      }
      LocalDate from = notBefore(LocalDate.ofInstant(clock.startedAt(), Due.ZONE), on(step));
      if (clock.state() == ClockState.RUNNING && from.isAfter(clock.due().date())) {
        note(step, "CLOCK_EXPIRED", "期限已经届满，" + reason.label() + "时间不再扣除");
      } else {
        clocks.suspend(
            clock.name(), new Standstill(reason, step.scope()), from, evidence(step, reason), by());
      }
    }

    private SuspensionReason reason(BlockCall step, String stated) {
      String code =
          stated.startsWith(FACT)
              ? fact(step, stated.substring(FACT.length())).map(Object::toString).orElse("")
              : stated;
      return SuspensionReason.of(code)
          .orElseThrow(() -> new Refusal(Refusal.Kind.RULE, "“" + code + "”不是法定的中止事由"));
    }

    private String evidence(BlockCall step, SuspensionReason reason) {
      return Optional.ofNullable(step.optional("evidence"))
          .flatMap(fact -> fact(step, fact))
          .map(Object::toString)
          .filter(text -> !text.isBlank())
          .orElse(reason.label());
    }

    /**
     * Lets a clock run again; only the days between are given back. {@code reason} says which
     * reason of this run or of what is around it has ended, otherwise all have. {@code from} names
     * the day from which it counts again as in {@link #start}; where none is known, or without it,
     * that is today. A day before the suspension counts as its first day, so that nothing is given
     * back, a day ahead as today. A clock that does not stand still, such as one that was over
     * before it could, is left alone. {@code into} names a fact that keeps the new last day.
     */
    void resume(BlockCall step) {
      String stated = step.optional("reason");
      SuspensionReason ended = stated == null ? null : reason(step, stated);
      LocalDate on = on(step);
      live(step).map(ClockView::standing).orElse(Map.of()).entrySet().stream()
          .filter(standing -> ended == null || ends(step, ended, standing.getKey()))
          .map(
              standing ->
                  clocks.resume(
                      live(step).orElseThrow().name(),
                      standing.getKey(),
                      notBefore(standing.getValue(), on),
                      by()))
          .reduce((earlier, last) -> last)
          .ifPresent(clock -> keep(step, clock));
    }

    /** What stands still for another run goes on standing still. */
    private static boolean ends(BlockCall step, SuspensionReason reason, Standstill standing) {
      return standing.reason() == reason && Scope.sees(step.scope(), standing.scope());
    }

    private Optional<ClockView> live(BlockCall step) {
      return clocks.live(step.caseId(), step.scope(), step.parameter("term"));
    }

    /** The day that {@code from} gives, today where it gives none or one that lies ahead. */
    private LocalDate on(BlockCall step) {
      LocalDate today = LocalDate.now(time);
      return Optional.ofNullable(step.optional("from"))
          .flatMap(facts -> latest(step, facts))
          .map(at -> LocalDate.ofInstant(at, Due.ZONE))
          .filter(day -> day.isBefore(today))
          .orElse(today);
    }

    private static LocalDate notBefore(LocalDate first, LocalDate day) {
      return day.isBefore(first) ? first : day;
    }

    private void note(BlockCall step, String kind, String text) {
      journal.append(step.caseId(), by(), kind, text, Map.of("term", step.parameter("term")));
    }

    /**
     * Extends as the term allows it; {@code approver} is the role that has approved. {@code into}
     * names a fact that keeps the new last day.
     */
    void extend(BlockCall step) {
      ClockExtension extension =
          new ClockExtension(
              null,
              step.parameter("approver"),
              Boolean.parseBoolean(step.optional("collective")),
              "经批准延长");
      keep(
          step, clocks.extend(live(step).map(ClockView::name).orElse(name(step)), extension, by()));
    }

    private Instant moment(Object fact) {
      String text = fact.toString();
      return text.length() > "yyyy-MM-dd".length()
          ? java.time.LocalDateTime.parse(text).atZone(time.getZone()).toInstant()
          : LocalDate.parse(text).atStartOfDay(time.getZone()).toInstant();
    }

    private static ClockName name(BlockCall step) {
      return new ClockName(step.caseId(), step.scope(), step.parameter("term"));
    }

    private String by() {
      return actor.get().id();
    }
  }
}
