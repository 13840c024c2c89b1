package org.ecocase.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.ecocase.document.CaseDocument;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Walker.Walk;
import org.junit.jupiter.api.Test;

class ReinspectionModelTest extends ModelTest {

  ReinspectionModelTest() {
    super("reinspection");
  }

  @Test
  void should_keepTheFirstRecord_when_thePlaceIsInspectedAgain() {
    UUID id =
        underInvestigation(Map.of("inspectionFindings", "第一次检查", "inspectionPartyOpinion", "有异议"));
    Walk walk = begun("officer1", id, "reinspection");

    refused(walk, "recordInspection", Map.of("certificateShown", false), "执法证件", "必填");
    Map<String, Object> entries = new HashMap<>();
    entries.put("inspectionFindings", "第二次检查");
    entries.put("inspectionPartyOpinion", null);
    walk.complete("recordInspection", entries);

    assertInstance(walk).isEnded();
    assertThat(facts(walk)).containsEntry("inspectionFindings", "第一次检查");
    assertThat(caseFiles.facts(id, "reinspection-1")).containsEntry("inspectionFindings", "第二次检查");
    assertThat(documents.ofCase(id))
        .filteredOn(document -> document.scope().equals("reinspection-1"))
        .extracting(CaseDocument::template)
        .containsExactly("inspection-record");
  }
}
