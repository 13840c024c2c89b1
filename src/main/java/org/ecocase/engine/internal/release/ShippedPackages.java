package org.ecocase.engine.internal.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ecocase.engine.ModelDeployments;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The packages that travel with the product. */
@Component
public class ShippedPackages {

  /** What all templates share is a part of the product, and of no package. */
  private static final String COMMON = "common";

  private static final List<String> PATTERNS =
      List.of(
          "classpath*:/processes/*/*.*", "classpath*:/forms/*/*.*", "classpath*:/templates/*/*.*");

  private final Map<String, ModelPackage> packages;

  ShippedPackages(ResourcePatternResolver resources) {
    this.packages = read(resources);
  }

  /** All of them, by name. */
  public Collection<ModelPackage> all() {
    return packages.values();
  }

  /** One of them. */
  public Optional<ModelPackage> find(String name) {
    return Optional.ofNullable(packages.get(name));
  }

  private static Map<String, ModelPackage> read(ResourcePatternResolver resources) {
    Map<String, Map<String, byte[]>> folders = new TreeMap<>();
    try {
      for (String pattern : PATTERNS) {
        for (Resource resource : resources.getResources(pattern)) {
          String[] path = resource.getURL().getPath().split("/");
          String file = path[path.length - 1];
          if (ModelDeployments.FILE.matcher(file).matches()
              && !path[path.length - 2].equals(COMMON)) {
            folders
                .computeIfAbsent(path[path.length - 2], folder -> new TreeMap<>())
                .put(file, resource.getContentAsByteArray());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, ModelPackage> packages = new TreeMap<>();
    folders.forEach(
        (name, files) -> packages.put(name, new ModelPackage(name, new TreeMap<>(files))));
    return packages;
  }
}
