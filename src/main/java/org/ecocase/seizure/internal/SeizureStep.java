package org.ecocase.seizure.internal;

import org.ecocase.dictionary.FactCodes.SeizureHandling;
import org.ecocase.rule.Verdict;

/**
 * What decides whether an officer may take a step with what is seized.
 *
 * @param extensions how often the period was extended
 * @param testing whether a test runs for which the period stands still
 * @param applied whether an application for release is being examined
 * @param crimeFiled whether the police have filed the case
 */
record SeizureStep(int extensions, boolean testing, boolean applied, boolean crimeFiled) {

  private static final String MEASURES = "环境保护主管部门实施查封、扣押办法";

  Verdict verdict(SeizureHandling step) {
    return switch (step) {
      case EXTEND -> refuseIf(extensions > 0, "查封、扣押已经延长一次，不得再延长", "行政强制法第二十五条");
      case TEST -> refuseIf(testing, "上一次检测、检验或者鉴定的结果尚未登记", "行政强制法第二十五条");
      case APPLICATION -> refuseIf(applied, "已有解除申请正在审查", MEASURES + "第十八条、第十九条");
      case HAND_OVER -> refuseIf(!crimeFiled, "公安机关尚未立案，不能移交", MEASURES + "第二十二条");
      default -> Verdict.permit();
    };
  }

  private static Verdict refuseIf(boolean so, String reason, String article) {
    return so ? Verdict.refuse(reason, article) : Verdict.permit();
  }
}
