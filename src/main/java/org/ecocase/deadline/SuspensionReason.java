package org.ecocase.deadline;

import java.util.Arrays;
import java.util.Optional;

/**
 * The reasons for which the law lets a period stand still; which term knows which is in its row.
 */
public enum SuspensionReason {
  INVESTIGATION_SUSPENDED("中止调查"),
  HEARING("听证"),
  PUBLIC_NOTICE("公告"),
  MONITORING("监测"),
  TESTING("检测"),
  ASSESSMENT("评估"),
  APPRAISAL("鉴定"),
  DETERMINATION("认定"),
  SERVICE("送达"),
  CRIME_REFERRAL("移送司法机关处理"),
  ADMINISTRATIVE_REVIEW("行政复议"),
  LITIGATION("行政诉讼"),
  DEFERRED_PAYMENT("延期、分期缴纳"),
  FORCE_MAJEURE("不可抗力");

  private final String label;

  SuspensionReason(String label) {
    this.label = label;
  }

  /** The name in Chinese. */
  public String label() {
    return label;
  }

  /** The reason of this code, or empty when the law knows none such. */
  public static Optional<SuspensionReason> of(String code) {
    return Arrays.stream(values()).filter(reason -> reason.name().equals(code)).findFirst();
  }
}
