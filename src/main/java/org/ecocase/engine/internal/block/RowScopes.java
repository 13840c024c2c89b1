package org.ecocase.engine.internal.block;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.ecocase.casefile.CaseFiles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The rows of a table as scopes: what is done once per row is done in the scope of that row, so
 * that its facts, clocks, steps and documents are its own.
 */
@Component
public class RowScopes {

  private final ObjectProvider<CaseFiles> caseFiles;

  RowScopes(ObjectProvider<CaseFiles> caseFiles) {
    this.caseFiles = caseFiles;
  }

  /** One scope for each row that the table has now, in their order. */
  public List<String> of(DelegateExecution execution, String table) {
    CaseExecution step = new CaseExecution(execution);
    return caseFiles.getObject().rowScopes(step.caseId(), step.scope(), table);
  }
}
