package org.ecocase.document;

import java.util.Optional;

/**
 * The volumes of a case.
 *
 * @param main 正卷
 * @param sub 副卷, when there is anything to lie in it
 */
public record VolumeFiles(CaseDocument main, Optional<CaseDocument> sub) {}
