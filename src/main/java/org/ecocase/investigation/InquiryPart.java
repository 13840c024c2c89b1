package org.ecocase.investigation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.DocumentPart;
import org.ecocase.casefile.Submission;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.dictionary.FactValues;
import org.springframework.stereotype.Component;

/** Who was asked and when: everybody is asked alone, in a run and a record of their own. */
@Component
class InquiryPart implements DocumentPart {

  private final CaseFiles caseFiles;
  private final Dictionary dictionary;

  InquiryPart(CaseFiles caseFiles, Dictionary dictionary) {
    this.caseFiles = caseFiles;
    this.dictionary = dictionary;
  }

  @Override
  public String name() {
    return "inquiries";
  }

  /** One entry for each inquiry, in the order of the runs, as it was recorded last. */
  @Override
  public List<Map<String, Object>> of(UUID caseId) {
    Map<String, Map<String, Object>> byRun = new LinkedHashMap<>();
    caseFiles.submissions(caseId).stream()
        .filter(submission -> InvestigationSteps.INQUIRY_RECORD.equals(submission.step()))
        .forEach(record -> byRun.put(record.scope(), entry(record)));
    return List.copyOf(byRun.values());
  }

  private Map<String, Object> entry(Submission record) {
    Map<String, Object> entry = new LinkedHashMap<>();
    put(entry, "name", FactKeys.INQUIREE_NAME, record);
    put(entry, "relation", FactKeys.INQUIREE_RELATION, record);
    put(entry, "startedAt", FactKeys.INQUIRY_STARTED_AT, record);
    put(entry, "place", FactKeys.INQUIRY_PLACE, record);
    return entry;
  }

  private void put(Map<String, Object> entry, String name, String fact, Submission record) {
    Object value = record.content().get(fact);
    if (value != null) {
      entry.put(name, FactValues.display(dictionary.get(fact), value));
    }
  }
}
