package org.ecocase.engine.internal.block;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.CaseProgress;
import org.ecocase.casefile.Stage;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactValues;
import org.ecocase.journal.Journal;
import org.ecocase.org.CurrentActor;
import org.ecocase.org.Directory;
import org.ecocase.rule.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Building blocks that move the case file itself. */
@Configuration(proxyBeanMethods = false)
class CaseBlocks {

  @Bean
  JavaDelegate setStage(CaseProgress progress) {
    return execution ->
        progress.moveTo(
            new Step(execution).caseId(),
            Stage.valueOf(new Step(execution).parameter("stage")));
  }

  @Bean
  JavaDelegate allotCaseNumber(CaseProgress progress) {
    return execution -> progress.file(new Step(execution).caseId());
  }

  @Bean
  JavaDelegate closeClue(CaseProgress progress) {
    return execution -> progress.end(new Step(execution).caseId(), Stage.CLOSED_NO_CASE);
  }

  @Bean
  JavaDelegate archiveCase(CaseProgress progress) {
    return execution -> progress.end(new Step(execution).caseId(), Stage.ARCHIVED);
  }

  @Bean
  JavaDelegate decide(
      CaseFiles caseFiles,
      Directory directory,
      Journal journal,
      CurrentActor actor,
      Clock clock) {
    return new Decide(caseFiles, directory, journal, actor, clock);
  }

  /** 记入数据: the path that was taken says a fact of the case, such as why something ended. */
  @Bean
  JavaDelegate recordFact(
      CaseFiles caseFiles, Dictionary dictionary, Journal journal, CurrentActor actor) {
    return execution -> {
      Step step = new Step(execution);
      Fact fact = dictionary.get(step.parameter("fact"));
      Object value = FactValues.parse(fact, step.parameter("value"));
      caseFiles.record(step.caseId(), step.scope(), Map.of(fact.key(), value));
      journal.append(
          step.caseId(),
          actor.get().id(),
          "FACT_RECORDED",
          fact.label() + "：" + FactValues.display(fact, value),
          Map.of("fact", fact.key(), "value", value));
    };
  }

  /** 判定: a rule table over the facts of the case; inputs and outputs are recorded. */
  private record Decide(
      CaseFiles caseFiles,
      Directory directory,
      Journal journal,
      CurrentActor actor,
      Clock clock)
      implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
      Step step = new Step(execution);
      String table = step.parameter("decision");
      Map<String, Object> facts = new LinkedHashMap<>(caseFiles.facts(step.caseId(), step.scope()));
      directory
          .agency(step.agency())
          .ifPresent(agency -> facts.put("agencyProvince", agency.province()));
      facts.put("today", LocalDate.now(clock).toString());
      DecisionService decisions =
          Context.getProcessEngineConfiguration().getDecisionService();
      DmnDecisionResult result =
          decisions.evaluateDecisionByKey(table).variables(facts).evaluate();
      if (result.size() != 1) {
        throw new Refusal(
            Refusal.Kind.RULE,
            "决策表“" + table + "”对本案给出" + result.size() + "个结果，应当恰好一个");
      }
      Map<String, Object> outputs = result.getSingleResult().getEntryMap();
      caseFiles.record(step.caseId(), step.scope(), outputs);
      ExecutionEntity process = ((ExecutionEntity) execution).getProcessInstance();
      outputs.forEach(process::setVariableLocal);
      journal.append(
          step.caseId(),
          actor.get().id(),
          "DECISION_TABLE",
          "按决策表“" + table + "”判定",
          Map.of("table", table, "facts", facts, "outputs", outputs));
    }
  }
}
