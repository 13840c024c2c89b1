package org.ecocase;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.ecocase.support.ModelTest;
import org.ecocase.support.Models;
import org.junit.platform.commons.annotation.Testable;

/** What holds for the tests themselves. */
@AnalyzeClasses(packages = "org.ecocase", importOptions = ImportOption.OnlyIncludeTests.class)
class TestConventionsTest {

  @ArchTest
  static final ArchRule namesSayWhatShouldBeWhen =
      methods()
          .that()
          .areMetaAnnotatedWith(Testable.class)
          .and()
          .areNotDeclaredIn(TestConventionsTest.class)
          .should()
          .haveNameMatching("should_\\w+_when_\\w+");

  @ArchTest
  static final ArchRule noTestIsSkipped =
      methods()
          .should()
          .notBeAnnotatedWith("org.junit.jupiter.api.Disabled")
          .andShould()
          .notBeAnnotatedWith("net.jqwik.api.Disabled");

  @ArchTest
  static final ArchRule testsOfModelsAskTheInstance =
      classes()
          .that()
          .areAssignableTo(ModelTest.class)
          .and()
          .haveSimpleNameEndingWith("ModelTest")
          .and()
          .doNotHaveModifier(JavaModifier.ABSTRACT)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ProcessInstanceAssert.class);

  /** Models are tested by a class of their own; whether it reaches enough it judges itself. */
  @ArchTest
  static void should_haveATest_when_aModelIsShipped(JavaClasses classes)
      throws IOException, ReflectiveOperationException {
    Set<String> tested = new TreeSet<>();
    for (JavaClass test : classes) {
      if (test.isAssignableTo(ModelTest.class)
          && !test.getModifiers().contains(JavaModifier.ABSTRACT)) {
        Constructor<?> constructor = test.reflect().getDeclaredConstructor();
        constructor.setAccessible(true);
        assertThat(tested.add(((ModelTest) constructor.newInstance()).process()))
            .as("%s tests a model that another class tests", test.getName())
            .isTrue();
      }
    }

    assertThat(tested).isEqualTo(Models.shipped());
  }
}
