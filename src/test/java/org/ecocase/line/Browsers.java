package org.ecocase.line;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A browser for every person of the agency: everybody signs in once and stays. */
final class Browsers implements AutoCloseable {

  private static final Path SYSTEM_BROWSER = Path.of("/usr/bin/chromium");
  private static final double PATIENCE_MILLISECONDS = 45_000;
  private static final String PASSWORD = "Ecocase-Demo-2026";

  private final String address;
  private final Playwright playwright;
  private final Browser browser;
  private final Map<String, Page> desktops = new HashMap<>();

  Browsers(int port) {
    address = "http://localhost:" + port;
    playwright = Playwright.create();
    browser = playwright.chromium().launch(options());
  }

  private static BrowserType.LaunchOptions options() {
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions()
            .setArgs(List.of("--no-sandbox", "--disable-quic", "--disable-background-networking"));
    return Files.isExecutable(SYSTEM_BROWSER)
        ? options.setExecutablePath(SYSTEM_BROWSER)
        : options;
  }

  /** Where a user works, signed in. */
  Page of(String user) {
    return desktops.computeIfAbsent(user, this::another);
  }

  /** One more place where the same user is signed in. */
  Page another(String user) {
    Page page = stranger();
    page.navigate(address + "/login");
    page.fill("#username", user);
    page.fill("#password", PASSWORD);
    page.click("button[type=submit]");
    page.waitForURL("**/camunda/app/tasklist/**");
    return page;
  }

  /** The browser of somebody who has not signed in. */
  Page stranger() {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(1440, 1000));
    context.setDefaultTimeout(PATIENCE_MILLISECONDS);
    return context.newPage();
  }

  String address() {
    return address;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
