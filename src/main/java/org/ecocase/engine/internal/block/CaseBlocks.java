package org.ecocase.engine.internal.block;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.CaseProgress;
import org.ecocase.casefile.DecisionTables;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactValues;
import org.ecocase.journal.Journal;
import org.ecocase.org.CurrentActor;
import org.ecocase.rule.Refusal;
import org.ecocase.rule.Steps;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Building blocks that move the case file itself. */
@Configuration(proxyBeanMethods = false)
class CaseBlocks {

  @Bean
  JavaDelegate allotCaseNumber(CaseProgress progress) {
    return execution -> progress.file(new BlockCall(execution).caseId());
  }

  @Bean
  JavaDelegate closeClue(CaseProgress progress) {
    return execution -> progress.dismiss(new BlockCall(execution).caseId());
  }

  @Bean
  JavaDelegate archiveCase(CaseProgress progress) {
    return execution -> progress.archive(new BlockCall(execution).caseId());
  }

  @Bean
  JavaDelegate decide(
      CaseFiles caseFiles,
      DecisionTables tables,
      Steps steps,
      Journal journal,
      CurrentActor actor) {
    return new Decide(caseFiles, tables, steps, journal, actor);
  }

  /** 记入数据: the path that was taken says a fact of the case, such as why something ended. */
  @Bean
  JavaDelegate recordFact(
      CaseFiles caseFiles,
      Dictionary dictionary,
      Steps steps,
      Journal journal,
      CurrentActor actor) {
    return execution -> {
      BlockCall step = new BlockCall(execution);
      if (!steps.blockMayWrite("recordFact", step.parameter("fact"))) {
        throw new Refusal(
            Refusal.Kind.RULE, "“" + dictionary.label(step.parameter("fact")) + "”只能在其法定步骤中填写");
      }
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
      CaseFiles caseFiles, DecisionTables tables, Steps steps, Journal journal, CurrentActor actor)
      implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
      BlockCall step = new BlockCall(execution);
      String table = step.parameter("decision");
      Map<String, Object> facts = caseFiles.facts(step.caseId(), step.scope());
      Map<String, Object> outputs = tables.decide(table, step.agency(), facts);
      outputs.keySet().stream()
          .filter(fact -> !steps.tableMayWrite(table, fact))
          .findFirst()
          .ifPresent(
              fact -> {
                throw new Refusal(Refusal.Kind.RULE, "决策表“" + table + "”不得写入数据项“" + fact + "”");
              });
      caseFiles.record(step.caseId(), step.scope(), outputs);
      DelegateExecution process = execution.getProcessInstance();
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
