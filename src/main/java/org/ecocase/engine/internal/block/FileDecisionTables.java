package org.ecocase.engine.internal.block;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.DecisionService;
import org.ecocase.casefile.DecisionTables;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.org.Directory;
import org.ecocase.rule.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the newest deployed version of a table: thresholds are those of today. */
@Component
class FileDecisionTables implements DecisionTables {

  private final ObjectProvider<DecisionService> decisions;
  private final Directory directory;
  private final Clock clock;

  FileDecisionTables(ObjectProvider<DecisionService> decisions, Directory directory, Clock clock) {
    this.decisions = decisions;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public Map<String, Object> decide(String table, String agency, Map<String, Object> facts) {
    Map<String, Object> asked = new LinkedHashMap<>(facts);
    directory.agency(agency).ifPresent(a -> asked.put(FactKeys.AGENCY_PROVINCE, a.province()));
    asked.put("today", LocalDate.now(clock).toString());
    // the law asks the table, and not the officer whose act it judges
    DmnDecisionResult result =
        CurrentCommand.withoutRights(
            () -> decisions.getObject().evaluateDecisionByKey(table).variables(asked).evaluate());
    if (result.size() != 1) {
      throw new Refusal(
          Refusal.Kind.RULE, "决策表“" + table + "”对本案给出" + result.size() + "个结果，应当恰好一个");
    }
    return result.getSingleResult().getEntryMap();
  }
}
