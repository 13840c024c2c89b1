package org.ecocase.penalty;

import java.time.Instant;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.Submission;
import org.ecocase.casefile.TaskPolicy;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/** Complex or major cases are discussed by the heads together (行政处罚法第五十七条第二款). */
@Component
class DiscussionHeld implements TaskPolicy {

  private static final String ARTICLE = "行政处罚法第五十七条第二款、生态环境行政处罚办法第五十二条";

  private final CaseFiles caseFiles;

  DiscussionHeld(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  @Override
  public String name() {
    return "discussionHeld";
  }

  @Override
  public Verdict check(Request request) {
    if (!"PENALTY".equals(request.text("decisionKind"))
        || !request.yes("collectiveDiscussionRequired")) {
      return Verdict.permit();
    }
    String conclusion = request.text("discussionConclusion");
    boolean held = "AGREE".equals(conclusion) || "CHANGE".equals(conclusion);
    return held && "APPROVE".equals(request.text("discussionSignDecision")) && sinceNotice(request)
        ? Verdict.permit()
        : Verdict.refuse("本案应当由负责人集体讨论决定，讨论笔录确认后方可作出决定", ARTICLE);
  }

  /** A discussion before the notice was about something else, such as a second extension. */
  private boolean sinceNotice(Request request) {
    Instant notice = last(request, "draftNotice");
    Instant discussion = last(request, "confirmDiscussion");
    return discussion != null && (notice == null || discussion.isAfter(notice));
  }

  private Instant last(Request request, String task) {
    return caseFiles.submissions(request.caseId()).stream()
        .filter(submission -> submission.task().equals(task))
        .map(Submission::at)
        .reduce((earlier, later) -> later)
        .orElse(null);
  }
}
