package org.ecocase.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A disclosed penalty, with no more than 生态环境行政处罚办法第六十二条 lists.
 *
 * @param party a natural person's name is masked
 * @param partyCode 统一社会信用代码 of an organisation; null for a person
 * @param withdrawnAt when it was withdrawn; null while it stands
 * @param reason why it was withdrawn
 */
public record Disclosure(
    UUID id,
    UUID caseId,
    String agency,
    String documentNumber,
    String title,
    String party,
    String partyCode,
    String representative,
    String facts,
    String result,
    LocalDate decidedOn,
    Instant publishedAt,
    Instant withdrawnAt,
    String reason) {}
