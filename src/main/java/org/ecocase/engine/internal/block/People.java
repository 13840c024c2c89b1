package org.ecocase.engine.internal.block;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.NamedPeople;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Component;

/** The people that facts of the case name: {@code ${people.of('leadOfficer')}}. */
@Component("people")
public class People {

  private final CaseFiles caseFiles;

  People(CaseFiles caseFiles) {
    this.caseFiles = caseFiles;
  }

  /** The ids of those people; a task nobody is named for could never be done. */
  public List<String> of(String... facts) {
    CaseExecution step = new CaseExecution(CurrentCommand.execution().orElseThrow());
    Map<String, Object> known = caseFiles.facts(step.caseId(), step.scope());
    List<String> people =
        Arrays.stream(facts)
            .flatMap(fact -> NamedPeople.of(fact, known, step.scope()))
            .distinct()
            .toList();
    if (people.isEmpty()) {
      throw new Refusal(Refusal.Kind.RULE, "尚未确定下一步的办理人员");
    }
    return people;
  }

  /** One or two people: expressions call it with up to four names. */
  public List<String> of(String first) {
    return of(new String[] {first});
  }

  public List<String> of(String first, String second) {
    return of(new String[] {first, second});
  }

  public List<String> of(String first, String second, String third) {
    return of(new String[] {first, second, third});
  }
}
