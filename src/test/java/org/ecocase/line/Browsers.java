package org.ecocase.line;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.ecocase.support.Chromium;

/** A browser for every person of the agency: everybody signs in once and stays. */
final class Browsers implements AutoCloseable {

  private static final double PATIENCE_MILLISECONDS = 120_000;

  private static final int WIDTH = 1440;
  private static final int NARROW = 390;
  private static final int HEIGHT = 1000;
  private static final int TALL = 2400;

  /** Where pictures of every step are kept, for whoever wants to look at the forms. */
  private static final String PICTURES = System.getProperty("ecocase.pictures");

  private final String address;
  private final Chromium chromium = new Chromium();
  private final Browser browser;
  private final Map<String, Tasklist> desks = new HashMap<>();

  Browsers(int port) {
    address = "http://localhost:" + port;
    browser = chromium.browser();
  }

  /** Where a user works, signed in. */
  Tasklist of(String user) {
    return desks.computeIfAbsent(user, this::another);
  }

  /** One more place where the same user is signed in. */
  Tasklist another(String user) {
    return signedIn(stranger(), user);
  }

  /** The phone of a user, where he is signed in too. */
  Tasklist phone(String user) {
    Page page = stranger();
    page.setViewportSize(NARROW, HEIGHT);
    return signedIn(page, user);
  }

  private Tasklist signedIn(Page page, String user) {
    page.navigate(address + "/login");
    page.fill("#username", user);
    page.fill("#password", org.ecocase.support.Browser.PASSWORD);
    page.click("button[type=submit]");
    page.waitForURL("**/camunda/app/tasklist/**");
    return new Tasklist(page, address + "/camunda/app/tasklist/default/").ready();
  }

  /** The browser of somebody who has not signed in. */
  Page stranger() {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(WIDTH, PICTURES == null ? HEIGHT : TALL));
    context.setDefaultTimeout(PATIENCE_MILLISECONDS);
    return context.newPage();
  }

  /** Keeps a picture of what a person sees, where pictures are wanted. */
  static void picture(Page page, String name) {
    if (PICTURES != null) {
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of(PICTURES).resolve(name + ".png")));
    }
  }

  String address() {
    return address;
  }

  @Override
  public void close() {
    chromium.close();
  }
}
