package org.ecocase.casefile;

import java.util.UUID;

/**
 * Published in the transaction in which a case file is opened, moves on, is numbered, takes facts
 * in, or somebody else has to act, so that what is derived from it follows.
 *
 * @param caseId the case
 */
public record CaseChanged(UUID caseId) {}
