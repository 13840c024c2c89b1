package org.ecocase.engine.internal.release;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Judges everything in force when the product has started, in the background. It also spares the
 * first deployment the time of loading the guard and the parsers: Modeler waits no longer than five
 * seconds.
 */
@Component
class WarmUp {

  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  private final ReleaseJudge judge;
  private final TaskExecutor executor;

  WarmUp(ReleaseJudge judge, TaskExecutor applicationTaskExecutor) {
    this.judge = judge;
    this.executor = applicationTaskExecutor;
  }

  @EventListener(ApplicationReadyEvent.class)
  void judge() {
    executor.execute(
        () -> {
          try {
            judge.judgeAll();
          } catch (RuntimeException e) {
            LOG.warn("the models in force could not be judged", e);
          }
        });
  }
}
