package org.ecocase.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.document.CaseDocument;
import org.ecocase.flow.Stage;
import org.ecocase.support.Browser;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class InquiryModelTest extends ModelTest {

  InquiryModelTest() {
    super("inquiry");
  }

  @Test
  void should_keepEachRecordApart_when_twoPeopleAreAskedAtOnce() {
    UUID id = underInvestigation(Map.of());
    begun("officer1", id, "inquiry");
    Walk walk = begun("officer2", id, "inquiry");

    walk.complete("recordInquiry", Map.of("inquireeName", "张三"));
    walk.complete("recordInquiry", Map.of("inquireeName", "李四"));

    assertInstance(walk).isEnded();
    assertThat(documents.ofCase(id))
        .filteredOn(document -> document.template().equals("inquiry-record"))
        .extracting(CaseDocument::scope)
        .containsExactlyInAnyOrder("inquiry-1", "inquiry-2");
    assertThat(
            List.of(
                caseFiles.facts(id, "inquiry-1").get("inquireeName"),
                caseFiles.facts(id, "inquiry-2").get("inquireeName")))
        .containsExactlyInAnyOrder("张三", "李四");
    assertThat(facts(walk)).doesNotContainKey("inquireeName");
    assertThat(stage(walk)).isEqualTo("INVESTIGATION");
  }

  @Test
  void should_refuse_when_rightsWereNotTold() {
    UUID id = underInvestigation(Map.of("rightsTold", true, "certificateShown", true));
    Walk walk = begun("officer1", id, "inquiry");

    assertThat(desk.form(walk.task("recordInquiry").id()).prefilled())
        .as("told at the inspection, not to this person")
        .doesNotContainKeys("rightsTold", "certificateShown");
    JsonNode shown =
        browser
            .as("officer1")
            .opened()
            .get(
                "/camunda/api/engine/engine/default/task/"
                    + walk.task("recordInquiry").id()
                    + "/form-variables")
            .json();
    assertThat(shown.has("rightsTold")).isTrue();
    assertThat(shown.path("rightsTold").path("value").isNull()).isTrue();
    assertThat(shown.path("certificateShown").path("value").isNull()).isTrue();

    refused(walk, "recordInquiry", Map.of("rightsTold", false), "申请回避", "必填");
  }

  @Test
  void should_refuse_when_anOfficerHasLostTheCertificate() {
    Walk walk = begun("officer1", underInvestigation(Map.of()), "inquiry");
    caseFiles.record(walk.caseId(), "", Map.of("assistingOfficer", "officer3"));

    refused(walk, "recordInquiry", Map.of(), "郑立冬", "行政处罚法第四十二条");
  }

  @Test
  void should_notBegin_when_theCaseIsNotUnderInvestigation() {
    UUID id = underInvestigation(Map.of());
    caseFiles.moveTo(id, new Stage("DECISION", "决定", false));

    Browser.Answer refused = acted("officer1", id, "inquiry", Map.of());

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.message()).contains("阶段", "行政处罚法第五十五条");
  }
}
