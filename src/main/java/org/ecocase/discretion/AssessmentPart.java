package org.ecocase.discretion;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.ecocase.casefile.DocumentPart;
import org.ecocase.law.Fen;
import org.springframework.stereotype.Component;

/** The calculations of a case, for the sheet in its volume. */
@Component
class AssessmentPart implements DocumentPart {

  private final KeptAssessments kept;

  AssessmentPart(KeptAssessments kept) {
    this.kept = kept;
  }

  @Override
  public String name() {
    return "assessments";
  }

  @Override
  public Object of(UUID caseId) {
    return kept.counting(caseId).stream().map(AssessmentPart::item).toList();
  }

  private static Map<String, Object> item(KeptAssessments.Kept item) {
    Sheet sheet = item.sheet();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("violation", sheet.violation());
    map.put("article", sheet.article());
    map.put("range", sheet.range());
    map.put("standard", sheet.standard());
    map.put("start", sheet.start());
    map.put("rows", sheet.rows().stream().map(AssessmentPart::row).toList());
    map.put("formula", sheet.formula());
    map.put("steps", sheet.steps());
    map.put("clamps", sheet.clamps());
    map.put("result", sheet.result());
    map.put("fine", Fen.text(item.fine()));
    map.put("reason", item.reason());
    map.put("deviation", item.deviation());
    map.put("lawVersion", item.lawVersion());
    return map;
  }

  private static Map<String, Object> row(Sheet.Row row) {
    return Map.of(
        "factor", row.factor(),
        "grade", row.grade(),
        "weight", row.weight(),
        "assumed", row.assumed());
  }
}
