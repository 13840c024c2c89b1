package org.ecocase.line;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What axe-core finds in a part of a page that keeps people from reading or using it. */
final class Accessibility {

  private static final String AXE = script();

  private Accessibility() {}

  /** Each fault with the element that has it; none when all is well. */
  static List<?> faults(Page page, String part) {
    if (page.evaluate("'axe' in window").equals(false)) {
      page.evaluate(AXE);
    }
    return (List<?>)
        page.evaluate(
            """
            part => axe.run(part, { resultTypes: ['violations'] }).then(({ violations }) =>
              violations.flatMap(({ id, nodes }) =>
                nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`)))
            """,
            part);
  }

  private static String script() {
    try (InputStream in = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
