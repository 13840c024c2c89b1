package org.ecocase.engine.internal.block;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.deadline.ClockExtension;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.ClockState;
import org.ecocase.deadline.ClockView;
import org.ecocase.deadline.Clocks;
import org.ecocase.deadline.SuspensionReason;
import org.ecocase.journal.Journal;
import org.ecocase.org.CurrentActor;
import org.ecocase.rule.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 启动、中止、恢复、延长、终结法定期限. */
@Configuration(proxyBeanMethods = false)
class ClockBlocks {

  @Bean
  ClockDesk clockDesk(
      Clocks clocks, CaseFiles caseFiles, Journal journal, CurrentActor actor, Clock time) {
    return new ClockDesk(clocks, caseFiles, journal, actor, time);
  }

  @Bean
  JavaDelegate startClock(ClockDesk desk) {
    return execution -> desk.start(new Step(execution));
  }

  @Bean
  JavaDelegate stopClock(ClockDesk desk) {
    return execution -> desk.stop(new Step(execution));
  }

  @Bean
  JavaDelegate suspendClock(ClockDesk desk) {
    return execution -> desk.suspend(new Step(execution));
  }

  @Bean
  JavaDelegate resumeClock(ClockDesk desk) {
    return execution -> desk.resume(new Step(execution));
  }

  @Bean
  JavaDelegate extendClock(ClockDesk desk) {
    return execution -> desk.extend(new Step(execution));
  }

  private static final String FACT = "fact:";

  record ClockDesk(
      Clocks clocks, CaseFiles caseFiles, Journal journal, CurrentActor actor, Clock time) {

    /**
     * Starts a clock now, or on the day that a fact of the case gives: {@code from} names the fact,
     * with its scope before a colon where it has one, such as {@code notice:deliveryDate}; of
     * several facts, separated by commas, the latest day that is known counts. {@code into} names a
     * fact that keeps the last day.
     */
    void start(Step step) {
      keep(step, clocks.start(name(step), step.agency(), beginning(step), by(), true));
    }

    private void keep(Step step, ClockView clock) {
      String into = step.optional("into");
      if (into != null) {
        caseFiles.record(step.caseId(), step.scope(), Map.of(into, clock.due().date().toString()));
      }
    }

    private Instant beginning(Step step) {
      String from = step.optional("from");
      if (from == null) {
        return time.instant();
      }
      return Stream.of(from.split(",\\s*"))
          .map(fact -> day(step, fact))
          .flatMap(Optional::stream)
          .max(Comparator.naturalOrder())
          .orElseThrow(
              () -> new Refusal(Refusal.Kind.RULE, "缺少期限的起算日期“" + from + "”"));
    }

    private Optional<Instant> day(Step step, String fact) {
      int colon = fact.indexOf(':');
      String scope = colon < 0 ? step.scope() : fact.substring(0, colon);
      return Optional.ofNullable(
              caseFiles.facts(step.caseId(), scope).get(fact.substring(colon + 1)))
          .map(this::moment);
    }

    /** Stops those of the named clocks that run; {@code note} says why if not simply done. */
    void stop(Step step) {
      String note = step.optional("note");
      for (String term : step.parameter("term").split(",\\s*")) {
        if (clocks.due(step.caseId(), step.scope(), term).isPresent()) {
          clocks.stop(
              new ClockName(step.caseId(), step.scope(), term),
              note == null ? "办理完毕" : note,
              by());
        }
      }
    }

    void suspend(Step step) {
      String stated = reason(step);
      SuspensionReason reason =
          SuspensionReason.of(stated)
              .orElseThrow(
                  () -> new Refusal(Refusal.Kind.RULE, "“" + stated + "”不是法定的中止事由"));
      if (expired(step)) {
        note(step, "期限已经届满，" + reason.label() + "时间不再扣除");
      } else {
        clocks.suspend(name(step), reason, LocalDate.now(time), reason.label(), by());
      }
    }

    /** The reason is a code, or {@code fact:} and the fact that holds it. */
    private String reason(Step step) {
      String reason = step.parameter("reason");
      return reason.startsWith(FACT)
          ? String.valueOf(
              caseFiles
                  .facts(step.caseId(), step.scope())
                  .get(reason.substring(FACT.length())))
          : reason;
    }

    /**
     * A clock that was over before it could be suspended has nothing to resume. {@code into} names
     * a fact that keeps the new last day.
     */
    void resume(Step step) {
      boolean suspended =
          clocks.find(name(step)).map(c -> c.state() == ClockState.SUSPENDED).orElse(false);
      if (suspended) {
        keep(step, clocks.resume(name(step), null, LocalDate.now(time), by()));
      }
    }

    private boolean expired(Step step) {
      return clocks
          .find(name(step))
          .filter(clock -> clock.state() == ClockState.RUNNING)
          .map(clock -> !time.instant().isBefore(clock.due().expiry()))
          .orElse(true);
    }

    private void note(Step step, String text) {
      journal.append(
          step.caseId(), by(), "CLOCK_EXPIRED", text, Map.of("term", step.parameter("term")));
    }

    /**
     * Extends as the term allows it; {@code approver} is the role that has approved. {@code into}
     * names a fact that keeps the new last day.
     */
    void extend(Step step) {
      ClockExtension extension =
          new ClockExtension(
              null,
              step.parameter("approver"),
              Boolean.parseBoolean(step.optional("collective")),
              "经批准延长");
      keep(step, clocks.extend(name(step), extension, by()));
    }

    private Instant moment(Object fact) {
      String text = fact.toString();
      return text.length() > "yyyy-MM-dd".length()
          ? java.time.LocalDateTime.parse(text).atZone(time.getZone()).toInstant()
          : LocalDate.parse(text).atStartOfDay(time.getZone()).toInstant();
    }

    private static ClockName name(Step step) {
      return new ClockName(step.caseId(), step.scope(), step.parameter("term"));
    }

    private String by() {
      return actor.get().id();
    }
  }
}
