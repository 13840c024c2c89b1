package org.ecocase.engine.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecocase.support.Browser;
import org.ecocase.support.CaseTest;
import org.junit.jupiter.api.Test;

/**
 * A page runs only with the nonce that its own header names, however many are asked for at once.
 */
class PageNoncesTest extends CaseTest {

  private static final int AT_ONCE = 8;
  private static final int PAGES = 160;
  private static final Pattern IN_HEADER = Pattern.compile("'nonce-([\\w-]+)'");
  private static final Pattern IN_PAGE = Pattern.compile("nonce=\"([\\w-]+)\"");

  @Test
  void should_nameTheNonceOfItsPage_when_manyPagesAreAskedForAtOnce() throws Exception {
    Browser.User officer = browser.as("officer1").opened();
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Callable<Browser.Answer>> asked = new ArrayList<>();
      for (int i = 0; i < PAGES; i++) {
        asked.add(() -> officer.get("/camunda/app/tasklist/default/"));
      }
      for (Future<Browser.Answer> page : pool.invokeAll(asked)) {
        Browser.Answer answer = page.get();
        String header =
            answer.response().headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(found(IN_PAGE, answer.body())).isEqualTo(found(IN_HEADER, header));
      }
    } finally {
      pool.shutdown();
    }
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }
}
