package org.ecocase.investigation;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.Runs;
import org.ecocase.casefile.StepRule;
import org.ecocase.dictionary.FactKeys;
import org.ecocase.dictionary.FactRows;
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
    Set<String> again = items(request.facts().get(ITEMS));
    again.retainAll(
        runs.open(request.caseId()).stream()
            .filter(
                run -> request.steps().done(InvestigationSteps.REGISTRATION_REQUEST, run.scope()))
            .filter(run -> !run.scope().equals(Scope.outermost(request.scope())))
            .map(run -> caseFiles.facts(request.caseId(), run.scope()).get(ITEMS))
            .flatMap(items -> items(items).stream())
            .collect(Collectors.toSet()));
    return again.isEmpty()
        ? Verdict.permit()
        : Verdict.refuse("“" + String.join("”、“", again) + "”已经先行登记保存，尚未处理，不得重复登记", "行政处罚法第五十六条");
  }

  /** Each thing by what it is, without its number. */
  private static Set<String> items(Object table) {
    return FactRows.of(table).stream()
        .map(
            row ->
                Stream.of(
                        FactKeys.RegistrationItems.NAME,
                        FactKeys.RegistrationItems.MODEL,
                        FactKeys.RegistrationItems.QUANTITY,
                        FactKeys.RegistrationItems.NOTE)
                    .map(row::get)
                    .filter(Objects::nonNull)
                    .map(cell -> cell.toString().replaceAll("\\s", ""))
                    .collect(Collectors.joining("|")))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
