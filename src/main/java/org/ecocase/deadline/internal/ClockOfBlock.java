package org.ecocase.deadline.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecocase.block.BlockCall;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.ClockView;
import org.ecocase.deadline.Clocks;
import org.ecocase.deadline.Due;
import org.ecocase.deadline.SuspensionReason;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Component;

/** What blocks say of clocks: which one, from which day, for which reason. */
@Component
class ClockOfBlock {

  static final String TERM = "term";
  static final String FROM = "from";
  static final String INTO = "into";
  static final String REASON = "reason";

  private static final String FACT = "fact:";

  private final Clocks clocks;
  private final Clock time;

  ClockOfBlock(Clocks clocks, Clock time) {
    this.clocks = clocks;
    this.time = time;
  }

  static ClockName name(BlockCall call) {
    return new ClockName(call.caseId(), call.scope(), call.parameter(TERM));
  }

  Optional<ClockView> live(BlockCall call) {
    return clocks.live(call.caseId(), call.scope(), call.parameter(TERM));
  }

  /** Keeps the last day in the fact that {@code into} names. */
  static void keep(BlockCall call, ClockView clock) {
    call.optional(INTO).ifPresent(fact -> call.record(Map.of(fact, clock.due().date().toString())));
  }

  /**
   * The moment that {@code from} gives: of several facts, separated by commas, the latest day that
   * is known counts.
   */
  Optional<Instant> latest(BlockCall call, String facts) {
    return Stream.of(facts.split(",\\s*"))
        .map(call::fact)
        .flatMap(Optional::stream)
        .map(this::moment)
        .max(Comparator.naturalOrder());
  }

  /** The day that {@code from} gives, today where it gives none or one that lies ahead. */
  LocalDate on(BlockCall call) {
    LocalDate today = LocalDate.now(time);
    return call.optional(FROM)
        .flatMap(facts -> latest(call, facts))
        .map(at -> LocalDate.ofInstant(at, Due.ZONE))
        .filter(day -> day.isBefore(today))
        .orElse(today);
  }

  static LocalDate notBefore(LocalDate first, LocalDate day) {
    return day.isBefore(first) ? first : day;
  }

  /** A reason by its code, or by {@code fact:} and the fact that holds it. */
  static SuspensionReason reason(BlockCall call, String stated) {
    String code =
        stated.startsWith(FACT)
            ? call.fact(stated.substring(FACT.length())).map(Object::toString).orElse("")
            : stated;
    return SuspensionReason.of(code)
        .orElseThrow(() -> new Refusal(Refusal.Kind.RULE, "“" + code + "”不是法定的中止事由"));
  }

  static void note(BlockCall call, String kind, String text) {
    call.note(kind, text, Map.of(TERM, call.parameter(TERM)));
  }

  private Instant moment(Object fact) {
    String text = fact.toString();
    return text.length() > "yyyy-MM-dd".length()
        ? LocalDateTime.parse(text).atZone(time.getZone()).toInstant()
        : LocalDate.parse(text).atStartOfDay(time.getZone()).toInstant();
  }
}
