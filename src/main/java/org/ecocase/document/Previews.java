package org.ecocase.document;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.rule.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * 样稿: what the documents of a package will look like, in force or not. Nothing is kept, no number
 * is taken, and every page says what it is.
 */
@Service
public class Previews {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** In the place of a number, where a document bears one. */
  private static final String NUMBER = "〔样〕";

  private final Templates templates;
  private final SampleDocuments samples;
  private final Documents documents;
  private final ObjectProvider<FileContents> contents;
  private final Clock clock;

  public Previews(
      Templates templates,
      SampleDocuments samples,
      Documents documents,
      ObjectProvider<FileContents> contents,
      Clock clock) {
    this.templates = templates;
    this.samples = samples;
    this.documents = documents;
    this.contents = contents;
    this.clock = clock;
  }

  /** The documents of a package that can be read. */
  public List<DocumentTemplate> of(String flow, Map<String, byte[]> files) {
    return templates.read(flow, files).templates();
  }

  /**
   * A document with its own sample.
   *
   * @throws Refusal (NOT_FOUND) when the package has no such document, (RULE) with what stands in
   *     the way
   */
  public DocumentContent sample(String flow, Map<String, byte[]> files, String key) {
    DocumentTemplate template = template(flow, files, key);
    Map<String, Object> model = SampleDocuments.model(files.get(key + DocumentTemplate.SAMPLE));
    return preview(template, model);
  }

  /**
   * A document with what a file holds now; the caller has checked who may read it.
   *
   * @throws Refusal (NOT_FOUND) when the package has no such document, (RULE) with what the file
   *     lacks
   */
  public DocumentContent ofFile(
      String flow, Map<String, byte[]> files, String key, UUID caseId, String agency) {
    DocumentTemplate template = template(flow, files, key);
    Map<String, Object> said = contents.getObject().of(caseId, "");
    return preview(
        template, documents.completed(new GenerationRequest(caseId, agency, key, "", said, null)));
  }

  private DocumentTemplate template(String flow, Map<String, byte[]> files, String key) {
    return of(flow, files).stream()
        .filter(template -> template.key().equals(key))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("流程包没有这份文书"));
  }

  private DocumentContent preview(DocumentTemplate template, Map<String, Object> model) {
    ZonedDateTime now = ZonedDateTime.now(clock.withZone(CHINA));
    model.put(
        "doc", Documents.description(template.numbered() ? NUMBER : null, now, template.name()));
    return new DocumentContent(
        "样稿-" + template.name() + ".pdf", "application/pdf", samples.draft(template, model));
  }
}
