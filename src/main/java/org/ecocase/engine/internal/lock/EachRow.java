package org.ecocase.engine.internal.lock;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ParallelMultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.SequentialMultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.ecocase.engine.internal.block.RowScopes;

/**
 * Does something once for each row of a table, in the scope of the row: the rows that there are
 * when it begins, whatever becomes of the table meanwhile.
 */
final class EachRow {

  private static final String SCOPES = "rowScopes";
  private static final String SCOPE = "scope";
  private static final String BETWEEN = ",";

  private final RowScopes rows;
  private final String table;

  private EachRow(RowScopes rows, String table) {
    this.rows = rows;
    this.table = table;
  }

  /** Takes the place of what the engine's parser has made for the rows of a table. */
  static MultiInstanceActivityBehavior of(MultiInstanceActivityBehavior parsed, RowScopes rows) {
    EachRow each = new EachRow(rows, parsed.getCollectionVariable());
    return parsed instanceof SequentialMultiInstanceActivityBehavior
        ? new InTurn(each)
        : new AtOnce(each);
  }

  private int begin(ActivityExecution execution) {
    List<String> scopes = rows.of(execution, table);
    execution.setVariableLocal(SCOPES, String.join(BETWEEN, scopes));
    return scopes.size();
  }

  private static void enter(ActivityExecution execution, int number) {
    String scopes = (String) execution.getVariable(SCOPES);
    execution.setVariableLocal(SCOPE, scopes.split(BETWEEN)[number]);
  }

  /** All rows at the same time. */
  static final class AtOnce extends ParallelMultiInstanceActivityBehavior {

    private final EachRow each;

    private AtOnce(EachRow each) {
      this.each = each;
    }

    @Override
    protected int resolveNrOfInstances(ActivityExecution execution) {
      return each.begin(execution);
    }

    @Override
    protected Collection<?> evaluateCollection(ActivityExecution execution) {
      return null;
    }

    @Override
    protected void evaluateCollectionVariable(
        ActivityExecution execution, Collection<?> none, int number) {
      enter(execution, number);
    }
  }

  /** One row after the other. */
  static final class InTurn extends SequentialMultiInstanceActivityBehavior {

    private final EachRow each;

    private InTurn(EachRow each) {
      this.each = each;
    }

    @Override
    protected int resolveNrOfInstances(ActivityExecution execution) {
      return each.begin(execution);
    }

    @Override
    protected Collection<?> evaluateCollection(ActivityExecution execution) {
      return null;
    }

    @Override
    protected void evaluateCollectionVariable(
        ActivityExecution execution, Collection<?> none, int number) {
      enter(execution, number);
    }
  }
}
