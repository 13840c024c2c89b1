package org.ecocase;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

  @Test
  void should_keepTheArrows_when_modulesUseEachOther() {
    ApplicationModules.of(EcocaseApplication.class).verify();
  }
}
