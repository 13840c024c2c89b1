package org.ecocase.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class VolumeTest {

  private final Volume volume = DocumentModule.bean(Volume.class);
  private final Documents documents = DocumentModule.bean(Documents.class);
  private final Evidence evidence = DocumentModule.bean(Evidence.class);
  private final Templates templates = DocumentModule.bean(Templates.class);
  private final UUID caseId = UUID.randomUUID();

  @Test
  void should_bind_both_volumes_in_the_statutory_order_when_assembled() throws IOException {
    // given
    for (String template :
        List.of("filing-approval", "inspection-record", "review-opinion", "penalty-notice")) {
      generate(template, null);
    }
    generate("delivery-receipt", "notice");
    generate("penalty-decision", null);
    generate("delivery-receipt", "decision");
    generate("clue-reply", null);
    addEvidence("排放口.jpg", EvidenceKind.DOCUMENTARY, EvidenceFiles.picture("jpg"));
    addEvidence("监测报告.pdf", EvidenceKind.EXPERT_OPINION, EvidenceFiles.pdf(2));
    addEvidence("录像.mp4", EvidenceKind.AUDIOVISUAL, EvidenceFiles.mp4());
    addEvidence("来信.png", EvidenceKind.CASE_SOURCE, EvidenceFiles.picture("png"));

    // when
    VolumeFiles files = volume.assemble(request());

    // then
    byte[] main = keep(files.main());
    byte[] sub = keep(files.sub().orElseThrow());
    assertThat(bookmarks(main))
        .extracting(title -> title.replaceAll(" .*", "").replaceAll("　.*", ""))
        .containsExactly(
            "卷宗封面",
            "卷内目录",
            "行政处罚决定书",
            "送达回证（行政处罚决定书）",
            "立案审批表",
            "现场检查（勘察）笔录",
            "证据1",
            "证据2",
            "证据3",
            "行政处罚事先（听证）告知书",
            "送达回证（行政处罚事先（听证）告知书）",
            "备考表");
    assertThat(bookmarks(sub)).hasSize(6).anyMatch(title -> title.startsWith("证据4"));
    assertThat(PdfChecks.pdfaFindings(main)).isEmpty();
    assertThat(PdfChecks.pdfaFindings(sub)).isEmpty();
  }

  @Test
  void should_number_pages_on_after_the_contents_when_assembled() throws IOException {
    // given
    generate("filing-approval", null);
    CaseDocument decision = generate("penalty-decision", null);

    // when
    byte[] main = keep(volume.assemble(request()).main());

    // then
    try (PDDocument pdf = Loader.loadPDF(main)) {
      int pages = decision.pages() + 1;
      assertThat(pdf.getNumberOfPages()).isEqualTo(2 + pages + 1);
      assertThat(page(pdf, 2)).contains("1—" + decision.pages(), "共2件，" + pages + "页");
      assertThat(page(pdf, 2 + pages).lines().map(String::strip)).contains(pages + "");
    }
  }

  @Test
  void should_hide_who_reported_when_the_case_data_are_embedded() throws IOException {
    // given
    generate("filing-approval", null);

    // when
    byte[] main = keep(volume.assemble(request()).main());

    // then
    String data = attached(main, "case.json");
    assertThat(data).contains("超标").doesNotContain("张三", "reporter");
  }

  @Test
  void should_supersede_the_earlier_volume_when_assembled_again() {
    // given
    generate("filing-approval", null);
    VolumeFiles first = volume.assemble(request());

    // when
    VolumeFiles second = volume.assemble(request());

    // then
    assertThat(second.main().version()).isEqualTo(2);
    assertThat(second.main().sha256()).isEqualTo(first.main().sha256());
    assertThat(documents.get(first.main().id()).status()).isEqualTo(CaseDocument.Status.SUPERSEDED);
    assertThat(second.sub()).isEmpty();
  }

  private VolumeRequest request() {
    Map<String, Object> data =
        Map.of(
            "facts",
            Map.of("violationFacts", "超标", "reporterName", "张三"),
            "reporter",
            Map.of("name", "张三"));
    Map<String, Object> model = Samples.model(templates.get("volume-cover"));
    model.remove("evidence");
    return new VolumeRequest(caseId, "lanjiang", model, data, "archivist1");
  }

  private CaseDocument generate(String template, String scope) {
    Map<String, Object> model = Samples.model(templates.get(template));
    if (scope != null) {
      model.remove("scopeDocument");
      model.remove("docs");
    }
    return documents.generate(
        new GenerationRequest(caseId, "lanjiang", template, scope, model, "officer1"));
  }

  private void addEvidence(String fileName, EvidenceKind kind, byte[] bytes) {
    evidence.add(EvidenceFiles.upload(caseId, fileName, kind, bytes));
  }

  /** Leaves the volume for the eye. */
  private byte[] keep(CaseDocument document) throws IOException {
    byte[] bytes = documents.content(document.id()).bytes();
    Path folder = Files.createDirectories(Path.of("target", "documents"));
    Files.write(folder.resolve(document.template() + "-" + document.pages() + ".pdf"), bytes);
    return bytes;
  }

  private static List<String> bookmarks(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      List<String> titles = new ArrayList<>();
      for (PDOutlineItem item : document.getDocumentCatalog().getDocumentOutline().children()) {
        titles.add(item.getTitle());
      }
      return titles;
    }
  }

  private static String page(PDDocument pdf, int number) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(number);
    stripper.setEndPage(number);
    return stripper.getText(pdf);
  }

  private static String attached(byte[] pdf, String name) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
      PDComplexFileSpecification file = names.getEmbeddedFiles().getNames().get(name);
      return new String(file.getEmbeddedFile().toByteArray(), StandardCharsets.UTF_8);
    }
  }
}
