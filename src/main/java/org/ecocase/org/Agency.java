package org.ecocase.org;

/**
 * An enforcement agency; its id is the tenant of everything it handles.
 *
 * @param shortName 机关代字, which begins its document numbers
 * @param parent the superior agency's id, or null
 * @param areaCode 行政区划代码, GB/T 2260
 * @param governmentName who decides an administrative review of its acts
 * @param courtName where its acts are sued upon and enforced
 */
public record Agency(
    String id,
    String name,
    String shortName,
    String parent,
    String province,
    String areaCode,
    String uscc,
    String address,
    String phone,
    String postcode,
    String bank,
    String bankAccount,
    String governmentName,
    String courtName) {}
