package org.ecocase.engine.internal.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ecocase.deadline.Terms;
import org.ecocase.document.Templates;
import org.ecocase.engine.Catalogue.Flow;
import org.ecocase.engine.internal.block.ShippedBlocks;
import org.ecocase.flow.FlowProfile;
import org.ecocase.flow.FlowProfileFile;
import org.ecocase.org.Roles;
import org.ecocase.support.Acts;
import org.ecocase.support.ShippedDictionary;

/** The catalogue of what travels with the product, without starting it. */
final class ShippedCatalogue {

  private ShippedCatalogue() {}

  static List<Flow> flows() throws IOException {
    return CatalogueMaker.flows(sources());
  }

  static Sources sources() throws IOException {
    Map<String, Map<String, byte[]>> packages = new TreeMap<>();
    for (String root : List.of("processes", "forms", "templates")) {
      for (Path file : files(Path.of(root), "")) {
        if (file.getNameCount() == 3
            && Files.isRegularFile(file)
            && !file.getName(1).toString().equals("common")) {
          packages
              .computeIfAbsent(file.getName(1).toString(), flow -> new TreeMap<>())
              .put(file.getFileName().toString(), Files.readAllBytes(file));
        }
      }
    }
    List<FlowProfile> profiles =
        packages.entrySet().stream().map(ShippedCatalogue::profile).toList();
    Roles roles = new Roles();
    roles.replaceBrought(profiles.stream().flatMap(p -> p.roles().stream()).toList());
    return new Sources(
        ShippedBlocks.all(),
        packages,
        profiles,
        roles.all(),
        ShippedDictionary.read(),
        Acts.STEPS,
        new Terms().table(),
        new Templates());
  }

  private static FlowProfile profile(Map.Entry<String, Map<String, byte[]>> flow) {
    return Optional.ofNullable(flow.getValue().get(flow.getKey() + FlowProfile.SUFFIX))
        .flatMap(file -> FlowProfileFile.read(flow.getKey(), file).profile())
        .orElseThrow();
  }

  static List<Path> files(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }
}
