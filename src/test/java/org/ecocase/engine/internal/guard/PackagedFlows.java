package org.ecocase.engine.internal.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ecocase.flow.FlowProfile;
import org.ecocase.flow.FlowProfileFile;
import org.ecocase.flow.Stage;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The flows that travel with the product, each with its files. */
final class PackagedFlows {

  private static final List<String> PATTERNS =
      List.of("classpath*:/processes/*/*.*", "classpath*:/forms/*/*.form");

  private static final Map<String, Map<String, byte[]>> FLOWS = read();

  private PackagedFlows() {}

  /** Flow to file name to content. */
  static Map<String, Map<String, byte[]>> all() {
    return FLOWS;
  }

  /** What the flows say about themselves. */
  static List<FlowProfile> profiles() {
    return FLOWS.entrySet().stream()
        .map(
            flow ->
                FlowProfileFile.read(
                        flow.getKey(), flow.getValue().get(flow.getKey() + FlowProfile.SUFFIX))
                    .profile()
                    .orElseThrow())
        .toList();
  }

  /** The stages that models may name. */
  static List<String> stages() {
    return profiles().stream()
        .map(FlowProfile::opens)
        .flatMap(Optional::stream)
        .flatMap(kind -> kind.stages().stream())
        .map(Stage::key)
        .toList();
  }

  private static Map<String, Map<String, byte[]>> read() {
    Map<String, Map<String, byte[]>> flows = new TreeMap<>();
    try {
      for (String pattern : PATTERNS) {
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
          String[] path = resource.getURL().getPath().split("/");
          flows
              .computeIfAbsent(path[path.length - 2], flow -> new TreeMap<>())
              .put(resource.getFilename(), resource.getContentAsByteArray());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return flows;
  }

  /** The files of a flow, to be changed at will. */
  static Map<String, byte[]> files(String flow) {
    return new TreeMap<>(FLOWS.get(flow));
  }

  /** The flow that a file belongs to. */
  static String of(String file) {
    return all().entrySet().stream()
        .filter(flow -> flow.getValue().containsKey(file))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  static String resource(String name) {
    try (InputStream in = PackagedFlows.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
