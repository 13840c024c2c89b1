package org.ecocase.clue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecocase.dictionary.FactCodes.SourceChannel;

/** The channels signals come from, and what the dictionary calls each. */
public final class Sources {

  private static final Map<String, SourceChannel> CHANNELS = channels();

  private Sources() {}

  private static Map<String, SourceChannel> channels() {
    Map<String, SourceChannel> channels = new LinkedHashMap<>();
    channels.put("12369", SourceChannel.HOTLINE_12369);
    channels.put("12345", SourceChannel.PHONE);
    channels.put("wechat", SourceChannel.WECHAT);
    channels.put("web", SourceChannel.WEB);
    channels.put("letter", SourceChannel.LETTER);
    channels.put("visit", SourceChannel.VISIT);
    channels.put("phone", SourceChannel.PHONE);
    channels.put("email", SourceChannel.LETTER);
    channels.put("monitoring", SourceChannel.MONITORING);
    channels.put("cems", SourceChannel.MONITORING);
    channels.put("hj212", SourceChannel.MONITORING);
    channels.put("superior", SourceChannel.OFFICIAL_LETTER);
    channels.put("department", SourceChannel.OFFICIAL_LETTER);
    channels.put("daily-check", SourceChannel.OTHER);
    channels.put("random-check", SourceChannel.RANDOM_CHECK);
    channels.put("campaign", SourceChannel.SPECIAL_CAMPAIGN);
    channels.put("other", SourceChannel.OTHER);
    return channels;
  }

  /** The names that callers may use. */
  public static Set<String> names() {
    return CHANNELS.keySet();
  }

  /** The dictionary's code for a channel. */
  static Optional<SourceChannel> channel(String source) {
    return Optional.ofNullable(CHANNELS.get(source));
  }

  public static boolean isKnown(String source) {
    return channel(source).isPresent();
  }

  /** The dictionary's code for a known channel. */
  public static SourceChannel code(String source) {
    return channel(source).orElseThrow();
  }
}
