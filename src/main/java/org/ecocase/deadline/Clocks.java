package org.ecocase.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ecocase.deadline.internal.ClockRow;
import org.ecocase.deadline.internal.ClockStore;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Scope;
import org.ecocase.rule.Verdict;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The clocks of cases.
 *
 * <p>Every change locks its clock, writes an entry that is never changed, computes the end anew
 * from all entries, and publishes a {@link ClockChanged} in the same transaction. A refused change
 * throws a {@link Refusal} and leaves everything as it was.
 */
@Service
@Transactional
public class Clocks {

  private final Terms terms;
  private final Calendars calendars;
  private final ClockStore store;
  private final ApplicationEventPublisher events;
  private final Clock time;

  public Clocks(
      Terms terms,
      Calendars calendars,
      ClockStore store,
      ApplicationEventPublisher events,
      Clock time) {
    this.terms = terms;
    this.calendars = calendars;
    this.store = store;
    this.events = events;
    this.time = time;
  }

  /**
   * Starts a clock on a day, which is day 0.
   *
   * @param name case, scope and term
   * @param agency the agency of the case
   * @param on the day of the starting event; may lie ahead
   * @param by who does it
   * @param restart whether a clock of this name that runs is made void first
   * @throws Refusal when the term is counted in hours, is unknown, or its clock runs already
   */
  public ClockView start(ClockName name, String agency, LocalDate on, String by, boolean restart) {
    if (terms.require(name.termKey(), agency, on).unit() == Unit.HOUR) {
      throw Refusal.invalid("start", "该期限按小时计算，请填写起算的具体时刻");
    }
    return start(name, agency, on.atStartOfDay(Due.ZONE).toInstant(), by, restart);
  }

  /**
   * Starts a clock at a moment; for a term in days its day in China is day 0.
   *
   * @throws Refusal when the term is unknown or its clock runs already
   */
  public ClockView start(ClockName name, String agency, Instant at, String by, boolean restart) {
    Term term = terms.require(name.termKey(), agency, LocalDate.ofInstant(at, Due.ZONE));
    store
        .lockLive(name)
        .ifPresent(
            running -> {
              if (!restart) {
                throw Refusal.conflict("期限“" + term.label() + "”已经起算，不能重复启动");
              }
              end(running, ClockState.VOID, ClockChange.VOIDED, "重新起算", by);
            });
    Instant started =
        term.unit() == Unit.HOUR
            ? at.truncatedTo(ChronoUnit.SECONDS)
            : LocalDate.ofInstant(at, Due.ZONE).atStartOfDay(Due.ZONE).toInstant();
    Calculation end = calculate(term, started, List.of(), List.of());
    ClockRow row =
        new ClockRow(
            UUID.randomUUID(),
            name,
            agency,
            term,
            started,
            ClockState.RUNNING,
            end.due(),
            end.due(),
            soonAt(term, end.due()),
            end.provisional(),
            null);
    if (!store.insert(row)) {
      throw Refusal.conflict("期限“" + term.label() + "”已由他人启动，请刷新后查看");
    }
    record(
        row,
        ClockEntry.plain(ClockChange.STARTED, row.startDay(), "", by, time.instant())
            .dated(null, row.due()));
    return view(row, store.entries(row.id()));
  }

  /**
   * Lets a clock stand still.
   *
   * @param standstill a reason that the law gives for this term, and of what it is
   * @param from the first day that is not counted; not ahead, unless the clock itself begins then,
   *     not before the start or after the end
   * @param evidence the paper that shows it
   * @throws Refusal when the law does not let it stand still for this, or the day cannot be
   */
  public ClockView suspend(
      ClockName name, Standstill standstill, LocalDate from, String evidence, String by) {
    SuspensionReason reason = standstill.reason();
    ClockRow row = live(name);
    ClockLedger ledger = new ClockLedger(store.entries(row.id()));
    Term term = row.term();
    if (!term.suspendedBy().contains(reason)) {
      refuse("期限“" + term.label() + "”不因" + reason.label() + "中止", term.article());
    }
    if (evidence == null || evidence.isBlank()) {
      throw Refusal.invalid("evidence", "请填写中止的证明材料");
    }
    if (ledger.open().containsKey(standstill)) {
      throw Refusal.conflict("期限“" + term.label() + "”已因" + reason.label() + "中止");
    }
    if (!from.equals(row.startDay())) {
      checkNotAhead("from", from);
    }
    if (from.isBefore(row.startDay())) {
      throw Refusal.invalid("from", "中止日期早于期限起算日" + row.startDay());
    }
    if (from.isAfter(end(row, ledger.until(from), ledger).due().date())) {
      refuse("期限“" + term.label() + "”在" + from + "之前已经届满，不能再中止", term.article());
    }
    ClockEntry entry =
        ClockEntry.standing(
            ClockChange.SUSPENDED, standstill, from, evidence.strip(), by, time.instant());
    ClockRow standing =
        row.with(ClockState.SUSPENDED, row.baseDue(), row.due(), row.soonAt(), row.provisional());
    return change(row, standing, entry);
  }

