package org.ecocase.clue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The channels signals come from, and what the dictionary calls each. */
public final class Sources {

  private static final Map<String, String> CHANNELS = channels();

  private Sources() {}

  private static Map<String, String> channels() {
    Map<String, String> channels = new LinkedHashMap<>();
    channels.put("12369", "HOTLINE_12369");
    channels.put("12345", "PHONE");
    channels.put("wechat", "WECHAT");
    channels.put("web", "WEB");
    channels.put("letter", "LETTER");
    channels.put("visit", "VISIT");
    channels.put("phone", "PHONE");
    channels.put("email", "LETTER");
    channels.put("monitoring", "MONITORING");
    channels.put("cems", "MONITORING");
    channels.put("hj212", "MONITORING");
    channels.put("superior", "OFFICIAL_LETTER");
    channels.put("department", "OFFICIAL_LETTER");
    channels.put("daily-check", "OTHER");
    channels.put("random-check", "RANDOM_CHECK");
    channels.put("campaign", "SPECIAL_CAMPAIGN");
    channels.put("other", "OTHER");
    return channels;
  }

  /** The names that callers may use. */
  public static Set<String> names() {
    return CHANNELS.keySet();
  }

  /** The dictionary's code for a channel. */
  static Optional<String> channel(String source) {
    return Optional.ofNullable(CHANNELS.get(source));
  }

  public static boolean isKnown(String source) {
    return channel(source).isPresent();
  }

  /** The dictionary's code for a known channel. */
  public static String code(String source) {
    return channel(source).orElseThrow();
  }
}
