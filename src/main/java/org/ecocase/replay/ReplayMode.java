package org.ecocase.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether the program was started to replay cases, and the settings that go with it: a database of
 * its own that is thrown away, no timers but those the replay lets expire, no port for others.
 */
public final class ReplayMode {

  private static final String OPTION = "--replay=";

  private ReplayMode() {}

  public static boolean isWanted(String[] args) {
    return Arrays.stream(args).anyMatch(arg -> arg.startsWith(OPTION));
  }

  /** A folder for the data of this replay alone. */
  public static Path scratch() {
    try {
      return Files.createTempDirectory("ecocase-replay");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Settings that override the application's. */
  public static Map<String, Object> settings(Path scratch) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("spring.datasource.url", "");
    settings.put("ecocase.data-dir", scratch.toString());
    settings.put("ecocase.embedded-postgres.port", freePort());
    settings.put("ecocase.reporter-key", "");
    settings.put("camunda.bpm.job-execution.enabled", "false");
    settings.put("server.address", "127.0.0.1");
    settings.put("server.port", "0");
    settings.put("spring.main.banner-mode", "off");
    return settings;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
