package org.ecocase.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ecocase.disclosure.Disclosure;
import org.ecocase.disclosure.Disclosures;
import org.ecocase.org.Agency;
import org.ecocase.org.CurrentActor;
import org.ecocase.org.Directory;
import org.ecocase.org.Role;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The pages of our own: login, the way to one's work, and what is published. */
@Controller
class PageController {

  private static final String TASKLIST = "redirect:/camunda/app/tasklist/default/";
  private static final String COCKPIT = "redirect:/camunda/app/cockpit/default/";
  private static final String WELCOME = "redirect:/camunda/app/welcome/default/";
  private static final Set<Role> OVERSEERS =
      Set.of(Role.LEADERSHIP, Role.DISCIPLINE, Role.PROCESS_OWNER);

  /** Those who are no persons at all. */
  private static final Set<Role> WITHOUT_DESK = Set.of(Role.INTEGRATION);

  private static final int PER_PAGE = 20;
  private static final int LAST_PAGE = 10_000;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final CurrentActor actor;
  private final Disclosures disclosures;
  private final Directory directory;
  private final Clock clock;

  PageController(CurrentActor actor, Disclosures disclosures, Directory directory, Clock clock) {
    this.actor = actor;
    this.disclosures = disclosures;
    this.directory = directory;
    this.clock = clock;
  }

  @GetMapping("/login")
  String login(@RequestParam Map<String, String> asked, CsrfToken token, Model model) {
    model.addAttribute("token", shown(token));
    model.addAttribute("failed", asked.containsKey("error"));
    model.addAttribute("out", asked.containsKey("out"));
    model.addAttribute("expired", asked.containsKey("expired"));
    return "login";
  }

  /** Everybody starts where their work is. */
  @GetMapping("/")
  String start(CsrfToken token, Model model) {
    Set<Role> roles = actor.get().roles();
    if (roles.contains(Role.ADMIN)) {
      return WELCOME;
    }
    if (WITHOUT_DESK.containsAll(roles)) {
      model.addAttribute("token", shown(token));
      return "no-desk";
    }
    Set<Role> desks = new HashSet<>(roles);
    desks.removeAll(WITHOUT_DESK);
    return OVERSEERS.containsAll(desks) ? COCKPIT : TASKLIST;
  }

  @GetMapping("/disclosures")
  String disclosures(@RequestParam(defaultValue = "1") int page, Model model) {
    if (page < 1 || page > LAST_PAGE) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    // One more than is shown tells whether there is another page, without counting.
    List<Disclosure> found = disclosures.published(PER_PAGE + 1, (page - 1) * PER_PAGE);
    model.addAttribute("disclosures", found.stream().limit(PER_PAGE).map(this::summary).toList());
    model.addAttribute("page", page);
    model.addAttribute("more", found.size() > PER_PAGE);
    return "disclosures";
  }

  @GetMapping("/disclosures/{id}")
  String disclosure(@PathVariable UUID id, Model model) {
    Disclosure found =
        disclosures.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Map<String, String> shown = summary(found);
    if (found.withdrawnAt() == null) {
      putKnown(shown, "partyCode", found.partyCode());
      putKnown(shown, "representative", found.representative());
      putKnown(shown, "facts", found.facts());
      putKnown(shown, "result", found.result());
    } else {
      putKnown(shown, "withdrawnOn", day(found.withdrawnAt()));
      putKnown(shown, "reason", found.reason());
    }
    model.addAttribute("disclosure", shown);
    return "disclosure";
  }

  /** Readers of pages get a page, not the problem detail that other systems get. */
  @ExceptionHandler({ResponseStatusException.class, MethodArgumentTypeMismatchException.class})
  @ResponseStatus(HttpStatus.NOT_FOUND)
  ModelAndView missing() {
    return new ModelAndView("error", "status", HttpStatus.NOT_FOUND.value());
  }

  private static Map<String, String> shown(CsrfToken token) {
    return Map.of("name", token.getParameterName(), "value", token.getToken());
  }

  private Map<String, String> summary(Disclosure d) {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("id", d.id().toString());
    shown.put("agency", directory.agency(d.agency()).map(Agency::name).orElse(d.agency()));
    putKnown(shown, "number", d.documentNumber());
    putKnown(shown, "title", d.title());
    putKnown(shown, "party", d.party());
    putKnown(shown, "decidedOn", day(d.decidedOn()));
    putKnown(shown, "publishedOn", day(d.publishedAt()));
    return shown;
  }

  private String day(Instant moment) {
    return moment == null ? null : DAY.format(LocalDate.ofInstant(moment, clock.getZone()));
  }

  private static String day(LocalDate date) {
    return date == null ? null : DAY.format(date);
  }

  private static void putKnown(Map<String, String> shown, String name, String text) {
    if (text != null && !text.isBlank()) {
      shown.put(name, text);
    }
  }
}
