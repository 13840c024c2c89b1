package org.ecocase.law;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What procedure an amount calls for. Other grounds (kinds of penalty, difficulty, public interest)
 * are decided in the case, by the table of duties of the penalty flow.
 *
 * @param hearing 告知听证权利
 * @param legalReview 法制审核
 * @param discussion 集体讨论
 */
public record Duties(Duty hearing, Duty legalReview, Duty discussion) {

  private static final String REVIEW = "行政处罚法第五十八条";
  private static final String DISCUSSION = "行政处罚法第五十七条第二款";

  /**
   * The duties for an amount.
   *
   * @param fine in 分; null when it is not fixed yet
   * @param confiscated what is confiscated besides, in 分
   * @param deviation whether the fine departs from the standard or goes below the lowest fine
   */
  public static Duties of(
      LawBook book,
      String province,
      Subject subject,
      LocalDate day,
      Long fine,
      long confiscated,
      boolean deviation) {
    Duty hearing = hearing(book, province, subject, day, fine, confiscated);
    return new Duties(
        hearing,
        review(hearing),
        discussion(book, province, subject, day, fine, confiscated, deviation));
  }

  private static Duty hearing(
      LawBook book, String province, Subject subject, LocalDate day, Long fine, long confiscated) {
    Optional<Threshold> found = book.hearing(province, subject, day);
    if (found.isEmpty()) {
      return new Duty(null, "法律库未载听证数额标准，须由承办人确认", "行政处罚法第六十三条");
    }
    Threshold threshold = found.get();
    String article = "行政处罚法第六十三条、" + threshold.article();
    String limit =
        (threshold.province().isEmpty() ? "" : threshold.province())
            + "较大数额标准为"
            + Fen.text(threshold.amount())
            + (threshold.inclusive() ? "（含本数）" : "（不含本数）");
    if (threshold.reachedBy(confiscated)) {
      return new Duty(true, "拟没收" + Fen.text(confiscated) + "，" + limit + "，应当告知听证权利", article);
    }
    if (fine == null) {
      return new Duty(null, limit + "，罚款数额尚未确定", article);
    }
    return threshold.reachedBy(fine)
        ? new Duty(true, "拟罚款" + Fen.text(fine) + "，" + limit + "，应当告知听证权利", article)
        : new Duty(false, "拟罚款" + Fen.text(fine) + "，" + limit + "，仅就数额不必告知听证权利", article);
  }

  private static Duty review(Duty hearing) {
    if (Boolean.TRUE.equals(hearing.required())) {
      return new Duty(null, "经过听证程序的，决定前应当进行法制审核；涉及重大公共利益、疑难复杂的同样应当审核", REVIEW);
    }
    return new Duty(null, "涉及重大公共利益、疑难复杂、涉及多个法律关系的，决定前应当进行法制审核，由承办人确认", REVIEW);
  }

  private static Duty discussion(
      LawBook book,
      String province,
      Subject subject,
      LocalDate day,
      Long fine,
      long confiscated,
      boolean deviation) {
    if (deviation) {
      return new Duty(true, "偏离裁量基准或者减轻处罚，应当集体讨论", DISCUSSION);
    }
    Optional<Threshold> found = book.discussion(province, subject, day);
    if (found.isEmpty()) {
      return new Duty(null, "情节复杂或者重大违法行为应当集体讨论，由负责人确认", DISCUSSION);
    }
    Threshold threshold = found.get();
    String article = DISCUSSION + "、" + threshold.article();
    String limit = "集体讨论的数额标准为" + Fen.text(threshold.amount()) + "以上";
    if (threshold.reachedBy(confiscated)) {
      return new Duty(true, "拟没收" + Fen.text(confiscated) + "，" + limit, article);
    }
    if (fine == null) {
      return new Duty(null, limit + "，罚款数额尚未确定", article);
    }
    return threshold.reachedBy(fine)
        ? new Duty(true, "拟罚款" + Fen.text(fine) + "，" + limit, article)
        : new Duty(false, "拟罚款" + Fen.text(fine) + "，" + limit + "，仅就数额不必集体讨论", article);
  }
}
