package org.ecocase.investigation;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.Runs;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.rule.Scope;
import org.ecocase.rule.Verdict;
import org.springframework.stereotype.Component;

/**
 * What is registered already is dealt with first: registering it anew must not prolong its seven
 * days (行政处罚法第五十六条).
 */
@Component
class RegisteredAlready implements StepRule {

  private static final String ITEMS = FactKeys.REGISTRATION_ITEMS;

  private final CaseFiles caseFiles;
  private final Runs runs;

  RegisteredAlready(CaseFiles caseFiles, Runs runs) {
    this.caseFiles = caseFiles;
    this.runs = runs;
  }

  @Override
  public String name() {
    return "registeredAlready";
  }

  @Override
  public Set<String> guards() {
    return Set.of(InvestigationSteps.REGISTRATION_REQUEST);
  }

  @Override
  public Verdict check(Request request) {
    Set<String> again = items(request.text(ITEMS));
    again.retainAll(
        runs.open(request.caseId()).stream()
            .filter(
                run -> request.steps().done(InvestigationSteps.REGISTRATION_REQUEST, run.scope()))
            .filter(run -> !run.scope().equals(Scope.outermost(request.scope())))
            .map(run -> caseFiles.facts(request.caseId(), run.scope()).get(ITEMS))
            .filter(String.class::isInstance)
            .flatMap(items -> items((String) items).stream())
            .collect(Collectors.toSet()));
    return again.isEmpty()
        ? Verdict.permit()
        : Verdict.refuse("“" + String.join("”、“", again) + "”已经先行登记保存，尚未处理，不得重复登记", "行政处罚法第五十六条");
  }

  /** One of each line, as people write it. */
  private static Set<String> items(String text) {
    return text == null
        ? new TreeSet<>()
        : Stream.of(text.split("\\R"))
            .map(line -> line.replaceAll("\\s", ""))
            .filter(line -> !line.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
  }
}
