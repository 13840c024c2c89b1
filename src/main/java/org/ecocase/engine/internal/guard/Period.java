package org.ecocase.engine.internal.guard;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lengths of time as models write them, such as {@code P3D} or {@code PT2H30M}. */
final class Period {

  static final Duration LEAST = Duration.ofHours(1);
  private static final Duration MOST = Duration.ofDays(3650);
  private static final Duration UNBOUNDED_CYCLE = Duration.ofDays(1);
  private static final Duration LEAST_RETRY = Duration.ofMinutes(1);
  private static final int MOST_RETRIES = 12;

  private static final Pattern TEXT =
      Pattern.compile("P(?:(\\d{1,4})D)?(?:T(?:(\\d{1,4})H)?(?:(\\d{1,4})M)?)?");
  private static final Pattern CYCLE = Pattern.compile("R([1-9]\\d?)?/(P[0-9DTHM]+)");
  private static final Pattern RETRIES = Pattern.compile("R([1-9]\\d?)/(P[0-9DTHM]+)");

  private Period() {}

  /** The length a text gives in days, hours and minutes, if it does. */
  static Optional<Duration> of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches() || text.endsWith("P") || text.endsWith("T")) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofDays(number(matcher.group(1)))
            .plusHours(number(matcher.group(2)))
            .plusMinutes(number(matcher.group(3))));
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /** From an hour to ten years. */
  static boolean isTimer(String text) {
    return within(text, LEAST, MOST);
  }

  /** Up to 99 times at least an hour apart, or for ever at least a day apart. */
  static boolean isCycle(String text) {
    Matcher matcher = CYCLE.matcher(text);
    return matcher.matches()
        && within(matcher.group(2), matcher.group(1) == null ? UNBOUNDED_CYCLE : LEAST, MOST);
  }

  /** Up to twelve tries at least a minute apart, equally or each with its own distance. */
  static boolean isRetries(String text) {
    Matcher matcher = RETRIES.matcher(text);
    if (matcher.matches()) {
      return Integer.parseInt(matcher.group(1)) <= MOST_RETRIES
          && within(matcher.group(2), LEAST_RETRY, MOST);
    }
    String[] distances = text.split(",", -1);
    return distances.length <= MOST_RETRIES
        && Stream.of(distances).allMatch(distance -> within(distance, LEAST_RETRY, MOST));
  }

  private static boolean within(String text, Duration least, Duration most) {
    return of(text).filter(d -> d.compareTo(least) >= 0 && d.compareTo(most) <= 0).isPresent();
  }
}
