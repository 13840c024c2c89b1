package org.ecocase.oversight;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Cockpit in a real browser, signed in as somebody. */
final class Cockpits implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static final String COCKPIT = "/camunda/app/cockpit/default/";
  private static final double PATIENCE = 60_000;

  private final Playwright playwright = Playwright.create();
  private final Browser browser =
      playwright
          .chromium()
          .launch(
              new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(ARGUMENTS));
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
    playwright.close();
  }
}
