package org.ecocase.engine;

import java.util.UUID;

/**
 * Published in the transaction in which a task opens, changes hands or is gone.
 *
 * @param taskId the task
 * @param caseId its case
 * @param scope the scope of its process in the case; empty for the case as a whole
 * @param name its name in Chinese
 * @param term the term by which the model dates it; null when it has no date
 * @param officer whoever alone has it; empty while several people or a role may take it
 * @param role the group of those who may take it; empty where the model names people
 * @param open whether it is still to be done
 */
public record TaskMoved(
    UUID taskId,
    UUID caseId,
    String scope,
    String name,
    String term,
    String officer,
    String role,
    boolean open) {}