  /**
   * Lets a clock run again; only the days that have passed since are given back: none where it goes
   * on from the day since when it stands still.
   *
   * @param standstill what has ended; null for all of it
   * @param on the day from which it is counted again; not ahead
   * @throws Refusal when it does not stand still for this, or the day cannot be
   */
  public ClockView resume(ClockName name, Standstill standstill, LocalDate on, String by) {
    ClockRow row = live(name);
    ClockLedger ledger = new ClockLedger(store.entries(row.id()));
    List<Standstill> ending =
        standstill == null ? List.copyOf(ledger.open().keySet()) : List.of(standstill);
    if (ending.isEmpty() || !ledger.open().keySet().containsAll(ending)) {
      throw Refusal.conflict(
          "期限“"
              + row.term().label()
              + "”没有"
              + (standstill == null ? "" : "因" + standstill.reason().label())
              + "中止");
    }
    ClockRow current = row;
    for (Standstill ended : ending) {
      LocalDate from = ledger.open().get(ended);
      if (!on.equals(from)) {
        checkNotAhead("on", on);
      }
      if (on.isBefore(from)) {
        throw Refusal.invalid("on", "恢复日期早于中止日期" + from);
      }
      ClockEntry entry =
          ClockEntry.standing(ClockChange.RESUMED, ended, on, "", by, time.instant());
      current = recount(current, entry);
    }
    return view(current, store.entries(row.id()));
  }

  /**
   * Extends a clock as far as the law allows.
   *
   * @throws Refusal with the article when the term may not be extended (any more), not by so much,
   *     not by this role, not without collective discussion, or when it has ended already
   */
  public ClockView extend(ClockName name, ClockExtension asked, String by) {
    ClockRow row = live(name);
    ClockLedger ledger = new ClockLedger(store.entries(row.id()));
    LocalDate today = today();
    Due due = end(row, ledger.until(today), ledger).due();
    if (!time.instant().isBefore(due.expiry())) {
      refuse(
          "期限“" + row.term().label() + "”已于" + due.text() + "届满，应当在届满之前批准延长", row.term().article());
    }
    Span span = ExtensionRule.check(row.term(), ledger.extensions().size(), asked);
    ClockEntry entry = ClockEntry.extension(today, span, asked, by, time.instant());
    ClockRow extended = recount(row, entry);
    return view(extended, store.entries(row.id()));
  }

  /**
   * Stops a clock because what it measured has happened.
   *
   * @throws Refusal when no such clock runs
   */
  public ClockView stop(ClockName name, String note, String by) {
    ClockRow row = end(live(name), ClockState.STOPPED, ClockChange.STOPPED, note, by);
    return view(row, store.entries(row.id()));
  }

  /**
   * Makes a clock void because it should not have run.
   *
   * @param reason why
   * @throws Refusal when no such clock runs, or no reason is given
   */
  public ClockView annul(ClockName name, String reason, String by) {
    if (reason == null || reason.isBlank()) {
      throw Refusal.invalid("reason", "请填写期限作废的原因");
    }
    ClockRow row = end(live(name), ClockState.VOID, ClockChange.VOIDED, reason.strip(), by);
    return view(row, store.entries(row.id()));
  }

  /**
   * The end of a live clock; while it stands still, the end if it ran again today.
   *
   * @param scope the scope; where it has no such clock, those around it are asked
   * @return empty when no such clock runs
   */
  @Transactional(readOnly = true)
  public Optional<Due> due(UUID caseId, String scope, String termKey) {
    return live(caseId, scope, termKey).map(ClockView::due);
  }

  /**
   * The live clock that a question about a term means.
   *
   * @param scope the scope; where it has no such clock, those around it are asked
   * @return empty when no such clock runs
   */
  @Transactional(readOnly = true)
  public Optional<ClockView> live(UUID caseId, String scope, String termKey) {
    return Scope.outward(scope).stream()
        .map(within -> find(new ClockName(caseId, within, termKey)))
        .flatMap(Optional::stream)
        .filter(clock -> clock.state().isLive())
        .findFirst();
  }

