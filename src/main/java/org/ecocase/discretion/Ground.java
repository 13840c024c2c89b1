package org.ecocase.discretion;

import java.util.EnumSet;
import java.util.Set;

/** The grounds on which the law lets an agency go below the range or not punish at all. */
public enum Ground {
  REMOVED_HARM("主动消除或者减轻违法行为危害后果", "行政处罚法第三十二条第一项", Adjustment.Kind.REDUCTION),
  COERCED("受他人胁迫或者诱骗实施违法行为", "行政处罚法第三十二条第二项", Adjustment.Kind.REDUCTION),
  CONFESSED("主动供述行政机关尚未掌握的违法行为", "行政处罚法第三十二条第三项", Adjustment.Kind.REDUCTION),
  MERIT("配合行政机关查处违法行为有立功表现", "行政处罚法第三十二条第四项", Adjustment.Kind.REDUCTION),
  OTHER_BY_LAW("法律、法规、规章规定其他应当从轻或者减轻行政处罚的", "行政处罚法第三十二条第五项", Adjustment.Kind.REDUCTION),
  MINOR("已满十四周岁不满十八周岁的未成年人有违法行为", "行政处罚法第三十条", Adjustment.Kind.REDUCTION),
  REDUCED_CAPACITY("尚未完全丧失辨认或者控制自己行为能力", "行政处罚法第三十一条", Adjustment.Kind.REDUCTION),
  MINOR_CORRECTED("违法行为轻微并及时改正，没有造成危害后果", "行政处罚法第三十三条第一款", Adjustment.Kind.NO_PENALTY),
  FIRST_CORRECTED("初次违法且危害后果轻微并及时改正", "行政处罚法第三十三条第一款", Adjustment.Kind.NO_PENALTY),
  NO_FAULT("当事人有证据足以证明没有主观过错", "行政处罚法第三十三条第二款", Adjustment.Kind.NO_PENALTY),
  INCAPACITY("不能辨认或者不能控制自己行为", "行政处罚法第三十一条", Adjustment.Kind.NO_PENALTY),
  UNDER_FOURTEEN("不满十四周岁的未成年人有违法行为", "行政处罚法第三十条", Adjustment.Kind.NO_PENALTY),
  TIME_BARRED("超过追究行政处罚责任的期限", "行政处罚法第三十六条", Adjustment.Kind.NO_PENALTY);

  private final String label;
  private final String article;
  private final Adjustment.Kind kind;

  Ground(String label, String article, Adjustment.Kind kind) {
    this.label = label;
    this.article = article;
    this.kind = kind;
  }

  /** The ground in the words of a document. */
  public String label() {
    return label;
  }

  public String article() {
    return article;
  }

  /** Whether the ground carries an adjustment of this kind. */
  public boolean carries(Adjustment.Kind wanted) {
    return wanted == kind || wanted == Adjustment.Kind.LIGHTER && kind == Adjustment.Kind.REDUCTION;
  }

  /** The grounds for a kind of adjustment. */
  public static Set<Ground> of(Adjustment.Kind kind) {
    EnumSet<Ground> grounds = EnumSet.noneOf(Ground.class);
    for (Ground ground : values()) {
      if (ground.carries(kind)) {
        grounds.add(ground);
      }
    }
    return grounds;
  }
}
