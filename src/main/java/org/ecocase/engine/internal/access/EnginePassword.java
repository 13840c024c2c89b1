package org.ecocase.engine.internal.access;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyDigitRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLowerCaseRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicySpecialCharacterRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUpperCaseRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;
import org.ecocase.org.Actor;
import org.ecocase.org.OwnPassword;
import org.ecocase.rule.Refusal;
import org.springframework.stereotype.Component;

/**
 * Passwords as the engine's identity service keeps them. Guessing the present one is slowed down
 * like guessing at the login, and its policy says what a password must be.
 */
@Component
class EnginePassword implements OwnPassword {

  private static final Map<String, String> RULES =
      Map.of(
          PasswordPolicyLengthRuleImpl.PLACEHOLDER, "至少%s个字符",
          PasswordPolicyUpperCaseRuleImpl.PLACEHOLDER, "至少%s个大写字母",
          PasswordPolicyLowerCaseRuleImpl.PLACEHOLDER, "至少%s个小写字母",
          PasswordPolicyDigitRuleImpl.PLACEHOLDER, "至少%s个数字",
          PasswordPolicySpecialCharacterRuleImpl.PLACEHOLDER, "至少%s个特殊字符",
          PasswordPolicyUserDataRuleImpl.PLACEHOLDER, "不含用户名、姓名和电子邮箱");

  private final IdentityService identity;

  EnginePassword(IdentityService identity) {
    this.identity = identity;
  }

  @Override
  public void change(Actor person, String present, String next) {
    if (identity.isReadOnly()) {
      throw Refusal.forbidden("密码由统一身份管理系统管理，请在该系统修改");
    }
    if (!identity.checkPassword(person.id(), present)) {
      throw Refusal.invalid(
          "present", "原密码不正确。填错之后要等几秒钟再试，最长一分钟，其间正确的密码也不能通过；连续填错十次，账户锁定，由系统管理员解锁");
    }
    if (next.equals(present)) {
      throw Refusal.invalid("next", "新密码不得与原密码相同");
    }
    User user = identity.createUserQuery().userId(person.id()).singleResult();
    List<PasswordPolicyRule> broken =
        identity.checkPasswordAgainstPolicy(next, user).getViolatedRules();
    if (!broken.isEmpty()) {
      throw Refusal.invalid(
          "next",
          broken.stream()
              .map(EnginePassword::wording)
              .collect(Collectors.joining("、", "新密码不符合要求：", "")));
    }
    user.setPassword(next);
    identity.saveUser(user);
  }

  private static String wording(PasswordPolicyRule rule) {
    Map<String, String> least = rule.getParameters();
    String number = least == null ? "" : least.values().stream().findFirst().orElse("");
    return RULES.getOrDefault(rule.getPlaceholder(), "密码强度不够").formatted(number);
  }
}
