package org.ecocase.seizure.internal;

import java.time.LocalDateTime;
import org.ecocase.rule.Verdict;

/**
 * What decides whether a seizure may be asked for.
 *
 * @param named whether the case knows the party by name
 * @param groundInForce whether the law of the day knows the ground
 * @param began when it was carried out on the spot; null when it was not yet
 * @param now the moment of the request
 */
record SeizureRequest(
    boolean named, boolean groundInForce, LocalDateTime began, LocalDateTime now) {

  Verdict verdict() {
    if (!named) {
      return Verdict.refuse("案卷尚未登记当事人，请先登记当事人名称", "行政强制法第二十四条");
    }
    if (!groundInForce) {
      return Verdict.refuse("法典施行前不得以证据可能灭失或者被隐匿为由查封、扣押", "生态环境法典第五十二条");
    }
    return began != null && began.isAfter(now)
        ? Verdict.refuse("当场实施的时间晚于现在", "行政强制法第十九条")
        : Verdict.permit();
  }
}
