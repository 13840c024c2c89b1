package org.ecocase.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.casefile.CaseAccess;
import org.ecocase.casefile.CaseFile;
import org.ecocase.document.CaseDocument;
import org.ecocase.document.DocumentContent;
import org.ecocase.document.Documents;
import org.ecocase.document.Evidence;
import org.ecocase.document.EvidenceItem;
import org.ecocase.document.EvidenceKind;
import org.ecocase.document.EvidenceUpload;
import org.ecocase.engine.ModelPackages;
import org.ecocase.journal.Journal;
import org.ecocase.org.Actor;
import org.ecocase.org.Role;
import org.ecocase.rule.Refusal;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Documents and evidence of a case. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "files", description = "文书和证据")
class FileController {

  private final CaseAccess access;
  private final Documents documents;
  private final Evidence evidence;
  private final ModelPackages packages;
  private final Journal journal;
  private final TransactionOperations transaction;
  private final Clock clock;

  FileController(
      CaseAccess access,
      Documents documents,
      Evidence evidence,
      ModelPackages packages,
      Journal journal,
      TransactionOperations transaction,
      Clock clock) {
    this.access = access;
    this.documents = documents;
    this.evidence = evidence;
    this.packages = packages;
    this.journal = journal;
    this.transaction = transaction;
    this.clock = clock;
  }

  @GetMapping("/cases/{id}/documents")
  @Operation(
      summary = "案件的文书，包括已被替换和作废的",
      description = "templateReleases是流程包中含有所用模板（templateVersion）的各个版本，从第1版数起。")
  List<Printed> documents(@PathVariable UUID id) {
    access.readable(id);
    return documents.ofCase(id).stream()
        .map(
            document ->
                new Printed(
                    document,
                    document.templateVersion() == null
                        ? List.of()
                        : packages.printing(document.template(), document.templateVersion())))
        .toList();
  }

  /** A document, and the versions of the package whose template it was printed from. */
  record Printed(@JsonUnwrapped CaseDocument document, List<Integer> templateReleases) {}

  @GetMapping("/documents/{id}/content")
  @Operation(summary = "文书内容（PDF）")
  ResponseEntity<byte[]> document(@PathVariable UUID id) {
    access.readable(documents.get(id).caseId());
    return file(documents.content(id), true);
  }

  @GetMapping("/cases/{id}/evidence")
  @Operation(summary = "案件的证据")
  List<EvidenceItem> evidence(@PathVariable UUID id) {
    access.readable(id);
    return evidence.ofCase(id);
  }

  @GetMapping("/evidence/{id}")
  @Operation(summary = "一份证据的说明")
  EvidenceItem evidenceItem(@PathVariable UUID id) {
    EvidenceItem item = evidence.get(id);
    access.readable(item.caseId());
    return item;
  }

  @GetMapping("/evidence/{id}/content")
  @Operation(summary = "证据原件")
  ResponseEntity<byte[]> evidenceContent(@PathVariable UUID id) {
    EvidenceItem item = evidence.get(id);
    access.readable(item.caseId());
    return file(evidence.content(id), item.contentType().startsWith("image/"));
  }

  @PostMapping(path = "/cases/{id}/evidence", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "上传证据：照片、录像、录音或PDF")
  EvidenceItem upload(
      @PathVariable UUID id,
      @RequestParam MultipartFile file,
      @RequestParam String name,
      @RequestParam EvidenceKind kind,
      @RequestParam String proves,
      @RequestParam String takenBy,
      @RequestParam String takenAt,
      @RequestParam(defaultValue = "") String place)
      throws IOException {
    CaseFile caseFile = access.readable(id);
    Actor actor = access.reader();
    if (!actor.has(Role.OFFICER, Role.DISPATCHER, Role.CLERK, Role.UNIT_HEAD)) {
      throw Refusal.forbidden("您没有上传证据的权限");
    }
    if (caseFile.stage().over()) {
      throw new Refusal(Refusal.Kind.RULE, "案件已经归档，不得增加材料（依据：生态环境行政处罚办法关于归档的规定）");
    }
    try (InputStream stream = file.getInputStream()) {
      EvidenceUpload upload =
          new EvidenceUpload(
              id,
              caseFile.agency(),
              file.getOriginalFilename(),
              stream,
              name,
              kind,
              proves,
              takenBy,
              moment(takenAt),
              place,
              actor.id());
      return transaction.execute(status -> keep(upload, actor));
    }
  }

  private EvidenceItem keep(EvidenceUpload upload, Actor actor) {
    EvidenceItem item = evidence.add(upload);
    journal.append(
        item.caseId(),
        actor.id(),
        "EVIDENCE_ADDED",
        "上传证据" + item.no() + "“" + item.name() + "”",
        Map.of("evidence", item.id().toString(), "sha256", item.sha256()));
    return item;
  }

  private Instant moment(String text) {
    try {
      return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).atZone(clock.getZone()).toInstant();
    } catch (DateTimeException e) {
      throw Refusal.invalid("takenAt", "“取证时间”应为日期和时间，如2026-01-20T09:30");
    }
  }

  /** Shown in the browser only where nothing in it can run; everything else is a download. */
  static ResponseEntity<byte[]> file(DocumentContent content, boolean inline) {
    ContentDisposition disposition =
        (inline ? ContentDisposition.inline() : ContentDisposition.attachment())
            .filename(content.fileName(), StandardCharsets.UTF_8)
            .build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(content.contentType()))
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .header("X-Content-Type-Options", "nosniff")
        .body(content.bytes());
  }
}
