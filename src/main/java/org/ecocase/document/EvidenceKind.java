package org.ecocase.document;

/**
 * Kinds of evidence (行政处罚法第四十六条), and the material a case started from, which may show who reported
 * and therefore never enters the volume that the party may read.
 */
public enum EvidenceKind {
  DOCUMENTARY("书证"),
  PHYSICAL("物证"),
  AUDIOVISUAL("视听资料"),
  ELECTRONIC("电子数据"),
  TESTIMONY("证人证言"),
  PARTY_STATEMENT("当事人的陈述"),
  EXPERT_OPINION("鉴定意见"),
  INSPECTION_RECORD("勘验笔录、现场笔录"),
  CASE_SOURCE("案源材料");

  private final String label;

  EvidenceKind(String label) {
    this.label = label;
  }

  /** The Chinese word. */
  public String label() {
    return label;
  }
}
