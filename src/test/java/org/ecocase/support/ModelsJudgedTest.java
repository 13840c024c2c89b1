package org.ecocase.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Comes last: no model goes through a build without its tests having been judged as a whole. */
@Order(Integer.MAX_VALUE)
class ModelsJudgedTest {

  @Test
  void should_haveJudgedEveryModel_when_everythingHasRun() throws IOException {
    Set<String> unjudged = Models.shipped();
    unjudged.removeAll(Coverage.judged());

    assertThat(unjudged)
        .as("models whose tests did not run as a whole (this test makes sense in a full run only)")
        .isEmpty();
  }
}
