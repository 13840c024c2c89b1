package org.ecocase.casefile.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ecocase.deadline.ClockChanged;
import org.ecocase.journal.Journal;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every change of a statutory clock stands in the journal, with the dates before and after. */
@Component
class ClockJournal {

  private static final Map<String, String> WORDS =
      Map.of(
          "STARTED", "起算",
          "SUSPENDED", "中止",
          "RESUMED", "恢复",
          "EXTENDED", "延长",
          "STOPPED", "终结",
          "VOIDED", "作废",
          "RECOMPUTED", "按新的放假安排重新计算");

  private final Journal journal;

  ClockJournal(Journal journal) {
    this.journal = journal;
  }

  /**
   * First of all who listen: the lock on the journal lets a change of a clock wait for whatever
   * else writes about the case, such as a timer that expires now, before anything is dated anew.
   */
  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void on(ClockChanged changed) {
    String label = changed.details().getOrDefault("label", changed.termKey());
    String due = changed.newDue() == null ? "" : "，至" + changed.newDue().text() + "届满";
    Map<String, Object> details = new LinkedHashMap<>(changed.details());
    details.put("term", changed.termKey());
    details.put("scope", changed.scope());
    details.put("state", changed.state().name());
    if (changed.oldDue() != null) {
      details.put("before", changed.oldDue().text());
    }
    if (changed.newDue() != null) {
      details.put("after", changed.newDue().text());
    }
    journal.append(
        changed.caseId(),
        changed.by(),
        "CLOCK_" + changed.what().name(),
        "“" + label + "”期限" + WORDS.getOrDefault(changed.what().name(), "变更") + due,
        details);
  }
}
