package org.ecocase.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ecocase.casefile.CaseAccess;
import org.ecocase.casefile.CaseFile;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.CaseQuery;
import org.ecocase.document.DocumentContent;
import org.ecocase.document.Previews;
import org.ecocase.engine.ModelDeployments;
import org.ecocase.engine.ModelDeployments.Trial;
import org.ecocase.engine.ModelPackages;
import org.ecocase.org.Actor;
import org.ecocase.rule.Refusal;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 样稿 of a package in force or of one that is being tried, with its sample or with a file. */
@Controller
class PreviewController {

  private static final String ACT = "查看样稿";
  private static final int LONGEST = 100;

  private final Previews previews;
  private final ModelPackages packages;
  private final ModelDeployments deployments;
  private final CaseAccess access;
  private final CaseFiles caseFiles;
  private final ModelPages pages;

  PreviewController(
      Previews previews,
      ModelPackages packages,
      ModelDeployments deployments,
      CaseAccess access,
      CaseFiles caseFiles,
      ModelPages pages) {
    this.previews = previews;
    this.packages = packages;
    this.deployments = deployments;
    this.access = access;
    this.caseFiles = caseFiles;
    this.pages = pages;
  }

  @GetMapping("/models/{name}/documents/{key}.pdf")
  ResponseEntity<byte[]> inForce(
      @PathVariable String name,
      @PathVariable String key,
      @RequestParam(name = "file", defaultValue = "") String number) {
    pages.owner(ACT);
    pages.state(name);
    return pdf(name, packages.files(name), key, number);
  }

  @GetMapping("/models/{name}/trials/{id}/documents/{key}.pdf")
  ResponseEntity<byte[]> tried(
      @PathVariable String name,
      @PathVariable UUID id,
      @PathVariable String key,
      @RequestParam(name = "file", defaultValue = "") String number) {
    Actor owner = pages.owner(ACT);
    Trial trial = deployments.trial(id, owner);
    return pdf(trial.name(), trial.files(), key, number);
  }

  private ResponseEntity<byte[]> pdf(
      String name, Map<String, byte[]> files, String key, String number) {
    DocumentContent pdf =
        number.isBlank()
            ? previews.sample(name, files, key)
            : ofFile(name, files, key, number.strip());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline()
                .filename(pdf.fileName(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(pdf.bytes());
  }

  /** Only a file that whoever asks may read, by its whole number. */
  private DocumentContent ofFile(
      String name, Map<String, byte[]> files, String key, String number) {
    Actor reader = access.reader();
    if (number.length() > LONGEST) {
      throw Refusal.notFound("没有这个案件");
    }
    List<CaseFile> found =
        caseFiles.list(
            new CaseQuery(
                reader.agencies(),
                null,
                null,
                number,
                Set.of(),
                access.reading(reader),
                LONGEST,
                0));
    CaseFile file =
        found.stream()
            .filter(f -> number.equals(f.clueNumber()) || number.equals(f.caseNumber()))
            .findFirst()
            .orElseThrow(() -> Refusal.notFound("没有编号为“" + number + "”的案卷，或者您不能查阅"));
    CaseFile readable = access.readable(file.id());
    return previews.ofFile(name, files, key, readable.id(), readable.agency());
  }

  @ExceptionHandler
  ModelAndView refused(Refusal refusal) {
    return ModelPages.refused(refusal);
  }
}
