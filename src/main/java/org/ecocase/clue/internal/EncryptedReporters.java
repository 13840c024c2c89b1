package org.ecocase.clue.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.clue.Reporters;
import org.ecocase.clue.Signal;
import org.ecocase.journal.Journal;
import org.ecocase.org.Actor;
import org.ecocase.org.CurrentActor;
import org.ecocase.org.Role;
import org.ecocase.rule.Refusal;
import org.ecocase.secret.SecretCipher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class EncryptedReporters implements Reporters {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JdbcClient jdbc;
  private final SecretCipher cipher;
  private final CaseFiles caseFiles;
  private final Journal journal;
  private final CurrentActor actor;

  EncryptedReporters(
      JdbcClient jdbc,
      SecretCipher cipher,
      CaseFiles caseFiles,
      Journal journal,
      CurrentActor actor) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.caseFiles = caseFiles;
    this.journal = journal;
    this.actor = actor;
  }

  @Override
  public void keep(UUID caseId, Signal.Reporter reporter) {
    try {
      jdbc.sql("insert into reporter (case_id, real_name, secret) values (?, ?, ?)")
          .params(
              caseId,
              reporter.realName(),
              cipher.encrypt(JSON.writeValueAsBytes(reporter), caseId.toString()))
          .update();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean realName(UUID caseId) {
    return jdbc.sql("select real_name from reporter where case_id = ?")
        .param(caseId)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  @Override
  @Transactional
  public Optional<Signal.Reporter> reveal(UUID caseId, String reason) {
    Actor reader = actor.get();
    if (!reader.belongsTo(caseFiles.get(caseId).agency())) {
      throw Refusal.notFound("没有这个案件");
    }
    if (!reader.has(Role.DISPATCHER, Role.DISCIPLINE)) {
      throw Refusal.forbidden("举报人信息只有线索调度员和纪检监察人员可以查阅（依据：生态环境法典第一百四十六条）");
    }
    if (reason == null || reason.isBlank()) {
      throw Refusal.invalid("reason", "查阅举报人信息应当说明理由");
    }
    journal.append(
        caseId,
        reader.id(),
        "REPORTER_READ",
        reader.name() + "查阅举报人信息",
        Map.of("reason", reason.strip()));
    return jdbc.sql("select secret from reporter where case_id = ?")
        .param(caseId)
        .query((row, i) -> row.getBytes(1))
        .optional()
        .map(secret -> read(cipher.decrypt(secret, caseId.toString())));
  }

  private static Signal.Reporter read(byte[] json) {
    try {
      return JSON.readValue(json, Signal.Reporter.class);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
