package org.ecocase.casefile;

import java.util.UUID;
import org.ecocase.org.Actor;
import org.ecocase.org.CurrentActor;
import org.ecocase.org.Role;
import org.ecocase.org.Roles;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Service;

/**
 * Who may see a case file: those who work on cases at the agency it belongs to, and nobody else.
 */
@Service
public class CaseAccess {

  /** Who reads files without having tasks in them. */
  private static final Role[] OVERSEERS = {Role.DISCIPLINE, Role.LEADERSHIP};

  private final CaseFiles caseFiles;
  private final CurrentActor actor;

  CaseAccess(CaseFiles caseFiles, CurrentActor actor) {
    this.caseFiles = caseFiles;
    this.actor = actor;
  }

  /** The person acting, who must be one of those who read case files. */
  public Actor reader() {
    Actor reader = actor.get();
    if (!reader.has(OVERSEERS) && reader.roles().stream().noneMatch(Roles.CASE_WORKERS::contains)) {
      throw Refusal.forbidden("您没有查阅案件的权限");
    }
    return reader;
  }

  /** The case, for one who may read it. Others do not even learn whether it exists. */
  public CaseFile readable(UUID caseId) {
    return ofAgency(caseId, reader());
  }

  /** The case, for one of its agency, in whatever role: the caller checks the role. */
  public CaseFile ofAgency(UUID caseId, Actor who) {
    return caseFiles
        .find(caseId)
        .filter(file -> who.belongsTo(file.agency()))
        .orElseThrow(() -> Refusal.notFound("没有这个案件"));
  }
}
