package org.ecocase.engine.internal.bridge;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.deadline.ClockState;
import org.ecocase.deadline.ClockView;
import org.ecocase.deadline.Clocks;
import org.ecocase.deadline.Term;
import org.ecocase.deadline.Terms;
import org.ecocase.dictionary.FactKeys;
import org.springframework.stereotype.Component;

/**
 * The first lines of every form: which case, whose, how many days are left, and what happens when
 * they are over.
 */
@Component
class CaseHeader {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final CaseFiles caseFiles;
  private final Clocks clocks;
  private final Terms terms;
  private final Clock clock;

  CaseHeader(CaseFiles caseFiles, Clocks clocks, Terms terms, Clock clock) {
    this.caseFiles = caseFiles;
    this.clocks = clocks;
    this.terms = terms;
    this.clock = clock;
  }

  /**
   * Until when a task has to be done.
   *
   * @param due its last moment; null without one
   * @param soon from when it counts as falling due soon; null for never
   * @param term the term by which the model dates it; null without one
   * @param scope the scope of its process in the case
   */
  record Limit(Date due, Date soon, String term, String scope) {}

  String of(UUID caseId, Map<String, Object> facts, Limit limit) {
    CaseFile file = caseFiles.get(caseId);
    StringBuilder line = new StringBuilder("### ").append(plain(file.number()));
    if (facts.get(FactKeys.PARTY_NAME) instanceof String name) {
      line.append("　").append(plain(name));
    }
    if (!file.title().isEmpty()) {
      line.append("　").append(plain(file.title()));
    }
    Optional<ClockView> clock =
        limit.term() == null
            ? Optional.empty()
            : clocks.live(file.id(), limit.scope(), limit.term());
    if (clock.filter(c -> c.state() == ClockState.SUSPENDED).isPresent()) {
      line.append("\n\n**中止** 期限已经中止，恢复后继续计算");
    } else if (limit.due() != null) {
      line.append("\n\n").append(remaining(limit));
    }
    String expiry = limit.term() == null ? "" : term(file, limit, clock).expiry();
    if (!expiry.isBlank()) {
      line.append("\n\n期满后：").append(plain(expiry));
    }
    return line.toString();
  }

  /** What the term's row says happens at its end is known before. */
  private Term term(CaseFile file, Limit limit, Optional<ClockView> clock) {
    return clock
        .map(ClockView::term)
        .orElseGet(() -> terms.forTask(limit.term(), file.agency(), LocalDate.now(this.clock)));
  }

  /** Chinese brackets within bold text would keep Markdown from seeing its end. */
  private String remaining(Limit limit) {
    Date due = limit.due();
    boolean soon = limit.soon() != null && !limit.soon().toInstant().isAfter(clock.instant());
    LocalDate last = due.toInstant().atZone(clock.getZone()).toLocalDate();
    long days = ChronoUnit.DAYS.between(LocalDate.now(clock), last);
    String end = "（期限：" + DAY.format(last) + "）";
    if (days == 0 && due.toInstant().isBefore(clock.instant())) {
      return "**超期** 今天已经届满" + end;
    }
    if (days < 0) {
      return "**超期** 已超期 **" + -days + "** 天" + end;
    }
    String lamp = soon ? "**临期** " : "正常 ";
    return lamp + (days == 0 ? "**今天到期** " + end : "剩余 **" + days + "** 天" + end);
  }

  /** The line is Markdown and a template: what people typed must not act as either. */
  private static String plain(String text) {
    return text.replaceAll("[\\r\\n]+", " ").replaceAll("([\\\\`*_\\[\\]<>#{}|!])", "\\\\$1");
  }
}
