package org.ecocase.deadline.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ecocase.deadline.CalendarYear;
import org.ecocase.rule.Refusal;

/** Reads a year's days off from YAML (or JSON, which is YAML too) and refuses what cannot be so. */
public final class CalendarYearReader {

  private static final int MAX_CHARS = 20_000;
  private static final int MAX_ENTRIES = 60;
  private static final int MAX_DAYS_OFF = 60;
  private static final Set<String> FIELDS = Set.of("year", "source", "holidays", "workdays");
  private static final YAMLMapper YAML = new YAMLMapper();

  private CalendarYearReader() {}

  /**
   * Reads one year.
   *
   * @throws Refusal of kind INVALID, naming the field in Chinese terms, when anything is wrong
   */
  public static CalendarYear read(int year, String text) {
    JsonNode root = parse(text);
    root.fieldNames()
        .forEachRemaining(name -> check(FIELDS.contains(name), name, "不认识的字段“" + name + "”"));
    check(root.path("year").isInt(), "year", "年份应为四位整数");
    check(root.path("year").intValue() == year, "year", "文件中的年份与要载入的" + year + "年不一致");
    check(year >= 2000 && year <= 2100, "year", "年份应在2000年至2100年之间");
    String source = root.path("source").asText("").strip();
    check(!source.isEmpty() && source.length() <= 100, "source", "请填写国务院办公厅通知文号（不超过100字）");
    List<CalendarYear.Holiday> holidays = holidays(root.path("holidays"), year);
    List<LocalDate> workdays = workdays(root.path("workdays"), year, holidays);
    return new CalendarYear(year, source, holidays, workdays);
  }

  private static JsonNode parse(String text) {
    check(text != null && !text.isBlank(), "content", "放假安排不能为空");
    check(text.length() <= MAX_CHARS, "content", "放假安排的内容过长");
    try {
      JsonNode root = YAML.readTree(text);
      check(root != null && root.isObject(), "content", "放假安排应包含year、source、holidays、workdays");
      return root;
    } catch (JsonProcessingException e) {
      throw Refusal.invalid("content", "放假安排不是有效的YAML或JSON");
    }
  }

  private static List<CalendarYear.Holiday> holidays(JsonNode node, int year) {
    check(node.isArray() && !node.isEmpty(), "holidays", "请列出放假日期");
    check(node.size() <= MAX_ENTRIES, "holidays", "放假日期过多");
    List<CalendarYear.Holiday> holidays = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      String at = "holidays[" + i + "]";
      CalendarYear.Holiday holiday = holiday(node.get(i), at, year);
      for (CalendarYear.Holiday other : holidays) {
        check(
            holiday.to().isBefore(other.from()) || holiday.from().isAfter(other.to()),
            at,
            "“" + holiday.name() + "”与“" + other.name() + "”的放假日期重叠");
      }
      holidays.add(holiday);
    }
    checkExtent(holidays, year);
    return holidays;
  }

  private static void checkExtent(List<CalendarYear.Holiday> holidays, int year) {
    check(
        holidays.stream().anyMatch(h -> h.from().getYear() <= year && h.to().getYear() >= year),
        "holidays",
        "没有" + year + "年内的放假日期");
    long days =
        holidays.stream().mapToLong(h -> ChronoUnit.DAYS.between(h.from(), h.to()) + 1).sum();
    check(days <= MAX_DAYS_OFF, "holidays", "放假共" + days + "日，超过" + MAX_DAYS_OFF + "日，请核对");
  }

  private static CalendarYear.Holiday holiday(JsonNode node, String at, int year) {
    String name = node.path("name").asText("").strip();
    check(!name.isEmpty() && name.length() <= 30, at + ".name", "请填写节日名称（不超过30字）");
    LocalDate from = date(node.path("from"), at + ".from", year);
    LocalDate to = date(node.path("to"), at + ".to", year);
    check(!to.isBefore(from), at + ".to", "“" + name + "”的结束日期早于开始日期");
    return new CalendarYear.Holiday(name, from, to);
  }

  private static List<LocalDate> workdays(
      JsonNode node, int year, List<CalendarYear.Holiday> holidays) {
    check(node.isArray(), "workdays", "请列出调休上班日，没有的写空列表[]");
    check(node.size() <= MAX_ENTRIES, "workdays", "调休上班日过多");
    Set<LocalDate> seen = new HashSet<>();
    List<LocalDate> workdays = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      String at = "workdays[" + i + "]";
      LocalDate day = date(node.get(i), at, year);
      boolean weekend =
          day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      check(weekend, at, day + "不是周末，不能作为调休上班日");
      check(holidays.stream().noneMatch(h -> h.covers(day)), at, day + "已列为放假日期");
      check(seen.add(day), at, day + "重复列出");
      workdays.add(day);
    }
    return workdays;
  }

  private static LocalDate date(JsonNode node, String field, int year) {
    try {
      LocalDate day = LocalDate.parse(node.asText(""));
      check(
          !day.isBefore(LocalDate.of(year, 1, 1).minusDays(CalendarYear.MARGIN))
              && !day.isAfter(LocalDate.of(year, 12, 31).plusDays(CalendarYear.MARGIN)),
          field,
          day + "不在" + year + "年内，也不在其前后" + CalendarYear.MARGIN + "日之内");
      return day;
    } catch (DateTimeException e) {
      throw Refusal.invalid(field, "日期应写作2027-01-01的形式");
    }
  }

  private static void check(boolean holds, String field, String message) {
    if (!holds) {
      throw Refusal.invalid(field, message);
    }
  }
}
