package org.ecocase.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ecocase.casefile.CaseAccess;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.CaseMessages;
import org.ecocase.casefile.CaseQuery;
import org.ecocase.casefile.DocumentModel;
import org.ecocase.casefile.PersonalData;
import org.ecocase.casefile.ScopeLabels;
import org.ecocase.deadline.ClockView;
import org.ecocase.deadline.Clocks;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactRows;
import org.ecocase.flow.FlowProfiles;
import org.ecocase.journal.Journal;
import org.ecocase.journal.JournalEntry;
import org.ecocase.org.Actor;
import org.ecocase.org.Agency;
import org.ecocase.org.Directory;
import org.ecocase.org.Officer;
import org.ecocase.party.Parties;
import org.ecocase.party.Party;
import org.ecocase.rule.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Case files for those who may read them. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "cases", description = "案件")
@JsonInclude
class CaseController {

  private static final int MOST = 200;

  private final CaseAccess access;
  private final CaseFiles caseFiles;
  private final Parties parties;
  private final PersonalData personal;
  private final Directory directory;
  private final Dictionary dictionary;
  private final DocumentModel shown;
  private final ScopeLabels scopes;
  private final Journal journal;
  private final Clocks clocks;
  private final CaseMessages messages;
  private final FlowProfiles profiles;
  private final Clock clock;

  CaseController(
      CaseAccess access,
      CaseFiles caseFiles,
      Parties parties,
      PersonalData personal,
      Directory directory,
      Dictionary dictionary,
      DocumentModel shown,
      ScopeLabels scopes,
      Journal journal,
      Clocks clocks,
      CaseMessages messages,
      FlowProfiles profiles,
      Clock clock) {
    this.access = access;
    this.caseFiles = caseFiles;
    this.parties = parties;
    this.personal = personal;
    this.directory = directory;
    this.dictionary = dictionary;
    this.shown = shown;
    this.scopes = scopes;
    this.journal = journal;
    this.clocks = clocks;
    this.messages = messages;
    this.profiles = profiles;
    this.clock = clock;
  }

  @GetMapping("/agencies")
  @Operation(summary = "执法机关")
  List<AgencyView> agencies() {
    return directory.agencies().stream().map(AgencyView::of).toList();
  }

  @GetMapping("/cases")
  @Operation(summary = "案件列表，按收到时间从新到旧")
  List<CaseSummary> cases(
      @RequestParam(required = false) String agency,
      @RequestParam(required = false) String stage,
      @RequestParam(required = false) String q,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(defaultValue = "0") int offset) {
    Actor reader = access.reader();
    if (limit < 1 || limit > MOST) {
      throw Refusal.invalid("limit", "limit应在1到" + MOST + "之间");
    }
    if (offset < 0) {
      throw Refusal.invalid("offset", "offset不得为负数");
    }
    if (agency != null && !reader.belongsTo(agency)) {
      throw Refusal.forbidden("您不能查阅该机关的案件");
    }
    Set<String> agencies = agency == null ? reader.agencies() : Set.of(agency);
    return agencies.isEmpty()
        ? List.of()
        : caseFiles
            .list(
                new CaseQuery(
                    agencies,
                    null,
                    profiles.asked("stage", stage),
                    q,
                    Set.of(),
                    access.reading(reader),
                    limit,
                    offset))
            .stream()
            .map(file -> summary(file, reader))
            .toList();
  }

  @GetMapping("/cases/{id}")
  @Operation(summary = "一个案件：当事人、事实（按部分）、办理记录")
  CaseView file(@PathVariable UUID id) {
    CaseFile file = access.readable(id);
    Actor reader = access.reader();
    return new CaseView(
        summary(file, reader), party(file, reader), sections(id, reader), submissions(id));
  }

  @GetMapping("/cases/{id}/journal")
  @Operation(summary = "全过程记录")
  List<EntryView> journal(@PathVariable UUID id) {
    access.readable(id);
    return journal.of(id).stream().map(this::entry).toList();
  }

  @GetMapping("/cases/{id}/journal/verification")
  @Operation(summary = "核验全过程记录的完整性")
  Verification verify(@PathVariable UUID id) {
    access.readable(id);
    return journal
        .verify(id)
        .map(broken -> new Verification(false, broken.number(), broken.reason()))
        .orElse(new Verification(true, null, null));
  }

  @GetMapping("/cases/{id}/clocks")
  @Operation(summary = "案件的法定期限及其计算过程")
  List<ClockView> clocks(@PathVariable UUID id) {
    access.readable(id);
    return clocks.of(id);
  }

  @PostMapping("/cases/{id}/messages/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "登记外部答复",
      description =
          "payment-received（缴款）、police-reply（公安机关答复）、court-ruling（法院裁定）；有多项办案动作等待同一答复时，以run指明其一")
  void message(
      @PathVariable UUID id,
      @PathVariable String name,
      @RequestParam(required = false) String run,
      @RequestBody Map<String, Object> facts) {
    messages.deliver(id, name, run, facts);
  }

