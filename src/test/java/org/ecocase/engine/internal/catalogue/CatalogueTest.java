package org.ecocase.engine.internal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/catalogue} tells what the shipped models say. With {@code
 * -Decocase.catalogue.write=true} it is written instead of compared.
 */
class CatalogueTest {

  private static final Path DOCS = Path.of("docs/catalogue");
  private static final Path LINT = DOCS.resolve("lint.json");
  private static final boolean WRITE = Boolean.getBoolean("ecocase.catalogue.write");

  @Test
  void should_tellWhatTheModelsSay_when_docsAreRead() throws IOException {
    Map<String, String> wanted = CatalogueDocs.of(ShippedCatalogue.flows());
    if (WRITE) {
      write(wanted);
    }

    Map<String, String> there = new TreeMap<>();
    for (Path file : written()) {
      there.put(file.getFileName().toString(), Files.readString(file));
    }

    String again = "run mvn -q test -Dtest=CatalogueTest -Decocase.catalogue.write=true";
    assertThat(there.keySet()).as(again).isEqualTo(wanted.keySet());
    wanted.forEach(
        (file, text) -> assertThat(there.get(file)).as(file + ": " + again).isEqualTo(text));
  }

  @Test
  void should_haveBeenLinted_when_aModelIsShipped() throws Exception {
    JsonNode lint = new ObjectMapper().readTree(LINT.toFile());
    Map<String, String> judged = new TreeMap<>();
    lint.path("models")
        .fields()
        .forEachRemaining(
            model -> judged.put(model.getKey(), model.getValue().path("sha256").asText()));
    Map<String, String> models = new TreeMap<>();
    for (Path model : ShippedCatalogue.files(Path.of("processes"), ".bpmn")) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(model));
      models.put(model.toString(), HexFormat.of().formatHex(digest));
    }

    assertThat(judged).as("run src/main/scripts/lint-models.sh").isEqualTo(models);
  }

  private static void write(Map<String, String> wanted) throws IOException {
    Files.createDirectories(DOCS);
    for (Path file : written()) {
      Files.delete(file);
    }
    for (Map.Entry<String, String> file : wanted.entrySet()) {
      Files.writeString(DOCS.resolve(file.getKey()), file.getValue());
    }
  }

  private static List<Path> written() throws IOException {
    return Stream.concat(
            ShippedCatalogue.files(DOCS, ".md").stream(),
            ShippedCatalogue.files(DOCS, ".svg").stream())
        .toList();
  }
}
