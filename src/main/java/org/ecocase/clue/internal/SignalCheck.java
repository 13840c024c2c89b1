package org.ecocase.clue.internal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ecocase.clue.Signal;
import org.ecocase.clue.Sources;
import org.ecocase.dictionary.CheckDigits;
import org.ecocase.org.Directory;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Component;

/** Checks a signal before anything is stored; the first fault found refuses it by field. */
@Component
class SignalCheck {

  private static final int ID_LENGTH = 100;
  private static final int NAME_LENGTH = 200;
  private static final int ADDRESS_LENGTH = 500;
  private static final int CONTENT_LENGTH = 5000;
  private static final int MOST_MEASUREMENTS = 1000;

  /** Clocks of two machines never agree to the second. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  private final Directory directory;
  private final Clock clock;

  SignalCheck(Directory directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  void check(Signal s) {
    text("source", "来源", s.source(), ID_LENGTH, true);
    if (!Sources.isKnown(s.source())) {
      throw Refusal.invalid(
          "source", "未知的来源“" + s.source() + "”，可用：" + String.join("、", Sources.names()));
    }
    text("sourceId", "来源编号", s.sourceId(), ID_LENGTH, true);
    if (s.type() == null) {
      throw Refusal.invalid("type", "缺少信号类型");
    }
    text("agency", "执法机关", s.agency(), ID_LENGTH, true);
    if (directory.agency(s.agency()).isEmpty()) {
      throw Refusal.invalid("agency", "未知的执法机关“" + s.agency() + "”");
    }
    moment("receivedAt", "收到时间", s.receivedAt(), true);
    text("content", "内容", s.content(), CONTENT_LENGTH, true);
    subject(s.subject());
    reporter(s.reporter());
    measurements(s.measurements());
  }

  private void subject(Signal.Subject subject) {
    if (subject == null) {
      return;
    }
    text("subject.name", "被反映单位名称", subject.name(), NAME_LENGTH, false);
    text("subject.address", "被反映单位地址", subject.address(), ADDRESS_LENGTH, false);
    if (subject.uscc() != null && !subject.uscc().isBlank()) {
      if (!CheckDigits.validUscc(subject.uscc())) {
        throw Refusal.invalid("subject.uscc", "统一社会信用代码“" + subject.uscc() + "”无效（GB 32100，校验位不符）");
      }
      if (subject.name() == null || subject.name().isBlank()) {
        throw Refusal.invalid("subject.name", "给出统一社会信用代码时必须给出单位名称");
      }
    }
  }

  private static void reporter(Signal.Reporter reporter) {
    if (reporter == null) {
      return;
    }
    text("reporter.name", "举报人姓名", reporter.name(), ID_LENGTH, reporter.realName());
    text("reporter.phone", "举报人电话", reporter.phone(), ID_LENGTH, false);
    if (reporter.phone() != null
        && !reporter.phone().isBlank()
        && !reporter.phone().matches("\\+?[0-9][0-9 ()-]{5,19}")) {
      throw Refusal.invalid("reporter.phone", "举报人电话格式不正确");
    }
  }

  private void measurements(List<Signal.Measurement> measurements) {
    if (measurements.size() > MOST_MEASUREMENTS) {
      throw Refusal.invalid("measurements", "监测值不得超过" + MOST_MEASUREMENTS + "条");
    }
    for (int i = 0; i < measurements.size(); i++) {
      Signal.Measurement m = measurements.get(i);
      String field = "measurements[" + i + "]";
      if (m == null) {
        throw Refusal.invalid(field, "监测值不得为空");
      }
      text(field + ".factor", "监测因子", m.factor(), ID_LENGTH, true);
      text(field + ".unit", "单位", m.unit(), ID_LENGTH, false);
      number(field + ".value", "监测值", m.value(), true);
      number(field + ".limit", "限值", m.limit(), false);
      moment(field + ".at", "监测时间", m.at(), false);
    }
  }

  private static void number(String field, String label, BigDecimal number, boolean required) {
    if (number == null && required) {
      throw Refusal.invalid(field, "缺少" + label);
    }
    if (number != null && (number.scale() > 10 || number.precision() - number.scale() > 15)) {
      throw Refusal.invalid(field, label + "超出合理范围");
    }
  }

  private void moment(String field, String label, Instant at, boolean required) {
    if (at == null) {
      if (required) {
        throw Refusal.invalid(field, "缺少" + label);
      }
      return;
    }
    if (at.isAfter(clock.instant().plus(TOLERANCE))) {
      throw Refusal.invalid(field, label + "不得晚于现在");
    }
    if (at.atZone(clock.getZone()).toLocalDate().isBefore(EARLIEST)) {
      throw Refusal.invalid(field, label + "过早，不合理");
    }
  }

  private static void text(String field, String label, String text, int most, boolean required) {
    if (text == null || text.isBlank()) {
      if (required) {
        throw Refusal.invalid(field, "缺少" + label);
      }
      return;
    }
    if (text.codePointCount(0, text.length()) > most) {
      throw Refusal.invalid(field, label + "不得超过" + most + "个字");
    }
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0)) {
      throw Refusal.invalid(field, label + "含有不能保存的控制字符");
    }
  }
}
