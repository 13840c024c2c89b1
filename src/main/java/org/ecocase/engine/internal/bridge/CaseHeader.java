package org.ecocase.engine.internal.bridge;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.CaseFiles;
import org.springframework.stereotype.Component;

/** The first line of every form: which case, whose, and how many days are left. */
@Component
class CaseHeader {

  /** As on the card of the list. */
  private static final int DUE_SOON_DAYS = 3;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final CaseFiles caseFiles;
  private final Clock clock;

  CaseHeader(CaseFiles caseFiles, Clock clock) {
    this.caseFiles = caseFiles;
    this.clock = clock;
  }

  String of(UUID caseId, Map<String, Object> facts, Date due) {
    CaseFile file = caseFiles.get(caseId);
    StringBuilder line = new StringBuilder("### ").append(plain(file.number()));
    if (facts.get("partyName") instanceof String name) {
      line.append("　").append(plain(name));
    }
    if (!file.title().isEmpty()) {
      line.append("　").append(plain(file.title()));
    }
    return due == null ? line.toString() : line + "\n\n" + remaining(due);
  }

  private String remaining(Date due) {
    LocalDate last = due.toInstant().atZone(clock.getZone()).toLocalDate();
    long days = ChronoUnit.DAYS.between(LocalDate.now(clock), last);
    String end = "（期限：" + DAY.format(last) + "）";
    if (days < 0) {
      return "**【超期】已超期 " + -days + " 天**" + end;
    }
    String lamp = days <= DUE_SOON_DAYS ? "**【临期】** " : "【正常】";
    return lamp + (days == 0 ? "**今天到期**" + end : "剩余 **" + days + "** 天" + end);
  }

  /** The line is Markdown and a template: what people typed must not act as either. */
  private static String plain(String text) {
    return text.replaceAll("[\\r\\n]+", " ").replaceAll("([\\\\`*_\\[\\]<>#{}|!])", "\\\\$1");
  }
}
