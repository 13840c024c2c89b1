package org.ecocase.seizure.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.UUID;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.CaseOpener;
import org.ecocase.casefile.Processes;
import org.ecocase.casefile.Stage;
import org.ecocase.law.LawRegister;
import org.ecocase.org.Actor;
import org.ecocase.rule.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A seizure belongs to a case under way, and is asked for by the officers of that case. */
@Component
class SeizureOpener implements CaseOpener {

  static final String PROCESS = "seizure";

  private static final String NUMBER = "seizureCaseNumber";
  private static final String EVIDENCE_AT_RISK = "EVIDENCE_AT_RISK";
  private static final String CODE_ARTICLE = "生态环境法典第五十二条";

  private final JdbcClient jdbc;
  private final CaseFiles caseFiles;
  private final ObjectProvider<Processes> processes;
  private final LawRegister law;
  private final Clock clock;

  SeizureOpener(
      JdbcClient jdbc,
      CaseFiles caseFiles,
      ObjectProvider<Processes> processes,
      LawRegister law,
      Clock clock) {
    this.jdbc = jdbc;
    this.caseFiles = caseFiles;
    this.processes = processes;
    this.law = law;
    this.clock = clock;
  }

  @Override
  public String process() {
    return PROCESS;
  }

  /**
   * @throws Refusal (INVALID) when the actor's agency has no such case; (RULE) when the case is
   *     ending, is somebody else's, knows no party or has a seizure already, or when the ground is
   *     not in force
   */
  @Override
  public UUID open(Actor actor, Map<String, Object> values) {
    UUID id = locked(actor.agency(), (String) values.get(NUMBER));
    Map<String, Object> facts = caseFiles.facts(id, "");
    Object began = values.get("seizureStartedAt");
    new SeizureRequest(
            ending(caseFiles.get(id).stage()),
            actor.id().equals(facts.get("leadOfficer"))
                || actor.id().equals(facts.get("assistingOfficer")),
            facts.get("partyName") != null,
            processes.getObject().running(id, PROCESS),
            inForce(values.get("seizureGround")),
            began == null ? null : LocalDateTime.parse(began.toString()),
            LocalDateTime.now(clock))
        .verdict()
        .orThrow();
    return id;
  }

  /** Of two officers who ask at the same moment, one has to see the other's seizure. */
  private UUID locked(String agency, String number) {
    return jdbc.sql(
            """
            select id from case_file
            where agency = ? and (case_number = ? or clue_number = ?) for update
            """)
        .params(agency, number, number)
        .query(UUID.class)
        .optional()
        .orElseThrow(() -> Refusal.invalid(NUMBER, "本机关没有编号为“" + number + "”的案件"));
  }

  private static boolean ending(Stage stage) {
    return stage == Stage.CLOSING || stage.over();
  }

  private boolean inForce(Object ground) {
    LocalDate today = LocalDate.now(clock);
    return !EVIDENCE_AT_RISK.equals(ground)
        || law.current()
            .statuteOf(CODE_ARTICLE, today)
            .filter(statute -> statute.inForce(today))
            .isPresent();
  }
}
