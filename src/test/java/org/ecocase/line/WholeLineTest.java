package org.ecocase.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecocase.casefile.CaseFiles;
import org.ecocase.clue.Signal;
import org.ecocase.document.CaseDocument;
import org.ecocase.document.Documents;
import org.ecocase.engine.TaskDesk;
import org.ecocase.journal.Journal;
import org.ecocase.support.EcocaseTest;
import org.ecocase.support.Walker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One case from its receipt to the archive, on the real models. */
@EcocaseTest
class WholeLineTest {

  @Autowired Walker walker;
  @Autowired TaskDesk desk;
  @Autowired CaseFiles caseFiles;
  @Autowired Documents documents;
  @Autowired Journal journal;

  @AfterEach
  void timeRunsAgain() {
    desk.resetTime();
  }

  @Test
  void should_reach_the_archive_when_a_complaint_proves_true() {
    Walker.Walk walk = walker.receive(walker.signal(Signal.Type.COMPLAINT));

    walk.toTheEnd();

    assertThat(caseFiles.get(walk.caseId()).stage().key()).isEqualTo("ARCHIVED");
    assertThat(walk.running()).isFalse();
    assertThat(documents.ofCase(walk.caseId()))
        .extracting(CaseDocument::template)
        .contains("filing-approval", "penalty-notice", "penalty-decision", "volume-main");
    assertThat(journal.verify(walk.caseId())).isEmpty();
  }
}
