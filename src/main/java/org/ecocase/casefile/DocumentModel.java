package org.ecocase.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.dictionary.FactRows;
import org.ecocase.dictionary.FactType;
import org.ecocase.dictionary.FactValues;
import org.ecocase.document.FileContents;
import org.ecocase.org.Agency;
import org.ecocase.org.Directory;
import org.ecocase.org.Officer;
import org.ecocase.party.Parties;
import org.ecocase.rule.Scope;
import org.springframework.stereotype.Service;

/** What a document says is taken from: the case file as maps of text, as templates want it. */
@Service
public class DocumentModel implements FileContents {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H时mm分");

  private final CaseFiles caseFiles;
  private final Parties parties;
  private final Directory directory;
  private final Dictionary dictionary;
  private final Clock clock;
  private final List<DocumentPart> parts;

  DocumentModel(
      CaseFiles caseFiles,
      Parties parties,
      Directory directory,
      Dictionary dictionary,
      Clock clock,
      List<DocumentPart> parts) {
    this.caseFiles = caseFiles;
    this.parties = parties;
    this.directory = directory;
    this.dictionary = dictionary;
    this.clock = clock;
    this.parts = parts;
  }

  @Override
  public Map<String, Object> of(UUID caseId, String scope) {
    CaseFile file = caseFiles.get(caseId);
    Map<String, Object> facts = caseFiles.facts(caseId, scope);
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("agency", agency(file.agency()));
    model.put("case", caseMap(file));
    model.put("party", party(file));
    model.put("facts", shown(facts));
    model.put("raw", new LinkedHashMap<>(facts));
    model.put("people", people(facts));
    model.put("signed", signed(caseId, scope));
    parts.forEach(part -> model.put(part.name(), part.of(caseId)));
    return model;
  }

  private Map<String, Object> agency(String id) {
    Agency a = directory.agency(id).orElseThrow();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", a.name());
    map.put("code", a.id());
    map.put("shortName", a.shortName());
    map.put("uscc", a.uscc());
    map.put("address", a.address());
    map.put("phone", a.phone());
    map.put("postcode", a.postcode());
    map.put("bank", a.bank());
    map.put("bankAccount", a.bankAccount());
    map.put("governmentName", a.governmentName());
    map.put("courtName", a.courtName());
    map.values().removeIf(value -> value == null || "".equals(value));
    return map;
  }

  private Map<String, Object> caseMap(CaseFile file) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("number", file.number());
    map.put("clueNumber", file.clueNumber());
    map.put("title", file.title());
    map.put(
        "source",
        dictionary
            .find(FactKeys.CASE_SOURCE)
            .map(fact -> FactValues.display(fact, file.source()))
            .orElse(file.source()));
    map.put("receivedOn", day(file.receivedAt().atZone(clock.getZone()).toLocalDate()));
    map.put("stage", file.stage().label());
    if (file.filedOn() != null) {
      map.put("filedOn", day(file.filedOn()));
    }
    return map;
  }

  private Map<String, Object> party(CaseFile file) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (file.partyId() == null) {
      return map;
    }
    parties
        .find(file.partyId())
        .ifPresent(
            p -> {
              map.put("name", p.name());
              map.put("kind", p.kind().name());
              map.put("uscc", p.uscc());
              map.put("idNumber", p.idNumber());
              map.put("legalRepresentative", p.legalRepresentative());
              map.put("position", p.position());
              map.put("address", p.address());
              map.put("phone", p.phone());
              map.put("postcode", p.postcode());
            });
    map.values().removeIf(value -> value == null);
    return map;
  }

  private Map<String, Object> shown(Map<String, Object> facts) {
    Map<String, Object> shown = new LinkedHashMap<>();
    facts.forEach((key, value) -> shown.put(key, printed(key, value)));
    return shown;
  }

  /** A table as its rows, column by column; all else as the text that people read. */
  private Object printed(String key, Object value) {
    return dictionary
        .find(key)
        .filter(fact -> fact.type() == FactType.ROWS)
        .<Object>map(table -> rows(table, value))
        .orElseGet(() -> shown(key, value));
  }

  /** The rows of a table as people read them: column to text, without what is left empty. */
  public List<Map<String, String>> rows(Fact table, Object value) {
    return FactRows.of(value).stream().map(row -> row(table, row)).toList();
  }

  private Map<String, String> row(Fact table, Map<String, Object> row) {
    Map<String, String> shown = new LinkedHashMap<>();
    for (Fact column : table.columns().values()) {
      Object value = row.get(column.key());
      if (value != null) {
        shown.put(column.key(), shown(column, value));
      }
    }
    return shown;
  }

  /** The text that people read for a fact's value; persons by name. */
  public String shown(String key, Object value) {
    Fact fact = dictionary.find(key).orElse(null);
    if (fact == null) {
      return String.valueOf(value);
    }
    return shown(fact, value);
  }

  private String shown(Fact fact, Object value) {
    return switch (fact.type()) {
      case PERSON ->
          directory.officer(value.toString()).map(Officer::name).orElse(value.toString());
      case ROWS ->
          rows(fact, value).stream().map(row -> told(fact, row)).collect(Collectors.joining("；"));
      default -> FactValues.display(fact, value);
    };
  }

  private static String told(Fact table, Map<String, String> row) {
    return row.entrySet().stream()
        .map(cell -> table.columns().get(cell.getKey()).label() + cell.getValue())
        .collect(Collectors.joining("，"));
  }

  private Map<String, Object> people(Map<String, Object> facts) {
    Map<String, Object> people = new LinkedHashMap<>();
    persons(facts)
        .forEach(
            key ->
                directory
                    .officer(facts.get(key).toString())
                    .ifPresent(officer -> people.put(key, person(officer))));
    return people;
  }

  private Stream<String> persons(Map<String, Object> facts) {
    return facts.keySet().stream()
        .filter(key -> dictionary.find(key).map(f -> f.type() == FactType.PERSON).orElse(false));
  }

  private static Map<String, Object> person(Officer officer) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", officer.name());
    map.put("unit", officer.unit());
    if (officer.certificate() != null) {
      map.put("certificate", officer.certificate());
    }
    return map;
  }

  /** Who did which step last, in this scope or, for steps without one, in the case. */
  private Map<String, Object> signed(UUID caseId, String scope) {
    Map<String, Object> signed = new LinkedHashMap<>();
    for (Submission s : caseFiles.submissions(caseId)) {
      if (s.step() != null && Scope.sees(scope, s.scope())) {
        ZonedDateTime at = s.at().atZone(clock.getZone());
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", s.userName());
        if (s.certificate() != null) {
          map.put("certificate", s.certificate());
        }
        map.put("date", day(at.toLocalDate()));
        map.put("time", TIME.format(at));
        signed.put(s.step(), map);
      }
    }
    return signed;
  }

  private static String day(LocalDate date) {
    return DAY.format(date);
  }
}
