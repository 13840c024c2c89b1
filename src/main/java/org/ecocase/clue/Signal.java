package org.ecocase.clue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/**
 * What reaches an agency as a possible clue.
 *
 * @param source the channel, such as {@code 12369}
 * @param sourceId the channel's own number for it
 * @param agency id of the agency it is addressed to
 * @param reporter who reported; null when nobody did
 * @param measurements what an alarm measured
 */
public record Signal(
    String source,
    String sourceId,
    Type type,
    String agency,
    Instant receivedAt,
    Subject subject,
    String content,
    Reporter reporter,
    List<Measurement> measurements) {

  public Signal {
    measurements = measurements == null ? List.of() : Collections.unmodifiableList(measurements);
  }

  /** How an agency learns of a matter; flows say what each begins. */
  public enum Type {
    COMPLAINT,
    ALARM,
    INSTRUCTION,
    TRANSFER,
    DAILY_CHECK
  }

  /** Whom it is about; every part may be null. */
  public record Subject(String name, String uscc, String address) {}

  /** Who reported. */
  public record Reporter(String name, String phone, boolean realName) {}

  /** One measured value against its limit. */
  public record Measurement(
      String factor, BigDecimal value, BigDecimal limit, String unit, Instant at) {}
}