  /**
   * From when the period counts as falling due soon.
   *
   * @return empty when no such clock lives in the scope or for the case
   */
  public Optional<Instant> dueSoon(UUID caseId, String scope, String termKey) {
    return Scope.outward(scope).stream()
        .map(within -> store.latest(new ClockName(caseId, within, termKey)))
        .flatMap(Optional::stream)
        .filter(row -> row.state().isLive())
        .findFirst()
        .map(ClockRow::soonAt);
  }

  /**
   * The end that a clock would have, without starting it.
   *
   * @param termKey the term
   * @param agency the agency of the case
   * @param from the starting moment; for periods in days its day in China is day 0
   * @throws Refusal when the term is unknown
   */
  @Transactional(readOnly = true)
  public Calculation previewDue(String termKey, String agency, Instant from) {
    Term term = terms.require(termKey, agency, LocalDate.ofInstant(from, Due.ZONE));
    return calculate(term, from, List.of(), List.of());
  }

  /** The live clock of this name, or else the one that ended last. */
  @Transactional(readOnly = true)
  public Optional<ClockView> find(ClockName name) {
    return store.latest(name).map(row -> view(row, store.entries(row.id())));
  }

  /** All clocks of a case in the order of their start. */
  @Transactional(readOnly = true)
  public List<ClockView> of(UUID caseId) {
    Map<UUID, List<ClockEntry>> entries = store.entriesOf(caseId);
    return store.of(caseId).stream().map(row -> view(row, entries.get(row.id()))).toList();
  }

  /**
   * For how many days clocks have stood still up to today; days with several reasons count once.
   *
   * @return by clock; those that never stood still are left out
   */
  @Transactional(readOnly = true)
  public Map<UUID, Long> suspendedDays(Collection<UUID> clockIds) {
    Map<UUID, Long> days = new LinkedHashMap<>();
    store
        .standstills(clockIds)
        .forEach(
            (clock, entries) ->
                days.put(
                    clock,
                    new ClockLedger(entries)
                        .until(today()).stream()
                            .flatMap(standing -> standing.from().datesUntil(standing.to()))
                            .distinct()
                            .count()));
    return days;
  }

  /**
   * Computes live clocks anew whose end may depend on the days off of a year.
   *
   * @return how many ends changed
   */
  public int recompute(int year, String by) {
    int changed = 0;
    for (UUID id : store.dependingOn(year)) {
      ClockRow row = store.lockLive(id).orElse(null);
      if (row != null && recompute(row, year, by)) {
        changed++;
      }
    }
    return changed;
  }

  /** Dates anew what depends on a year, in the transaction that loads it. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(CalendarLoaded loaded) {
    recompute(loaded.year(), loaded.by());
  }

  private boolean recompute(ClockRow row, int year, String by) {
    ClockRow counted = dated(row, new ClockLedger(store.entries(row.id())));
    if (counted.equals(row)) {
      return false;
    }
    store.update(counted);
    if (counted.due().equals(row.due())) {
      // The end stands; it is perhaps no longer provisional, or due soon on another day.
      return false;
    }
    String note = year + "年放假安排载入后重新计算";
    ClockEntry entry = ClockEntry.plain(ClockChange.RECOMPUTED, today(), note, by, time.instant());
    record(counted, entry.dated(row.due(), counted.due()));
    return true;
  }

  private ClockRow live(ClockName name) {
    return store
        .lockLive(name)
        .orElseThrow(
            () -> {
              String label =
                  terms.table().terms().stream()
                      .filter(term -> term.key().equals(name.termKey()))
                      .map(Term::label)
                      .findFirst()
                      .orElse(name.termKey());
              return Refusal.conflict("期限“" + label + "”没有在计算");
            });
  }

  private ClockRow end(ClockRow row, ClockState state, ClockChange what, String note, String by) {
    Instant now = time.instant();
    ClockRow ended = settled(row).ended(state, now);
    store.update(ended);
    String remark = note == null ? "" : note.strip();
    record(ended, ClockEntry.plain(what, today(), remark, by, now).dated(row.due(), null));
    return ended;
  }

  /** A clock that ends while it stands still has not expired meanwhile: its days are given back. */
  private ClockRow settled(ClockRow row) {
    if (row.state() != ClockState.SUSPENDED) {
      return row;
    }
    ClockLedger ledger = new ClockLedger(store.entries(row.id()));
    Calculation end = end(row, ledger.until(today()), ledger);
    return row.with(row.state(), row.baseDue(), end.due(), row.soonAt(), end.provisional());
  }

