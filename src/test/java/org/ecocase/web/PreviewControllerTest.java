package org.ecocase.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.IdentityService;
import org.ecocase.support.Browser;
import org.ecocase.support.CaseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 样稿 with the data of a file, for an owner who may read it. */
class PreviewControllerTest extends CaseTest {

  private static final String NOTICE = "/models/penalty/documents/penalty-notice.pdf";

  @Autowired IdentityService identity;

  @BeforeEach
  void ownersToo() {
    identity.createMembership("officer1", "process-owner");
    identity.createMembership("shihe-officer1", "process-owner");
  }

  @AfterEach
  void ownersNoMore() {
    identity.deleteMembership("officer1", "process-owner");
    identity.deleteMembership("shihe-officer1", "process-owner");
  }

  @Test
  void should_printTheFileAndKeepNothing_when_anOwnerMayReadIt() throws IOException {
    UUID id = decided(java.util.Map.of("noticeFacts", "颗粒物排放浓度超过标准限值两倍"));
    String number = caseFiles.get(id).number();
    int papers = documents.ofCase(id).size();

    Browser.Answer draft = browser.as("officer1").get(NOTICE + "?file=" + encoded(number));

    assertThat(draft.status()).as(draft.body()).isEqualTo(200);
    assertThat(draft.response().headers().firstValue("Cache-Control")).hasValue("no-store");
    try (PDDocument pdf = Loader.loadPDF(draft.response().body())) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
          .contains("样稿", "〔样〕", "颗粒物排放浓度超过标准限值两倍");
    }
    assertThat(documents.ofCase(id)).hasSize(papers);
    assertThat(browser.as("shihe-officer1").get(NOTICE + "?file=" + encoded(number)).status())
        .as("an owner of another agency")
        .isEqualTo(404);
    assertThat(browser.as("owner1").get(NOTICE + "?file=" + encoded(number)).status())
        .as("an owner who reads no files")
        .isEqualTo(403);
    assertThat(browser.as("officer2").get(NOTICE + "?file=" + encoded(number)).status())
        .as("a reader who is no owner")
        .isEqualTo(403);
  }

  @Test
  void should_tellWhichVersionsHaveTheTemplate_when_documentsAreListed() {
    UUID id = decided(java.util.Map.of());

    Browser.Answer list = browser.as("officer1").get("/api/v1/cases/" + id + "/documents");

    assertThat(list.json().get(0).path("template").asText()).isEqualTo("penalty-notice");
    assertThat(list.json().get(0).path("templateReleases").toString()).isEqualTo("[1]");
  }

  private static String encoded(String number) {
    return java.net.URLEncoder.encode(number, java.nio.charset.StandardCharsets.UTF_8);
  }
}
