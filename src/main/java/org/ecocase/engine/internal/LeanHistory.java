package org.ecocase.engine.internal;

import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;

/**
 * Full history without variables: what officers entered is kept once, as a submission, and not a
 * second time in the engine's own tables.
 */
class LeanHistory extends HistoryLevelFull {

  static final String NAME = "lean";
  private static final int ID = 77;

  @Override
  public int getId() {
    return ID;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
    return !"variable-instance".equals(type.getEntityType())
        && !"form-property".equals(type.getEntityType())
        && super.isHistoryEventProduced(type, entity);
  }
}
