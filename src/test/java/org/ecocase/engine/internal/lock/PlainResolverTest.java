package org.ecocase.engine.internal.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.el.CommandContextFunctions;
import org.camunda.bpm.engine.impl.util.ReflectUtil;
import org.ecocase.engine.internal.block.ClockQuestions;
import org.ecocase.engine.internal.block.ModelBeans;
import org.ecocase.engine.internal.block.People;
import org.ecocase.engine.internal.block.ShippedBlocks;
import org.ecocase.rule.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;

/** What expressions reach, and that they reach nothing else. */
class PlainResolverTest {

  private static final Date DUE = new Date(0);

  private final ClockQuestions clock = mock(ClockQuestions.class);
  private final People people = mock(People.class);
  private final DelegateExecution execution = mock(DelegateExecution.class);
  private final PlainExpressions expressions = expressions();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ${decision == 'APPROVE'} | true
          ${decision != 'APPROVE' && amount > 3} | false
          ${decision == 'APPROVE' or unset == 'A'} | true
          ${amount >= 3.5} | true
          ${agreed == true and not empty kinds} | true
          ${unset == 'APPROVE'} | false
          ${unset == null} | true
          ${unset > 3} | false
          ${!unset} | true
          ${empty unset} | true
          #{execution.processBusinessKey} | case
          plain text | plain text
          """)
  void should_answer_when_anExpressionAsksForWhatIsListed(String expression, String answer) {
    assertThat(String.valueOf(value(expression))).isEqualTo(answer);
  }

  @Test
  void should_ask_when_anExpressionAsksTheClockOrForPeople() {
    when(clock.due("payment")).thenReturn(DUE);
    when(clock.dueSoon("payment")).thenReturn(DUE);
    when(people.of(any(String[].class))).thenReturn(List.of("officer1"));

    assertThat(value("${clock.due('payment')}")).isEqualTo(DUE);
    assertThat(value("${clock.dueSoon('payment')}")).isEqualTo(DUE);
    assertThat(value("${people.of('a')}")).isEqualTo(List.of("officer1"));
    assertThat(value("${people.of('a','b','c','d')}")).isEqualTo(List.of("officer1"));
    assertThat(value("${archiveCase}")).isInstanceOf(JavaDelegate.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${''.getClass()}",
        "${''.class}",
        "${''['class']}",
        "${decision.getClass()}",
        "${decision.class}",
        "${decision.length()}",
        "${decision.bytes}",
        "${amount.intValue()}",
        "${kinds[0]}",
        "${kinds.size()}",
        "${kinds.get(0)}",
        "${kinds.stream()}",
        "${map['a']}",
        "${map.a}",
        "${map}",
        "${object}",
        "${execution.engineServices}",
        "${execution.processEngineServices}",
        "${execution.getProcessEngineServices()}",
        "${execution.variables}",
        "${execution.getVariable('decision')}",
        "${execution.setVariable('decision','x')}",
        "${execution.class}",
        "${execution['processEngine']}",
        "${execution.processBusinessKey.getClass()}",
        "${clock.class}",
        "${clock.getClass()}",
        "${clock.standsStill('payment')}",
        "${clock.clocks}",
        "${clock.due(1)}",
        "${clock.due('a','b')}",
        "${clock.due()}",
        "${clock['due']}",
        "${people.of('x').iterator()}",
        "${people.of('x')[0]}",
        "${people.of(kinds)}",
        "${people.caseFiles}",
        "${people.hashCode()}",
        "${archiveCase.execute(execution)}",
        "${archiveCase.class}",
      })
  void should_refuse_when_anExpressionReachesForMore(String expression) {
    when(people.of(any(String[].class))).thenReturn(List.of("officer1"));

    assertThatThrownBy(() -> value(expression))
        .satisfies(
            thrown ->
                assertThat(thrown)
                    .as("%s", expression)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("不允许"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${caseFiles}",
        "${dataSource}",
        "${runtimeService}",
        "${identityService}",
        "${task}",
        "${processEngine}",
        "${applicationContext}",
        "${environment}",
        "${externalTask}",
        "${caseExecution}",
        "${authenticatedUserId}",
        "${systemProperties}"
      })
  void should_findNothing_when_anExpressionNamesABean(String expression) {
    assertThat(value(expression)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${S('<a/>')}",
        "${XML('<a/>')}",
        "${JSON('{}')}",
        "${dateTime().plusDays(1)}",
        "${fn:length('a')}",
        "${",
        "${a b}",
        "${a = 1}",
        "${a -> 1}"
      })
  void should_refuse_when_anExpressionCannotBeRead(String expression) {
    assertThatThrownBy(() -> expressions.createExpression(expression))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("不能使用表达式");
  }

  @Test
  void should_readTheFilters_when_theyAskForTheUser() {
    assertThat(expressions.createExpression("${currentUser()}")).isNotNull();
    assertThat(expressions.createExpression("${currentUserGroups()}")).isNotNull();
    assertThat(expressions.createExpression("${now()}")).isNotNull();
  }

  private Object value(String expression) {
    return expressions
        .createValueExpression(expression)
        .getValue(expressions.getElContext(execution));
  }

  private PlainExpressions expressions() {
    ApplicationContext context = mock(ApplicationContext.class);
    when(context.getBean("clock")).thenReturn(clock);
    when(context.getBean("people")).thenReturn(people);
    Map<String, Object> variables =
        Map.of(
            "decision",
            "APPROVE",
            "amount",
            3.5,
            "agreed",
            true,
            "kinds",
            List.of("FINE"),
            "map",
            Map.of("a", 1),
            "object",
            new Object(),
            "clock",
            "a variable hides no bean");
    when(execution.getVariable(anyString()))
        .thenAnswer(asked -> variables.get(asked.getArgument(0)));
    when(execution.getProcessBusinessKey()).thenReturn("case");
    PlainExpressions all = new PlainExpressions(new ModelBeans(ShippedBlocks.all(), context));
    for (String name : List.of("currentUser", "currentUserGroups")) {
      all.addFunction(name, ReflectUtil.getMethod(CommandContextFunctions.class, name));
    }
    all.addFunction(
        "now",
        ReflectUtil.getMethod(org.camunda.bpm.engine.impl.el.DateTimeFunctions.class, "now"));
    all.addFunction("S", ReflectUtil.getMethod(String.class, "valueOf", Object.class));
    all.addFunction("JSON", ReflectUtil.getMethod(String.class, "valueOf", Object.class));
    return all;
  }
}
