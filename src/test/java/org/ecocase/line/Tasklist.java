package org.ecocase.line;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.Map;
import org.ecocase.engine.TaskDesk;

/** Tasklist as one person sees and uses it. It waits for what is to be seen, never for time. */
final class Tasklist {

  private static final String FORM = ".fjs-form";
  private static final int CLICKED = 15_000;
  private static final int MOST_PRESSES = 4;
  private static final String NOTHING_OPEN = ".no-task";
  private static final String COMPLETE = "button[ng-click='complete()']";

  static final Locator.WaitForOptions GONE =
      new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);

  private final Page page;
  private final String address;

  Tasklist(Page page, String address) {
    this.page = page;
    this.address = address;
  }

  Page page() {
    return page;
  }

  /** Waits until Tasklist is there with no task open. */
  Tasklist ready() {
    page.locator(NOTHING_OPEN).waitFor();
    return this;
  }

  /** Opens a task by its own address: the lists show other cases too. */
  Tasklist open(String task) {
    if (!page.locator(NOTHING_OPEN).isVisible()) {
      page.navigate("about:blank");
    }
    page.navigate(address + "#/?task=" + task);
    claimButton().or(page.locator(COMPLETE)).first().waitFor();
    return this;
  }

  private Locator claimButton() {
    return page.locator("[cam-tasklist-task-meta]")
        .getByText("签收", new Locator.GetByTextOptions().setExact(true));
  }

  /** Whether nobody has taken the task over that is on the screen. */
  boolean claimable() {
    return claimButton().isVisible();
  }

  /** Opens the form by which the head of the unit gives the task to somebody else. */
  Locator reassignment() {
    page.locator(".task-card .nav-tabs").getByText("案卷").click();
    page.locator(".eco-assignment summary").click();
    return page.locator("form.eco-reassign");
  }

  /** Presses the button of an action in the dossier, and waits until its first task is there. */
  void act(String process) {
    page.locator(".task-card .nav-tabs").getByText("案卷").click();
    String before = page.url();
    page.locator("[data-action=" + process + "]").click();
    page.waitForURL(url -> !url.equals(before));
    page.locator(COMPLETE).waitFor();
  }

  /** Withdraws what was started and not handed in. */
  void withdraw() {
    page.locator(".task-card .nav-tabs").getByText("案卷").click();
    page.locator(".eco-open-actions button").click();
    page.locator(".eco-open-actions").waitFor(GONE);
  }

  /**
   * Takes a task over, and tells what the server said. The card draws itself anew while a task
   * opens, and a robot may press a button that is just being replaced: it presses once more.
   */
  Response claim() {
    Page.WaitForResponseOptions briefly = new Page.WaitForResponseOptions().setTimeout(CLICKED);
    for (int press = 1; press < MOST_PRESSES; press++) {
      try {
        return page.waitForResponse(
            response -> response.url().endsWith("/claim"), briefly, () -> claimButton().click());
      } catch (TimeoutError unheard) {
        claimButton().waitFor();
      }
    }
    return page.waitForResponse(
        response -> response.url().endsWith("/claim"), () -> claimButton().click());
  }

  /** Fills in the form of the task on the screen. */
  Tasklist fill(TaskDesk.Form form, Map<String, Object> answer) {
    fillable();
    new FormInBrowser(page, form.key()).fill(answer, form.prefilled());
    return this;
  }

  /** Waits until the form can be filled in. */
  Tasklist fillable() {
    page.locator(FORM + " :is(input, textarea):enabled:not([readonly]):visible").first().waitFor();
    page.locator(COMPLETE).waitFor();
    return this;
  }

  /** Hands in the form on the screen, and tells what the server said. */
  Response complete() {
    return page.waitForResponse(
        response -> response.url().contains("/submit-form"), () -> page.locator(COMPLETE).click());
  }

  /** Presses the button, and is kept back by the form itself because something is missing. */
  void lacks(Locator input) {
    page.locator(COMPLETE).click();
    page.locator(FORM + " [aria-invalid=true]").and(input).waitFor();
    page.locator(COMPLETE + ":disabled").waitFor();
  }

  /** Waits until the task that was handed in has left the screen. */
  void finished() {
    page.locator(FORM).waitFor(GONE);
    ready();
  }

  /** What stands on the form. */
  String form() {
    return page.locator(FORM).innerText();
  }

  /** Everything on the screen but the list of tasks, which other cases share. */
  String screen() {
    return page.locator("[cam-widget-header]").innerText()
        + page.locator(".column-left").innerText()
        + page.locator(".column-right").innerText();
  }

  /** Everything on the screen, and what stands in the fields. */
  String everything() {
    return page.locator("body").innerText()
        + page.locator("body")
            .evaluate(
                "all => [...all.querySelectorAll('input, textarea')].map(f => f.value).join(' ')");
  }

  /** The message Tasklist shows. */
  String told() {
    Locator message = page.locator(".page-notifications .alert, .page-notifications .notification");
    message.first().waitFor();
    return String.join(" ", message.allInnerTexts());
  }

  /** Opens a part of the case's dossier. */
  Locator dossier(String part) {
    page.locator(".task-card .nav-tabs").getByText("案卷").click();
    page.locator(".eco-tabs")
        .getByText(part, new Locator.GetByTextOptions().setExact(true))
        .click();
    Locator panel = page.locator(".eco-panel");
    panel.getByText("正在加载").waitFor(GONE);
    return panel;
  }
}
