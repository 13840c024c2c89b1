package org.ecocase.oversight;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import org.ecocase.support.Chromium;

/** Cockpit in a real browser, signed in as somebody. */
final class Cockpits implements AutoCloseable {

  private static final String COCKPIT = "/camunda/app/cockpit/default/";
  private static final double PATIENCE = 60_000;

  private final Chromium chromium = new Chromium();
  private final Browser browser = chromium.browser();
  private final String address;
  private final List<String> troubles = new ArrayList<>();

  Cockpits(int port) {
    address = "http://localhost:" + port;
  }

  /** Cockpit as it opens for somebody who signs in. */
  Page of(String user) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(1366, 768));
    context.setDefaultTimeout(PATIENCE);
    Page page = context.newPage();
    page.onPageError(troubles::add);
    page.navigate(address + "/login");
    page.getByLabel("用户名").fill(user);
    page.getByLabel("密码").fill(org.ecocase.support.Browser.PASSWORD);
    page.locator("button[type=submit]").click();
    page.waitForURL(url -> url.contains("/camunda/app/"));
    page.waitForLoadState(LoadState.NETWORKIDLE);
    return page;
  }

  /** Goes to a page of Cockpit; within Cockpit as a link would. */
  void open(Page page, String path) {
    if (page.url().contains(COCKPIT)) {
      page.evaluate("path => { window.location.hash = path; }", path);
    } else {
      page.navigate(address + COCKPIT + "#" + path);
    }
  }

  /** Errors of scripts on any page. */
  List<String> troubles() {
    return troubles;
  }

  @Override
  public void close() {
    chromium.close();
  }
}
