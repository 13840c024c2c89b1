package org.ecocase.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import org.ecocase.org.Actor;
import org.ecocase.org.CurrentActor;
import org.ecocase.org.OwnPassword;
import org.ecocase.rule.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page where people change their own password. */
@Controller
class PasswordController {

  private static final Logger LOG = LoggerFactory.getLogger(PasswordController.class);
  private static final String PAGE = "password";
  private static final int LONGEST = 200;

  private final CurrentActor actor;
  private final OwnPassword passwords;
  private final FindByIndexNameSessionRepository<?> sessions;

  PasswordController(
      CurrentActor actor, OwnPassword passwords, FindByIndexNameSessionRepository<?> sessions) {
    this.actor = actor;
    this.passwords = passwords;
    this.sessions = sessions;
  }

  @GetMapping("/password")
  String page(@RequestParam Map<String, String> asked, CsrfToken token, Model model) {
    model.addAllAttributes(shown(token, null));
    model.addAttribute("changed", asked.containsKey("changed"));
    return PAGE;
  }

  @PostMapping("/password")
  String change(
      @RequestParam(defaultValue = "") String present,
      @RequestParam(defaultValue = "") String next,
      @RequestParam(defaultValue = "") String again,
      HttpServletRequest request) {
    Actor person = actor.get();
    if (present.isEmpty() || next.isEmpty()) {
      throw Refusal.invalid(null, "请填写原密码和新密码");
    }
    if (present.length() > LONGEST || next.length() > LONGEST) {
      throw Refusal.invalid(null, "密码最多" + LONGEST + "个字符");
    }
    if (!next.equals(again)) {
      throw Refusal.invalid("again", "两次填写的新密码不一致");
    }
    passwords.change(person, present, next);
    LOG.info("{} has changed the password", person.id());
    leaveElsewhere(person, request.getSession());
    return "redirect:/password?changed";
  }

  /** Whoever knows no more than the old password has to go. */
  private void leaveElsewhere(Actor person, HttpSession here) {
    sessions.findByPrincipalName(person.id()).keySet().stream()
        .filter(id -> !id.equals(here.getId()))
        .forEach(sessions::deleteById);
  }

  /** The page says why, and keeps nothing of what was entered. */
  @ExceptionHandler
  ModelAndView refused(Refusal refusal, HttpServletRequest request) {
    CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    ModelAndView page = new ModelAndView(PAGE, shown(token, refusal.getMessage()));
    page.setStatus(HttpStatus.valueOf(refusal.kind().status()));
    return page;
  }

  private Map<String, Object> shown(CsrfToken token, String refused) {
    return Map.of(
        "token",
        Map.of("name", token.getParameterName(), "value", token.getToken()),
        "person",
        actor.get().name(),
        "changed",
        false,
        "refused",
        refused == null ? "" : refused);
  }
}