  /** Adds an entry that moves the end, and counts anew. */
  private ClockRow recount(ClockRow row, ClockEntry entry) {
    List<ClockEntry> entries = new ArrayList<>(store.entries(row.id()));
    entries.add(entry);
    ClockLedger ledger = new ClockLedger(entries);
    ClockRow counted = dated(row, ledger);
    store.update(counted);
    record(counted, entry.dated(row.due(), counted.due()));
    return counted;
  }

  private ClockRow dated(ClockRow row, ClockLedger ledger) {
    Calculation end = end(row, ledger.closed(), ledger);
    ClockState state = ledger.open().isEmpty() ? ClockState.RUNNING : ClockState.SUSPENDED;
    Due base = calculate(row.term(), row.startedAt(), List.of(), List.of()).due();
    return row.with(state, base, end.due(), soonAt(row.term(), end.due()), end.provisional());
  }

  private ClockView change(ClockRow before, ClockRow after, ClockEntry entry) {
    store.update(after);
    record(after, entry.dated(before.due(), after.due()));
    return view(after, store.entries(after.id()));
  }

  private void record(ClockRow row, ClockEntry entry) {
    store.append(row.id(), entry);
    events.publishEvent(
        new ClockChanged(
            row.id(),
            row.name().caseId(),
            row.agency(),
            row.name().scope(),
            row.name().termKey(),
            entry.oldDue(),
            entry.newDue(),
            entry.what(),
            row.state(),
            entry.by(),
            entry.at(),
            details(row, entry)));
  }

  private static Map<String, String> details(ClockRow row, ClockEntry entry) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("label", row.term().label());
    details.put("article", row.term().article());
    details.put("on", entry.on().toString());
    details.put("note", entry.note());
    details.put("provisional", String.valueOf(row.provisional()));
    if (entry.reason() != null) {
      details.put("reason", entry.reason().label());
    }
    if (entry.amount() != null) {
      details.put("amount", entry.amount().toString());
      details.put("unit", entry.unit().label());
      details.put("approver", entry.approver());
      details.put("collective", String.valueOf(entry.collective()));
    }
    return details;
  }

  private ClockView view(ClockRow row, List<ClockEntry> entries) {
    Instant at = row.endedAt() == null ? time.instant() : row.endedAt();
    ClockLedger ledger = new ClockLedger(entries);
    Calculation now = end(row, ledger.until(LocalDate.ofInstant(at, Due.ZONE)), ledger);
    Due due = row.state() == ClockState.SUSPENDED ? now.due() : row.due();
    Lamp lamp = Lamp.of(row.state(), row.soonAt(), row.due().expiry(), at);
    List<Step> steps = new ArrayList<>(now.steps());
    if (row.state() == ClockState.SUSPENDED) {
      steps.add(new Step("期限仍在中止，暂按今日恢复推算", due.text(), ""));
    }
    return new ClockView(
        row.id(),
        row.name(),
        row.agency(),
        row.term(),
        row.startedAt(),
        row.state(),
        lamp,
        row.baseDue(),
        due,
        row.provisional(),
        now.suspended(),
        Remaining.text(row.state(), row.term(), due, at, calendars.current()),
        steps,
        entries,
        row.endedAt());
  }

  private Calculation end(ClockRow row, List<Suspension> suspensions, ClockLedger ledger) {
    return calculate(row.term(), row.startedAt(), suspensions, ledger.extensions());
  }

  private Calculation calculate(
      Term term, Instant start, List<Suspension> suspensions, List<Span> extensions) {
    return new DeadlineCalculator(calendars.current())
        .calculate(DeadlineCalculator.Rule.of(term), start, suspensions, extensions);
  }

  /** From when a period of a term counts as falling due soon that ends then. */
  public Instant soonAt(Term term, Due due) {
    return Remaining.soonAt(term, due, calendars.current());
  }

  private void checkNotAhead(String field, LocalDate day) {
    if (day.isAfter(today())) {
      throw Refusal.invalid(field, "日期不能晚于今日");
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(time.instant(), Due.ZONE);
  }

  private static void refuse(String reason, String article) {
    Verdict.refuse(reason, article).orThrow();
  }
}
