package org.ecocase.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.ecocase.engine.TaskDesk;
import org.ecocase.support.Browser;
import org.ecocase.support.Browser.Answer;
import org.ecocase.support.EcocaseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@EcocaseTest
class PasswordControllerTest {

  private static final String PAGE = "/password";
  private static final String NEXT = "Lan-Jiang-2027!";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @Autowired Browser browser;
  @Autowired IdentityService identity;
  @Autowired TaskDesk desk;
  @Autowired Clock clock;

  private String user;

  @BeforeEach
  void somebodyNobodyElseUses() {
    user = "clerk-" + UUID.randomUUID();
    User somebody = identity.newUser(user);
    somebody.setLastName("沈");
    somebody.setFirstName("若冰");
    somebody.setPassword(Browser.PASSWORD);
    identity.saveUser(somebody);
  }

  @AfterEach
  void forget() {
    desk.resetTime();
    identity.deleteUser(user);
  }

  @Test
  void should_takeTheNewPassword_when_theOldOneIsKnown() {
    Browser.User here = browser.as(user);
    Browser.User elsewhere = browser.as(user);

    Answer answer = change(here, Browser.PASSWORD, NEXT, NEXT);

    assertThat(answer.status()).isEqualTo(302);
    assertThat(location(answer)).endsWith("/password?changed");
    assertThat(here.get("/password?changed").body()).contains("密码已修改", user);
    assertThat(location(elsewhere.get(PAGE))).as("is signed out").endsWith("/login");
    assertThat(location(logIn(NEXT))).endsWith("/");
    assertThat(location(logIn(Browser.PASSWORD))).endsWith("/login?error");
  }

  @Test
  void should_changeNothing_when_theOldPasswordIsWrong() {
    Browser.User here = browser.as(user);
    Browser.User elsewhere = browser.as(user);

    Answer answer = change(here, "Wrong-Password-1", NEXT, NEXT);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .contains("原密码不正确", "其间正确的密码也不能通过")
        .doesNotContain("Wrong-Password-1", NEXT);
    assertThat(elsewhere.get(PAGE).status()).isEqualTo(200);
    assertThat(location(logIn(NEXT))).endsWith("/login?error");
  }

  @ParameterizedTest
  @CsvSource({
    "Short-1, Short-1, 至少10个字符",
    "no-capitals-27, no-capitals-27, 至少1个大写字母",
    "NO-SMALL-ONES-27, NO-SMALL-ONES-27, 至少1个小写字母",
    "No-Figures-Here, No-Figures-Here, 至少1个数字",
    "NothingSpecial27, NothingSpecial27, 至少1个特殊字符",
    "Lan-Jiang-2027-沈, Lan-Jiang-2027-沈, 不含用户名、姓名",
    "Lan-Jiang-2027!, Lan-Jiang-2028!, 两次填写的新密码不一致",
    "Ecocase-Demo-2026, Ecocase-Demo-2026, 不得与原密码相同",
    "'', '', 请填写原密码和新密码"
  })
  void should_changeNothing_when_theNewPasswordWillNotDo(String next, String again, String words) {
    Answer answer = change(browser.as(user), Browser.PASSWORD, next, again);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains(words);
    assertThat(location(logIn(Browser.PASSWORD))).endsWith("/");
  }

  /** Guessing is slowed down, so that for a while the right password does not help either. */
  @Test
  void should_sayThatItTakesAWhile_when_theRightPasswordComesTooSoonAfterAWrongOne() {
    Browser.User somebody = browser.anonymous();
    desk.setTime(clock.instant());
    assertThat(location(logIn("Wrong-Password-1"))).endsWith("/login?error");

    assertThat(location(logIn(Browser.PASSWORD))).endsWith("/login?error");

    assertThat(somebody.get("/login?error").body())
        .contains("要等几秒钟再登录", "其间填写正确的密码也不能登录", "由系统管理员解锁");
    Answer rest =
        somebody.send(
            somebody.request("/api/v1/calendars").header("Authorization", Browser.basic(user)));
    assertThat(rest.status()).isEqualTo(401);
    assertThat(rest.detail()).contains("请稍候再试", "正确的密码也不能登录");
    desk.setTime(clock.instant().plusSeconds(4));
    assertThat(location(logIn(Browser.PASSWORD))).endsWith("/");
  }

  @Test
  void should_refuse_when_anotherSiteSendsTheForm() {
    Browser.User here = browser.as(user);
    Browser.User stranger = browser.as("officer1");
    Map<String, String> form = form(Browser.PASSWORD, NEXT, NEXT);

    Answer withoutToken = post(here, PAGE, form);
    form.put("_csrf", token(stranger, PAGE));
    Answer withAnother = post(here, PAGE, form);

    assertThat(withoutToken.status()).isEqualTo(403);
    assertThat(withAnother.status()).isEqualTo(403);
    assertThat(location(logIn(Browser.PASSWORD))).endsWith("/");
  }

  @Test
  void should_askForTheLogin_when_nobodyIsSignedIn() {
    assertThat(location(browser.anonymous().get(PAGE))).endsWith("/login");
  }

  private Answer change(Browser.User who, String present, String next, String again) {
    Map<String, String> form = form(present, next, again);
    form.put("_csrf", token(who, PAGE));
    return post(who, PAGE, form);
  }

  private static Map<String, String> form(String present, String next, String again) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("present", present);
    form.put("next", next);
    form.put("again", again);
    return form;
  }

  private Answer logIn(String password) {
    Browser.User somebody = browser.anonymous();
    return post(
        somebody,
        "/login",
        Map.of("username", user, "password", password, "_csrf", token(somebody, "/login")));
  }

  private static String token(Browser.User who, String page) {
    Matcher token = TOKEN.matcher(who.get(page).body());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private static String location(Answer answer) {
    return answer.response().headers().firstValue("Location").orElse("nowhere");
  }

  private static Answer post(Browser.User who, String page, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return who.send(
        who.request(page)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }
}
