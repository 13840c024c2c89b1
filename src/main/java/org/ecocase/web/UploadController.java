package org.ecocase.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.ecocase.casefile.CaseAccess;
import org.ecocase.document.DocumentContent;
import org.ecocase.document.StagedFile;
import org.ecocase.document.StagedFiles;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files for a form that is not handed in yet: everybody reaches their own and no other's. The body
 * is the file itself and is read as it arrives, so that one that never ends can be cut off.
 */
@RestController
@RequestMapping("/api/v1/uploads")
@Tag(name = "uploads", description = "随表单提交的文件")
class UploadController {

  private final CaseAccess access;
  private final StagedFiles files;

  UploadController(CaseAccess access, StagedFiles files) {
    this.access = access;
    this.files = files;
  }

  /** A file that waits. */
  record Waiting(
      UUID id, String fileName, String contentType, long size, String sha256, Instant expiresAt) {

    private static Waiting of(StagedFile file) {
      return new Waiting(
          file.id(),
          file.fileName(),
          file.contentType(),
          file.size(),
          file.sha256(),
          file.expiresAt());
    }
  }

  @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "为尚未提交的表单上传文件；表单提交时成为证据，不提交的过期删除")
  Waiting stage(@RequestParam String form, @RequestParam String name, HttpServletRequest request)
      throws IOException {
    String owner = access.reader().id();
    return Waiting.of(files.stage(owner, form, name, request.getInputStream()));
  }

  @GetMapping("/{id}")
  @Operation(summary = "本人上传、尚未提交的文件")
  Waiting get(@PathVariable UUID id) {
    return Waiting.of(files.get(id, access.reader().id()));
  }

  @GetMapping("/{id}/content")
  @Operation(summary = "本人上传、尚未提交的文件内容")
  ResponseEntity<byte[]> content(@PathVariable UUID id) {
    DocumentContent content = files.content(id, access.reader().id());
    return FileController.file(content, content.contentType().startsWith("image/"));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "移除本人上传、尚未提交的文件")
  void discard(@PathVariable UUID id) {
    files.discard(id, access.reader().id());
  }
}
