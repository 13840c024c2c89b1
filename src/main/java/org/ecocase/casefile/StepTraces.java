package org.ecocase.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ecocase.deadline.ClockName;
import org.ecocase.deadline.ClockView;
import org.ecocase.deadline.Clocks;
import org.ecocase.deadline.Terms;
import org.ecocase.document.CaseDocument;
import org.ecocase.document.Documents;
import org.ecocase.document.Templates;
import org.ecocase.rule.Condition;
import org.ecocase.rule.Paper;
import org.ecocase.rule.Scope;
import org.ecocase.rule.Step;
import org.springframework.stereotype.Component;

/**
 * What a step that was done had to leave behind, by the law and not by the model: its papers, the
 * clocks that run from it, and no clock that ends with it.
 */
@Component
class StepTraces {

  private static final String OTHERWISE = "，流程模型缺少这一环节，请联系流程管理员";

  private final Clocks clocks;
  private final Terms terms;
  private final Documents documents;
  private final Templates templates;
  private final Clock clock;

  StepTraces(Clocks clocks, Terms terms, Documents documents, Templates templates, Clock clock) {
    this.clocks = clocks;
    this.terms = terms;
    this.documents = documents;
    this.templates = templates;
    this.clock = clock;
  }

  /** What is missing, in Chinese; empty where nothing is. */
  Optional<String> missing(Step step, Submission done, Map<String, Object> facts) {
    return paper(step, done).or(() -> started(step, done, facts)).or(() -> stopped(step, done));
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  private Optional<String> paper(Step step, Submission done) {
    return step.papers().stream()
        .filter(paper -> !paper.optional())
        .filter(paper -> paper.when().holds(done.content(), done.scope()))
        .filter(paper -> !made(paper, done))
        .findFirst()
        .map(
            paper ->
                "“"
                    + step.name()
                    + "”之后尚未制作《"
                    + templates.get(paper.template()).name()
                    + "》"
                    + OTHERWISE);
  }

  private boolean made(Paper paper, Submission done) {
    return documents.ofCase(done.caseId()).stream()
        .filter(document -> document.template().equals(paper.template()))
        .filter(document -> document.status() == CaseDocument.Status.CURRENT)
        .filter(document -> inScope(document, done.scope()))
        .anyMatch(document -> !document.createdAt().isBefore(done.at()));
  }

  /** What can be made several times has a scope of its own even in the file itself. */
  private static boolean inScope(CaseDocument document, String scope) {
    return scope.isEmpty()
        || Scope.sees(scope, document.scope())
        || Scope.around(document.scope()).equals(scope);
  }

  private Optional<String> started(Step step, Submission done, Map<String, Object> facts) {
    return step.starts().entrySet().stream()
        .filter(e -> applies(e.getValue(), done, facts))
        .map(Map.Entry::getKey)
        .filter(term -> known(term, done))
        .filter(term -> clock(done, term).isEmpty())
        .findFirst()
        .map(term -> "“" + step.name() + "”之后尚未起算" + label(term) + OTHERWISE);
  }

  private static boolean applies(Condition when, Submission done, Map<String, Object> facts) {
    return when.holds(facts, done.scope());
  }

  /** The law of an earlier day may not have known the term, so that no clock could run. */
  private boolean known(String term, Submission done) {
    LocalDate day = done.at().atZone(clock.getZone()).toLocalDate();
    return terms.table().terms().stream()
        .filter(row -> row.key().equals(term))
        .anyMatch(row -> row.isValidOn(day));
  }

  private Optional<String> stopped(Step step, Submission done) {
    return step.stops().stream()
        .filter(term -> clock(done, term).filter(c -> c.state().isLive()).isPresent())
        .findFirst()
        .map(term -> "“" + step.name() + "”之后尚未终结" + label(term) + OTHERWISE);
  }

  private Optional<ClockView> clock(Submission done, String term) {
    return Scope.outward(done.scope()).stream()
        .map(scope -> find(done.caseId(), scope, term))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<ClockView> find(UUID caseId, String scope, String term) {
    return clocks.find(new ClockName(caseId, scope, term));
  }

  private String label(String term) {
    return terms.table().terms().stream()
        .filter(row -> row.key().equals(term))
        .map(row -> "“" + row.label() + "”")
        .findFirst()
        .orElse("“" + term + "”");
  }
}
