package org.ecocase.document;

import java.util.Map;
import java.util.UUID;

/**
 * Asks for the volumes of a case.
 *
 * @param model model of the cover, as for any document of the case
 * @param caseData the case as data, embedded in the main volume as {@code case.json}; what names a
 *     reporter is taken out before
 * @param createdBy who has them assembled
 */
public record VolumeRequest(
    UUID caseId,
    String agency,
    Map<String, Object> model,
    Map<String, Object> caseData,
    String createdBy) {}
