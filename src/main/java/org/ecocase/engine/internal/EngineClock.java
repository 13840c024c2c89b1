package org.ecocase.engine.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** The product's clock is the engine's: timers and facts never disagree about what time it is. */
@Component
class EngineClock extends Clock {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Override
  public ZoneId getZone() {
    return ZONE;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }

  @Override
  public Instant instant() {
    return ClockUtil.getCurrentTime().toInstant();
  }
}
