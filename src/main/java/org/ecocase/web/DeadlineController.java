package org.ecocase.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.ecocase.deadline.Calculation;
import org.ecocase.deadline.Calendars;
import org.ecocase.deadline.DeadlineCalculator;
import org.ecocase.deadline.Step;
import org.ecocase.deadline.Terms;
import org.ecocase.org.Directory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Computes the end of a period for whoever asks, with the reasoning; stores nothing. */
@RestController
@RequestMapping(path = "/api/v1/deadlines", produces = MediaType.APPLICATION_JSON_VALUE)
public class DeadlineController {

  private final Terms terms;
  private final Calendars calendars;
  private final Directory agencies;

  public DeadlineController(Terms terms, Calendars calendars, Directory agencies) {
    this.terms = terms;
    this.calendars = calendars;
    this.agencies = agencies;
  }

  /**
   * The end of a period.
   *
   * @param body a {@link Question} as JSON; read by hand so that every fault is told in Chinese
   *     with its field
   */
  @PostMapping("/calculations")
  @Operation(
      summary = "计算期限届满日",
      description =
          "起算日为第0日；届满日不是工作日的，顺延至其后第一个工作日。term与amount、unit二选一。"
              + "起算日本来就不计入期限，所以自起算日或者更早开始的中止，从起算日的次日起才计算扣除的天数。"
              + "期限与延长合计不超过二十年，中止不超过50项，延长不超过10项。")
  @ApiResponse(responseCode = "200", description = "届满日和计算过程")
  @ApiResponse(responseCode = "400", description = "输入有误，field指明字段")
  @ApiResponse(responseCode = "422", description = "法律不允许这样中止或者延长")
  public Answer calculate(
      @RequestBody(content = @Content(schema = @Schema(implementation = Question.class)))
          @org.springframework.web.bind.annotation.RequestBody(required = false)
          byte[] body) {
    DeadlineQuestion question = DeadlineQuestion.read(body, terms, agencies);
    Calculation end =
        new DeadlineCalculator(calendars.current())
            .calculate(
                question.rule(), question.start(), question.suspensions(), question.extensions());
    return new Answer(end.due().text(), end.provisional(), end.steps());
  }

  /** What is asked; serves the description of the interface. */
  @Schema(name = "DeadlineQuestion")
  record Question(
      @Schema(
              description = "起算日；也可以写日期时间，未带时区的按北京时间，按日、月、年计算的期限取其在中国的日期",
              example = "2026-09-18",
              requiredMode = Schema.RequiredMode.REQUIRED)
          String start,
      @Schema(description = "期限键，或者只对应一个期限的编号，例如T13", example = "case-decision") String term,
      @Schema(description = "机关编号，用于机关自己的期限，应为已有的机关；可以不填") String agency,
      @Schema(description = "数量，正整数", example = "3") Integer amount,
      @Schema(
              description = "单位；NATURAL_DAY与CALENDAR_DAY同义",
              allowableValues = {
                "CALENDAR_DAY",
                "NATURAL_DAY",
                "WORKING_DAY",
                "HOUR",
                "MONTH",
                "YEAR"
              })
          String unit,
      @ArraySchema(schema = @Schema(implementation = Standing.class)) List<Standing> suspensions,
      @ArraySchema(
              arraySchema =
                  @Schema(
                      description =
                          "延长，每项为{amount, unit, approver, collective}或者一个整数；不写单位的与期限同单位，"
                              + "整数用于按月、按年的期限时为日"))
          List<Added> extensions) {}

  /** Days on which the period stands still. */
  @Schema(name = "DeadlineSuspension")
  record Standing(
      @Schema(description = "中止的第一日；早于或者等于起算日的，从起算日的次日起扣除", example = "2026-02-01") String from,
      @Schema(description = "恢复计算之日，当日不再中止", example = "2026-02-11") String to,
      @Schema(description = "中止原因代码，可以不填", example = "HEARING") String reason) {}

  /** What is appended. */
  @Schema(name = "DeadlineExtension")
  record Added(
      @Schema(description = "数量，正整数", example = "30") Integer amount,
      @Schema(description = "单位，可以不填") String unit,
      @Schema(description = "批准人的角色，可以不填；填写的按期限表核对，只用于term", example = "agency-head")
          String approver,
      @Schema(description = "是否经集体讨论决定，可以不填；填写的按期限表核对，只用于term") Boolean collective) {}

  /**
   * The answer.
   *
   * @param due the last day, or for hours the moment with the offset of China
   * @param provisional whether a year was involved whose days off are not known yet
   * @param steps the reasoning, in order
   */
  @Schema(name = "DeadlineAnswer")
  public record Answer(
      @Schema(description = "届满日；按小时计算的为带+08:00的日期时间", example = "2026-09-22") String due,
      @Schema(description = "涉及的年份放假安排未载入，结果为暂定") boolean provisional,
      List<Step> steps) {}
}
