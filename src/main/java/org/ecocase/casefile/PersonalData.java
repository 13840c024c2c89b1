package org.ecocase.casefile;

import java.util.Map;
import java.util.UUID;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.FactType;
import org.ecocase.dictionary.Masking;
import org.ecocase.org.Actor;
import org.ecocase.org.Role;
import org.ecocase.party.Party;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Who reads personal data of a file in clear: its officers, and whoever has taken one of its open
 * tasks and decides by it. All others who may open the file read it masked, as access to personal
 * data is for those who need it (个人信息保护法第六条、第五十一条).
 */
@Service
public class PersonalData {

  private final CaseFiles caseFiles;
  private final Dictionary dictionary;
  private final ObjectProvider<Processes> processes;

  PersonalData(CaseFiles caseFiles, Dictionary dictionary, ObjectProvider<Processes> processes) {
    this.caseFiles = caseFiles;
    this.dictionary = dictionary;
    this.processes = processes;
  }

  /** Whether somebody reads it in clear. */
  public boolean clear(UUID caseId, Actor reader) {
    return reader.equals(Actor.SYSTEM)
        || officer(caseId, reader)
        || processes.getObject().holds(caseId, reader.id());
  }

  private boolean officer(UUID caseId, Actor reader) {
    Map<String, Object> facts = caseFiles.facts(caseId, "");
    return dictionary.all().stream()
        .filter(fact -> fact.type() == FactType.PERSON)
        .filter(fact -> Role.OFFICER.group().equals(fact.role()))
        .anyMatch(fact -> reader.id().equals(facts.get(fact.key())));
  }

  /** The facts of a file as somebody reads them. */
  public Map<String, Object> facts(UUID caseId, Actor reader, Map<String, Object> facts) {
    return clear(caseId, reader) ? facts : Masking.facts(dictionary, facts);
  }

  /** A party as somebody reads it; who an organisation is and where is known. */
  public Party party(UUID caseId, Actor reader, Party party) {
    boolean person = party.kind() == Party.Kind.PERSON;
    if (!person && party.phone() == null || clear(caseId, reader)) {
      return party;
    }
    return new Party(
        party.id(),
        party.agency(),
        party.kind(),
        person ? Masking.name(party.name()) : party.name(),
        party.uscc(),
        hidden(party.idNumber()),
        party.legalRepresentative(),
        party.position(),
        person ? hidden(party.address()) : party.address(),
        party.phone() == null ? null : Masking.phone(party.phone()),
        party.postcode());
  }

  private static String hidden(String value) {
    return value == null ? null : Masking.HIDDEN;
  }

  /** What a party is called to somebody. */
  public String name(UUID caseId, Actor reader, Party party) {
    return party.kind() == Party.Kind.PERSON ? party(caseId, reader, party).name() : party.name();
  }
}
