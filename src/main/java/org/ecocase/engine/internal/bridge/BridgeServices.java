package org.ecocase.engine.internal.bridge;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ecocase.casefile.CaseFiles;
import org.ecocase.casefile.CaseOpener;
import org.ecocase.casefile.DerivedFacts;
import org.ecocase.casefile.StepGate;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.journal.Journal;
import org.ecocase.org.CurrentActor;
import org.ecocase.org.Directory;
import org.springframework.stereotype.Component;

/** What the handlers of forms work with; they themselves are made by the parser, not by Spring. */
@Component
record BridgeServices(
    CaseFiles caseFiles,
    Journal journal,
    Dictionary dictionary,
    Directory directory,
    CurrentActor actor,
    Clock clock,
    FormSchemas schemas,
    SubmissionCheck check,
    Prefill prefill,
    Offered offered,
    CaseHeader header,
    TaskRights rights,
    StepGate gate,
    List<CaseOpener> openers,
    List<DerivedFacts> derived) {

  CaseOpener opener(String process) {
    return byName(openers, CaseOpener::process, process);
  }

  Instant now() {
    return clock.instant();
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  private static <T> T byName(List<T> all, Function<T, String> nameOf, String name) {
    Map<String, T> byName = all.stream().collect(Collectors.toMap(nameOf, Function.identity()));
    T found = byName.get(name);
    if (found == null) {
      throw new IllegalStateException("the model names “" + name + "”, which does not exist");
    }
    return found;
  }
}
