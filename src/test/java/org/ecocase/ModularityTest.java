package org.ecocase;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTest {

  private final ApplicationModules modules = ApplicationModules.of(EcocaseApplication.class);

  @Test
  void should_keepTheArrows_when_modulesUseEachOther() {
    modules.verify();
  }

  @Test
  void should_drawThePictures_when_askedTo(@TempDir Path folder) {
    new Documenter(modules, Documenter.Options.defaults().withOutputFolder(folder.toString()))
        .writeModulesAsPlantUml();

    assertThat(folder.resolve("components.puml")).isNotEmptyFile();
  }
}
