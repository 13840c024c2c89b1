package org.ecocase.casefile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecocase.dictionary.Dictionary;
import org.ecocase.document.DocumentTemplate;
import org.ecocase.document.Templates;
import org.ecocase.rule.Scope;
import org.springframework.stereotype.Service;

/** What people call the scopes of a file: a run of an action, a row of a table, a paper served. */
@Service
public class ScopeLabels {

  private static final Pattern NUMBERED = Pattern.compile(".*-(\\d+)");

  private final CaseFiles caseFiles;
  private final Runs runs;
  private final Templates templates;
  private final Dictionary dictionary;

  ScopeLabels(CaseFiles caseFiles, Runs runs, Templates templates, Dictionary dictionary) {
    this.caseFiles = caseFiles;
    this.runs = runs;
    this.templates = templates;
    this.dictionary = dictionary;
  }

  /** The scope with those around it, from the outside in; one that has no name keeps its key. */
  public String of(UUID caseId, String scope) {
    Map<String, Object> facts = caseFiles.facts(caseId, Scope.FILE);
    List<String> labels = new ArrayList<>();
    for (String at : Scope.outward(scope)) {
      if (!at.isEmpty()) {
        labels.add(one(caseId, at, facts));
      }
    }
    Collections.reverse(labels);
    return String.join("，", labels);
  }

  private String one(UUID caseId, String scope, Map<String, Object> facts) {
    String name = Scope.name(scope);
    return run(caseId, scope).or(() -> row(name, facts)).or(() -> paper(name)).orElse(name);
  }

  private Optional<String> run(UUID caseId, String scope) {
    Matcher numbered = NUMBERED.matcher(scope);
    String number = numbered.matches() ? "第" + numbered.group(1) + "次" : "";
    return runs.label(caseId, scope).map(label -> label + number);
  }

  private Optional<String> row(String name, Map<String, Object> facts) {
    return RowInScope.of(dictionary, facts, name)
        .map(row -> row.table().label() + "第" + row.number() + "行");
  }

  private Optional<String> paper(String name) {
    return templates.all().stream()
        .filter(template -> template.scope().equals(name))
        .map(DocumentTemplate::name)
        .findFirst();
  }
}
