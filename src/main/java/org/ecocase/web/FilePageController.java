package org.ecocase.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.casefile.CaseAccess;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.CaseQuery;
import org.ecocase.casefile.PersonalData;
import org.ecocase.org.Actor;
import org.ecocase.party.Parties;
import org.ecocase.rule.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 案卷: where whoever has no task in a file finds it, reads it, and starts what may be started. */
@Controller
class FilePageController {

  private static final int PER_PAGE = 50;
  private static final int LONGEST = 100;

  private final CaseFiles caseFiles;
  private final CaseAccess access;
  private final Parties parties;
  private final PersonalData personal;

  FilePageController(
      CaseFiles caseFiles, CaseAccess access, Parties parties, PersonalData personal) {
    this.caseFiles = caseFiles;
    this.access = access;
    this.parties = parties;
    this.personal = personal;
  }

  @GetMapping("/files")
  String all(@RequestParam(defaultValue = "") String q, Model model) {
    Actor reader = access.reader();
    if (q.length() > LONGEST) {
      throw Refusal.invalid("q", "查询的文字不超过" + LONGEST + "字");
    }
    List<CaseFile> found =
        caseFiles.list(new CaseQuery(reader.agencies(), null, q, PER_PAGE + 1, 0));
    model.addAttribute("q", q);
    model.addAttribute(
        "files", found.stream().limit(PER_PAGE).map(file -> row(file, reader)).toList());
    model.addAttribute("more", found.size() > PER_PAGE);
    return "files";
  }

  @GetMapping("/files/{id}")
  String one(@PathVariable UUID id, Model model) {
    model.addAttribute("file", row(access.readable(id), access.reader()));
    return "file";
  }

  @ExceptionHandler
  ModelAndView refused(Refusal refusal) {
    ModelAndView page = new ModelAndView("refused", "message", refusal.getMessage());
    page.setStatus(HttpStatus.valueOf(refusal.kind().status()));
    return page;
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
        "title", file.title(),
        "party", party,
        "stage", file.stage().label());
  }
}
