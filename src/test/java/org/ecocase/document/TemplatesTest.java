package org.ecocase.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ecocase.document.DocumentTemplate.Part;
import org.ecocase.document.DocumentTemplate.Place;
import org.ecocase.rule.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {

  private static final Steps STEPS = Steps.shipped();

  private static final DocumentTemplate INTERNAL =
      new DocumentTemplate(
          "x", "f", "甲", null, false, "x", false, new Place(Part.SUB, 1, false), "", List.of());
  private static final DocumentTemplate SERVED =
      new DocumentTemplate(
          "x", "f", "甲", "环罚", true, "x", false, new Place(Part.MAIN, 1, false), "", List.of());

  @Test
  void should_know_the_documents_of_the_procedure_when_loaded() {
    assertThat(new Templates().all())
        .extracting(DocumentTemplate::key)
        .contains(
            "filing-approval",
            "inspection-record",
            "inquiry-record",
            "sampling-record",
            "correction-order",
            "investigation-report",
            "review-opinion",
            "penalty-notice",
            "penalty-decision",
            "no-penalty-decision",
            "delivery-receipt",
            "crime-referral-letter",
            "closing-approval",
            "volume-cover",
            "volume-contents");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${x?no_esc}",
        "<#noautoesc>x</#noautoesc>",
        "${x?interpret}",
        "${x?eval}",
        "${'a'?new()}",
        "<script>x</script>",
        "<form><input/></form>",
        "<img src='x'/>",
        "<a href='http://x'>y</a>",
        "<a href='javascript:x'>y</a>",
        "<p style='background:url(x)'/>",
        "<style>@import 'x';</style>",
        "<style>@font-face{}</style>",
        "<p style='font-family:X'>",
        "<!DOCTYPE html [<!ENTITY a 'b'>]>",
        "<link rel='stylesheet'/>"
      })
  void should_find_it_when_a_template_contains_what_none_may(String source) {
    assertThat(Templates.lint(source, INTERNAL, STEPS)).isNotEmpty();
  }

  @Test
  void should_find_nothing_when_a_template_is_in_order() {
    assertThat(Templates.lint("<@g.page><p>${facts.x}</p></@g.page>", INTERNAL, STEPS)).isEmpty();
  }

  @Test
  void should_ask_for_the_seal_when_a_document_is_served() {
    assertThat(Templates.lint("<p>x</p>", SERVED, STEPS))
        .containsExactly("对外文书缺少落款和印章（<@g.sign/>）");
  }

  @Test
  void should_keep_the_reporter_out_when_the_party_may_read_the_volume() {
    assertThat(Templates.lint("<@g.sign/>${facts.reporterName}", SERVED, STEPS))
        .containsExactly("归入正卷的文书不得写入举报人信息");
  }

  @Test
  void should_wantWhatTheStepDemands_when_thePaperIsStatutory() throws IOException {
    DocumentTemplate decision = new Templates(STEPS).get("penalty-decision");
    String source;
    try (InputStream in =
        Templates.class.getResourceAsStream("/templates/" + Templates.path(decision))) {
      source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    assertThat(Templates.lint(source, decision, STEPS)).isEmpty();
    assertThat(Templates.lint(source.replace("facts.penaltyBasis", "facts.x"), decision, STEPS))
        .containsExactly("法定文书缺少应当载明的内容：penaltyBasis");
    assertThat(Templates.lint(source + "${facts.legalReviewOpinion}", decision, STEPS))
        .containsExactly("送达当事人的文书不得写入内部意见：legalReviewOpinion");
  }
}
