package org.ecocase.seizure.internal;

import java.time.LocalDateTime;
import org.ecocase.rule.Verdict;

/**
 * What decides whether a seizure may be asked for.
 *
 * @param closed whether the case is over or being closed
 * @param own whether the officer leads the case or assists in it
 * @param named whether the case knows the party by name
 * @param running whether a seizure of the case runs already
 * @param groundInForce whether the law of the day knows the ground
 * @param began when it was carried out on the spot; null when it was not yet
 * @param now the moment of the request
 */
record SeizureRequest(
    boolean closed,
    boolean own,
    boolean named,
    boolean running,
    boolean groundInForce,
    LocalDateTime began,
    LocalDateTime now) {

  Verdict verdict() {
    if (closed) {
      return Verdict.refuse("案件已经办结或者正在结案，不得查封、扣押", "行政强制法第二十三条");
    }
    if (!own) {
      return Verdict.refuse("查封、扣押由本案的主办、协办执法人员提请并实施", "行政强制法第十七条、第十八条");
    }
    if (!named) {
      return Verdict.refuse("案卷尚未登记当事人，请先登记当事人名称", "行政强制法第二十四条");
    }
    if (running) {
      return Verdict.refuse("本案已有查封、扣押尚未解除或者正在审批，不得重复查封", "行政强制法第二十三条");
    }
    if (!groundInForce) {
      return Verdict.refuse("法典施行前不得以证据可能灭失或者被隐匿为由查封、扣押", "生态环境法典第五十二条");
    }
    return began != null && began.isAfter(now)
        ? Verdict.refuse("当场实施的时间晚于现在", "行政强制法第十九条")
        : Verdict.permit();
  }
}
