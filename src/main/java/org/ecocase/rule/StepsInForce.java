package org.ecocase.rule;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The statutory steps in the jar, and beside them those that packages in force bring of their own.
 */
@Component
public class StepsInForce {

  private final Steps shipped;
  private volatile Steps now;

  public StepsInForce(Steps shipped) {
    this.shipped = shipped;
    this.now = shipped;
  }

  public Steps now() {
    return now;
  }

  /** Puts the own steps of packages into force, by the names of their files. */
  public void replaceOwn(Map<String, List<Step>> own) {
    now = shipped.with(own);
  }
}
