package org.ecocase.party;

import java.util.UUID;

/**
 * Who a case is about.
 *
 * @param uscc 统一社会信用代码 of an organisation; the same code is the same party
 * @param idNumber 公民身份号码 of a person
 * @param position post of the legal representative
 */
public record Party(
    UUID id,
    String agency,
    Kind kind,
    String name,
    String uscc,
    String idNumber,
    String legalRepresentative,
    String position,
    String address,
    String phone,
    String postcode) {

  /** 法人或其他组织, or 公民: thresholds differ (行政处罚法第五十一条, 生态环境行政处罚办法第八十九条). */
  public enum Kind {
    ORGANISATION,
    PERSON
  }
}
