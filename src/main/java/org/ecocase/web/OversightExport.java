package org.ecocase.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.ecocase.deadline.Lamp;
import org.ecocase.oversight.FinishedCase;
import org.ecocase.oversight.Oversight;
import org.ecocase.oversight.OversightFilter;
import org.ecocase.oversight.Page;
import org.ecocase.oversight.TermRow;
import org.ecocase.oversight.Urging;
import org.springframework.stereotype.Component;

/** The lists of 超期督办 as sheets: what is on the screen, all pages of it. */
@Component
class OversightExport {

  private static final int BATCH = 1_000;

  private static final List<String> TERMS =
      List.of(
          "案号", "当事人", "案由", "机关", "阶段", "承办机构", "承办人", "来源", "期限", "依据", "待办事项", "届满日", "状态",
          "超期天数", "剩余天数", "中止天数", "暂定", "催办情况");
  private static final List<String> FINISHED =
      List.of(
          "案号", "当事人", "案由", "机关", "结果", "承办机构", "承办人", "来源", "收到日期", "立案日期", "办结日期", "期限数",
          "超期期限数", "超期情况");

  private final Oversight oversight;
  private final Clock clock;

  OversightExport(Oversight oversight, Clock clock) {
    this.oversight = oversight;
    this.clock = clock;
  }

  /**
   * A table with its heading; a cell is a text, a number, a date, or null.
   *
   * @param name what the file is called
   */
  record Sheet(String name, List<String> columns, List<List<Object>> rows) {}

  Sheet terms(OversightFilter filter) {
    return sheet("超期督办", TERMS, offset -> oversight.terms(filter, BATCH, offset), this::cells);
  }

  Sheet finished(OversightFilter filter) {
    return sheet(
        "已办结案件", FINISHED, offset -> oversight.finished(filter, BATCH, offset), this::cells);
  }

  private static <T> Sheet sheet(
      String name,
      List<String> columns,
      Function<Integer, Page<T>> read,
      Function<T, List<Object>> cells) {
    List<List<Object>> rows = new ArrayList<>();
    Page<T> page = read.apply(0);
    while (!page.items().isEmpty() && rows.size() < Page.MOST) {
      page.items().forEach(item -> rows.add(cells.apply(item)));
      page =
          page.items().size() < BATCH ? new Page<>(List.of(), 0, false) : read.apply(rows.size());
    }
    if (!page.items().isEmpty()) {
      rows.add(List.of("（仅导出前" + Page.MOST + "条，请缩小筛选范围后再导出）"));
    }
    return new Sheet(name, columns, rows);
  }

  private List<Object> cells(TermRow row) {
    return Arrays.asList(
        row.number(),
        row.party(),
        row.title(),
        oversight.agencyName(row.agency()),
        row.stage().label(),
        row.unit(),
        row.officerName(),
        oversight.sourceLabel(row.source()),
        row.label(),
        row.internal() ? "机关内部期限" : row.article(),
        row.task(),
        row.due().replace('T', ' '),
        row.lamp().label(),
        row.lamp() == Lamp.OVERDUE ? -row.days() : null,
        row.lamp() == Lamp.OVERDUE || row.lamp() == Lamp.SUSPENDED ? null : row.days(),
        row.suspendedDays(),
        row.provisional() ? "是" : "",
        urging(row.urging()));
  }

  private static String urging(Urging urging) {
    if (urging == null) {
      return "";
    }
    return urging.answeredAt() == null
        ? "已催办，待" + urging.personName() + "答复"
        : "已答复，预计" + urging.expectedEnd() + "办结：" + urging.progress();
  }

  private List<Object> cells(FinishedCase row) {
    return Arrays.asList(
        row.number(),
        row.party(),
        row.title(),
        oversight.agencyName(row.agency()),
        row.stage().label(),
        row.unit(),
        row.officerName(),
        oversight.sourceLabel(row.source()),
        day(row.receivedAt()),
        row.filedOn(),
        day(row.closedAt()),
        row.termsEnded(),
        row.termsLate(),
        row.late());
  }

  private LocalDate day(Instant moment) {
    return moment == null ? null : LocalDate.ofInstant(moment, clock.getZone());
  }
}
