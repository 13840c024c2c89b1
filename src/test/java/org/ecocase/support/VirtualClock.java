package org.ecocase.support;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** A clock that tests set by hand. */
public final class VirtualClock extends Clock {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private volatile Instant now;

  public VirtualClock(LocalDate day) {
    set(day);
  }

  /** Goes to nine o'clock in the morning of a day. */
  public void set(LocalDate day) {
    now = day.atTime(LocalTime.of(9, 0)).atZone(CHINA).toInstant();
  }

  /** Goes to a moment. */
  public void set(Instant moment) {
    now = moment;
  }

  @Override
  public ZoneId getZone() {
    return CHINA;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
