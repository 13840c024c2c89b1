package org.ecocase.casefile;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ecocase.flow.FileKind;
import org.ecocase.flow.FlowProfile;
import org.ecocase.flow.FlowProfiles;
import org.ecocase.org.Actor;
import org.ecocase.org.CurrentActor;
import org.ecocase.org.Role;
import org.ecocase.org.Roles;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Service;

/**
 * Who may see a file: those who work on files at the agency that it belongs to, and those in the
 * roles that its own flow brings. Where its kind names its readers, only these and the people whom
 * the file itself names. Nobody else.
 */
@Service
public class CaseAccess {

  /** Who reads files without having tasks in them. */
  private static final Role[] OVERSEERS = {Role.DISCIPLINE, Role.LEADERSHIP};

  private static final String NONE = "没有这个案件";

  private final CaseFiles caseFiles;
  private final FlowProfiles profiles;
  private final CurrentActor actor;

  CaseAccess(CaseFiles caseFiles, FlowProfiles profiles, CurrentActor actor) {
    this.caseFiles = caseFiles;
    this.profiles = profiles;
    this.actor = actor;
  }

  /** The person acting, who must be one of those who read files of some kind. */
  public Actor reader() {
    Actor reader = actor.get();
    if (!works(reader) && reader.roles().stream().allMatch(role -> Roles.shipped(role.group()))) {
      throw Refusal.forbidden("您没有查阅案件的权限");
    }
    return reader;
  }

  /** The file, for one who may read it. Others do not even learn whether it exists. */
  public CaseFile readable(UUID caseId) {
    Actor reader = reader();
    CaseFile file = ofAgency(caseId, reader);
    if (!reads(reader, file)) {
      throw Refusal.notFound(NONE);
    }
    return file;
  }

  /** Whether somebody may read a file. */
  public boolean reads(Actor reader, CaseFile file) {
    return reader.belongsTo(file.agency())
        && (reading(reader).kinds().contains(file.kind())
            || caseFiles.names(file.id(), reader.id()));
  }

  /** Which files of his agencies somebody may read. */
  public Reading reading(Actor reader) {
    return new Reading(
        profiles.all().stream()
            .filter(profile -> opened(reader, profile))
            .flatMap(profile -> profile.opens().stream())
            .map(FileKind::key)
            .collect(Collectors.toSet()),
        reader.id());
  }

  private static boolean opened(Actor reader, FlowProfile profile) {
    Set<String> named = profile.opens().map(FileKind::readers).orElse(Set.of());
    return named.isEmpty()
        ? works(reader) || profile.roles().stream().anyMatch(reader.roles()::contains)
        : reader.roles().stream().anyMatch(role -> named.contains(role.group()));
  }

  private boolean restricted(CaseFile file) {
    return profiles.kind(file.kind()).filter(FileKind::restricted).isPresent();
  }

  private static boolean works(Actor reader) {
    return reader.has(OVERSEERS) || reader.roles().stream().anyMatch(Roles.CASE_WORKERS::contains);
  }

  /**
   * The case, for one of its agency, in whatever role: the caller checks the role. A file whose
   * kind names its readers is there for these only.
   */
  public CaseFile ofAgency(UUID caseId, Actor who) {
    return caseFiles
        .find(caseId)
        .filter(file -> who.belongsTo(file.agency()))
        .filter(file -> !restricted(file) || reads(who, file))
        .orElseThrow(() -> Refusal.notFound(NONE));
  }
}