  private CaseSummary summary(CaseFile f, Actor reader) {
    return new CaseSummary(
        f.id(),
        f.agency(),
        f.clueNumber(),
        f.caseNumber(),
        f.title(),
        f.source(),
        f.stage().key(),
        f.stage().label(),
        f.receivedAt().atZone(clock.getZone()).toOffsetDateTime(),
        f.filedOn(),
        f.closedAt() == null ? null : f.closedAt().atZone(clock.getZone()).toOffsetDateTime(),
        f.partyId() == null
            ? null
            : parties.find(f.partyId()).map(p -> personal.name(f.id(), reader, p)).orElse(null));
  }

  private PartyView party(CaseFile file, Actor reader) {
    return file.partyId() == null
        ? null
        : parties
            .find(file.partyId())
            .map(found -> personal.party(file.id(), reader, found))
            .map(
                p ->
                    new PartyView(
                        p.id(),
                        p.kind(),
                        p.name(),
                        p.uscc(),
                        p.legalRepresentative(),
                        p.address(),
                        p.phone(),
                        sources(file, reader, p)))
            .orElse(null);
  }

  /** Where a natural person is a source, that is his name and where he works or lives. */
  private List<Parties.PollutionSource> sources(CaseFile file, Actor reader, Party party) {
    return party.kind() == Party.Kind.ORGANISATION || personal.clear(file.id(), reader)
        ? parties.sources(party.id())
        : List.of();
  }

  private List<Section> sections(UUID id, Actor reader) {
    Map<String, List<FactView>> sections = new LinkedHashMap<>();
    gather(sections, personal.facts(id, reader, caseFiles.facts(id, "")), "");
    caseFiles
        .scopedFacts(id)
        .forEach(
            (scope, facts) ->
                gather(
                    sections, personal.facts(id, reader, facts), "（" + scopes.of(id, scope) + "）"));
    return sections.entrySet().stream().map(e -> new Section(e.getKey(), e.getValue())).toList();
  }

  /** What a run, a row or a paper has of its own stands in sections of its own. */
  private void gather(
      Map<String, List<FactView>> sections, Map<String, Object> facts, String where) {
    for (Fact fact : dictionary.all()) {
      Object value = facts.get(fact.key());
      if (value != null) {
        sections
            .computeIfAbsent(fact.section() + where, s -> new ArrayList<>())
            .add(view(fact, value));
      }
    }
  }

  private FactView view(Fact fact, Object value) {
    List<ColumnView> columns =
        fact.columns().values().stream().map(c -> new ColumnView(c.key(), c.label())).toList();
    return new FactView(
        fact.key(),
        fact.label(),
        value,
        shown.shown(fact.key(), value),
        columns,
        columns.isEmpty() ? List.of() : rows(fact, value));
  }

  /** With their ids, which are the scopes of what is done for a row. */
  private List<Map<String, String>> rows(Fact table, Object value) {
    List<Map<String, String>> rows = shown.rows(table, value);
    List<Map<String, Object>> kept = FactRows.of(value);
    for (int i = 0; i < kept.size(); i++) {
      rows.get(i).put(FactRows.ID, FactRows.id(kept.get(i)));
    }
    return rows;
  }

  private List<SubmissionView> submissions(UUID id) {
    return caseFiles.submissions(id).stream()
        .map(
            s ->
                new SubmissionView(
                    s.id(),
                    s.task(),
                    s.taskName(),
                    s.scope(),
                    s.userName(),
                    s.certificate(),
                    s.at().atZone(clock.getZone()).toOffsetDateTime()))
        .toList();
  }

  private EntryView entry(JournalEntry e) {
    return new EntryView(
        e.number(),
        e.at().atZone(clock.getZone()).toOffsetDateTime(),
        e.actor(),
        directory.officer(e.actor()).map(Officer::name).orElse(e.actor()),
        e.kind(),
        e.text(),
        e.hash());
  }

  record AgencyView(String id, String name, String shortName, String parent, String areaCode) {

    static AgencyView of(Agency a) {
      return new AgencyView(a.id(), a.name(), a.shortName(), a.parent(), a.areaCode());
    }
  }

  record CaseSummary(
      UUID id,
      String agency,
      String clueNumber,
      String caseNumber,
      String title,
      String source,
      String stage,
      String stageLabel,
      OffsetDateTime receivedAt,
      LocalDate filedOn,
      OffsetDateTime closedAt,
      String party) {}

  record CaseView(
      CaseSummary summary,
      PartyView party,
      List<Section> sections,
      List<SubmissionView> submissions) {}

  record PartyView(
      UUID id,
      Party.Kind kind,
      String name,
      String uscc,
      String legalRepresentative,
      String address,
      String phone,
      List<Parties.PollutionSource> sources) {}

  record Section(String name, List<FactView> facts) {}

  /**
   * A fact as the dossier shows it.
   *
   * @param columns of a table, in order; empty for any other fact
   * @param rows of a table, column to text, and the row's id
   */
  record FactView(
      String key,
      String label,
      Object value,
      String text,
      List<ColumnView> columns,
      List<Map<String, String>> rows) {}

  record ColumnView(String key, String label) {}

  record SubmissionView(
      UUID id,
      String task,
      String name,
      String scope,
      String by,
      String certificate,
      OffsetDateTime at) {}

  record EntryView(
      int number,
      OffsetDateTime at,
      String actor,
      String actorName,
      String kind,
      String text,
      String hash) {}

  record Verification(boolean whole, Integer brokenAt, String reason) {}
}
