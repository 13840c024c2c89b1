package org.ecocase.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ecocase.casefile.CaseAccess;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.CaseQuery;
import org.ecocase.casefile.DocumentModel;
import org.ecocase.casefile.PersonalData;
import org.ecocase.casefile.Reading;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.flow.FileKind;
import org.ecocase.flow.FlowProfiles;
import org.ecocase.org.Actor;
import org.ecocase.party.Parties;
import org.ecocase.rule.Refusal;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * 案卷: where whoever has no task in a file finds it, reads it, and starts what may be started. Each
 * kind of file has a list of its own, with the columns that its flow names.
 */
@Controller
class FilePageController {

  private static final int PER_PAGE = 50;
  private static final int MOST_EXPORTED = 5000;
  private static final int LONGEST = 100;

  private final CaseFiles caseFiles;
  private final CaseAccess access;
  private final FlowProfiles profiles;
  private final Dictionary dictionary;
  private final DocumentModel shown;
  private final Parties parties;
  private final PersonalData personal;

  FilePageController(
      CaseFiles caseFiles,
      CaseAccess access,
      FlowProfiles profiles,
      Dictionary dictionary,
      DocumentModel shown,
      Parties parties,
      PersonalData personal) {
    this.caseFiles = caseFiles;
    this.access = access;
    this.profiles = profiles;
    this.dictionary = dictionary;
    this.shown = shown;
    this.parties = parties;
    this.personal = personal;
  }

  /** What is asked for, as far as the reader may. */
  private record Asked(Actor reader, Reading reading, FileKind kind, String text) {

    List<String> columns() {
      return kind == null ? List.of() : kind.columns();
    }

    CaseQuery query(int limit) {
      return new CaseQuery(
          reader.agencies(),
          kind == null ? null : kind.key(),
          null,
          text,
          Set.copyOf(columns()),
          reading,
          limit,
          0);
    }
  }

  @GetMapping("/files")
  String all(
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String q,
      Model model) {
    Asked asked = asked(kind, q);
    List<CaseFile> found = caseFiles.list(asked.query(PER_PAGE + 1));
    model.addAttribute("q", q);
    model.addAttribute("kind", kind);
    model.addAttribute("kinds", kinds(asked.reader(), asked.reading()));
    model.addAttribute("columns", asked.columns().stream().map(dictionary::label).toList());
    model.addAttribute(
        "files",
        found.stream()
            .limit(PER_PAGE)
            .map(
                file -> {
                  Map<String, Object> row = new LinkedHashMap<>(row(file, asked.reader()));
                  row.put("cells", cells(asked, file));
                  return row;
                })
            .toList());
    model.addAttribute("more", found.size() > PER_PAGE);
    return "files";
  }

  /** The same list as a sheet. */
  @GetMapping("/files.csv")
  ResponseEntity<byte[]> sheet(
      @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String q) {
    Asked asked = asked(kind, q);
    List<String> head = new ArrayList<>(List.of("编号", "案由", "当事人", "阶段"));
    asked.columns().forEach(column -> head.add(dictionary.label(column)));
    List<List<Object>> rows = new ArrayList<>();
    for (CaseFile file : caseFiles.list(asked.query(MOST_EXPORTED))) {
      Map<String, String> row = row(file, asked.reader());
      List<Object> cells =
          new ArrayList<>(
              List.of(row.get("number"), row.get("title"), row.get("party"), row.get("stage")));
      cells.addAll(cells(asked, file));
      rows.add(cells);
    }
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv; charset=UTF-8"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("files.csv").build().toString())
        .body(Csv.write(new OversightExport.Sheet("案卷", head, rows)));
  }

  @GetMapping("/files/{id}")
  String one(@PathVariable UUID id, Model model) {
    CaseFile file = access.readable(id);
    Actor reader = access.reader();
    model.addAttribute("file", row(file, reader));
    model.addAttribute(
        "links",
        caseFiles.links(id).stream()
            .filter(link -> access.reads(reader, link.file()))
            .map(
                link -> {
                  Map<String, Object> row = new LinkedHashMap<>(row(link.file(), reader));
                  row.put(
                      "label",
                      link.named() ? link.label() : kind(link.file()) + "的" + link.label());
                  return row;
                })
            .toList());
    return "file";
  }

  @ExceptionHandler
  ModelAndView refused(Refusal refusal) {
    ModelAndView page = new ModelAndView("refused", "message", refusal.getMessage());
    page.setStatus(HttpStatus.valueOf(refusal.kind().status()));
    return page;
  }

  private Asked asked(String kind, String text) {
    Actor reader = access.reader();
    if (text.length() > LONGEST) {
      throw Refusal.invalid("q", "查询的文字不超过" + LONGEST + "字");
    }
    FileKind wanted =
        kind.isEmpty()
            ? null
            : profiles
                .kind(kind)
                .orElseThrow(() -> Refusal.invalid("kind", "没有案卷种类“" + kind + "”"));
    return new Asked(reader, access.reading(reader), wanted, text);
  }

  /** A kind that the reader's roles do not open to him may still hold a file that names him. */
  private List<Map<String, String>> kinds(Actor reader, Reading reading) {
    return profiles
        .kinds()
        .filter(
            kind ->
                !kind.restricted()
                    || reading.kinds().contains(kind.key())
                    || !caseFiles.list(new Asked(reader, reading, kind, "").query(1)).isEmpty())
        .map(kind -> Map.of("key", kind.key(), "label", kind.label()))
        .toList();
  }

  private List<String> cells(Asked asked, CaseFile file) {
    if (asked.columns().isEmpty()) {
      return List.of();
    }
    Map<String, Object> facts = caseFiles.facts(file.id(), "");
    return asked.columns().stream()
        .map(column -> facts.get(column) == null ? "" : shown.shown(column, facts.get(column)))
        .toList();
  }

  private String kind(CaseFile file) {
    return profiles.kind(file.kind()).map(FileKind::label).orElse(file.kind());
  }

  private Map<String, String> row(CaseFile file, Actor reader) {
    String party =
        file.partyId() == null
            ? ""
            : parties
                .find(file.partyId())
                .map(found -> personal.name(file.id(), reader, found))
                .orElse("");
    return Map.of(
        "id", file.id().toString(),
        "number", file.number(),
        "title", file.title().isBlank() ? kind(file) : file.title(),
        "party", party,
        "stage", file.stage().label());
  }
}
