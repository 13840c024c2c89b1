package org.ecocase.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Privacy;
import org.ecocase.document.Numbering;
import org.ecocase.flow.FileKind;
import org.ecocase.flow.FlowProfiles;
import org.ecocase.journal.Journal;
import org.ecocase.org.Actor;
import org.ecocase.org.Agency;
import org.ecocase.org.CurrentActor;
import org.ecocase.org.Directory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens files of every kind: each gets its number and stands at the first stage of its kind. */
@Service
public class NewFiles {

  private static final String BY_HAND = "DESK";

  private final CaseFiles caseFiles;
  private final FlowProfiles profiles;
  private final ObjectProvider<FileOpener> openers;
  private final Dictionary dictionary;
  private final Numbering numbering;
  private final Directory directory;
  private final Journal journal;
  private final CurrentActor actor;
  private final Clock clock;

  NewFiles(
      CaseFiles caseFiles,
      FlowProfiles profiles,
      ObjectProvider<FileOpener> openers,
      Dictionary dictionary,
      Numbering numbering,
      Directory directory,
      Journal journal,
      CurrentActor actor,
      Clock clock) {
    this.caseFiles = caseFiles;
    this.profiles = profiles;
    this.openers = openers;
    this.dictionary = dictionary;
    this.numbering = numbering;
    this.directory = directory;
    this.journal = journal;
    this.actor = actor;
    this.clock = clock;
  }

  /**
   * Opens the file that an officer asks for with a form, in the caller's transaction.
   *
   * @param values what was entered, fact key to kept value
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public UUID open(FileKind kind, Actor by, Map<String, Object> values) {
    Map<String, FileOpener> byKind =
        openers.stream().collect(Collectors.toMap(FileOpener::kind, Function.identity()));
    FileOpener opener = byKind.get(kind.key());
    if (opener != null) {
      return opener.open(by, values);
    }
    CaseFile file = open(kind.key(), by.agency(), BY_HAND, clock.instant());
    caseFiles.record(file.id(), "", kept(values));
    journal.append(
        file.id(),
        by.id(),
        "FILE_OPENED",
        "建立" + kind.label() + file.clueNumber(),
        Map.of("kind", kind.key()));
    return file.id();
  }

  private Map<String, Object> kept(Map<String, Object> values) {
    Map<String, Object> kept = new LinkedHashMap<>(values);
    kept.keySet().removeIf(key -> dictionary.get(key).privacy() == Privacy.REPORTER);
    return kept;
  }

  /**
   * Opens a file without facts and without an entry in its journal, for whoever knows what belongs
   * there.
   *
   * @param source how the agency learnt of it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public CaseFile open(String kindKey, String agencyId, String source, Instant receivedAt) {
    FileKind kind =
        profiles
            .kind(kindKey)
            .orElseThrow(() -> new IllegalStateException("no flow opens “" + kindKey + "”"));
    Agency agency = directory.agency(agencyId).orElseThrow();
    int year = LocalDate.now(clock).getYear();
    String number =
        Numbering.format(
            agency.shortName(),
            kind.series(),
            year,
            numbering.next(agency.id(), kind.series(), year));
    CaseFile file =
        new CaseFile(
            UUID.randomUUID(),
            kind.key(),
            agency.id(),
            number,
            null,
            "",
            source,
            kind.first(),
            receivedAt,
            null,
            null,
            null,
            null,
            actor.get().id());
    caseFiles.open(file);
    return file;
  }
}
