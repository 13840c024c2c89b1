package org.ecocase.casefile;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What a person handed in when completing a task; never changed afterwards.
 *
 * @param task id of the task in its model
 * @param step the statutory step that it was; null for a task that is none
 * @param scope which of several passes through a called flow this was; empty elsewhere
 * @param formVersion version of the form that was filled in
 * @param certificate the person's certificate number at that time, or null
 * @param content fact key to kept value
 */
public record Submission(
    UUID id,
    UUID caseId,
    String taskId,
    String process,
    String task,
    String taskName,
    String step,
    String scope,
    String form,
    int formVersion,
    String userId,
    String userName,
    String certificate,
    Instant at,
    Map<String, Object> content) {}
