package org.ecocase.engine.internal.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecocase.dictionary.FactType;
import org.ecocase.rule.Antecedent;
import org.ecocase.rule.OwnSteps;
import org.ecocase.rule.Reference;
import org.ecocase.rule.Step;
import org.ecocase.rule.Steps;

/**
 * Whether the own steps of a package only add to what the law demands: they change no step of the
 * product or of another package, write nothing that the law reads, and name what exists.
 */
final class OwnStepsCheck {

  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final String file;
  private final OwnSteps own;
  private final Steps shipped;
  private final Known known;
  private final List<Finding> findings = new ArrayList<>();

  private OwnStepsCheck(String file, OwnSteps own, Steps shipped, Known known) {
    this.file = file;
    this.own = own;
    this.shipped = shipped;
    this.known = known;
  }

  /**
   * The findings of one file.
   *
   * @param shipped the steps of the product
   * @param known with the own steps of all packages, this one among them
   */
  static List<Finding> findings(String file, OwnSteps own, Steps shipped, Known known) {
    OwnStepsCheck check = new OwnStepsCheck(file, own, shipped, known);
    own.findings().forEach(check::find);
    own.steps().forEach(check::step);
    return check.findings;
  }

  /** A key that is in force is for ever: submissions name it. */
  static List<Finding> removed(String file, List<Step> before, OwnSteps own) {
    Set<String> there = new java.util.HashSet<>();
    own.steps().forEach(step -> there.add(step.key()));
    return before.stream()
        .filter(step -> !there.contains(step.key()))
        .map(step -> Finding.of(file, "现行的步骤“" + step.name() + "”（" + step.key() + "）不得删除或者改名"))
        .toList();
  }

  private void find(String sentence) {
    findings.add(Finding.of(file, sentence));
  }

  private void step(Step step) {
    String name = "步骤“" + step.name() + "”（" + step.key() + "）";
    if (!KEY.matcher(step.key()).matches()) {
      find(name + "：编号只含小写英文字母、数字和连字符");
    }
    if (shipped.find(step.key()).isPresent()) {
      find(name + "：是系统的法定步骤，不得更改");
    } else if (elsewhere(step.key())) {
      find(name + "：另一流程包已有同名的步骤");
    }
    if (step.roles().isEmpty()) {
      find(name + "：没有办理岗位");
    }
    step.roles().stream()
        .filter(role -> !known.roles().containsKey(role))
        .forEach(role -> find(name + "：没有角色“" + role + "”"));
    facts(step, name);
    if (!step.papers().isEmpty() || step.done().values().size() > 1) {
      find(name + "：不得写明文书，办结的结果只能由一个数据项表示");
    }
    step.antecedents().stream()
        .map(Antecedent::alternatives)
        .flatMap(Collection::stream)
        .forEach(reference -> reference(reference, name));
    Stream.concat(step.starts().keySet().stream(), step.stops().stream())
        .filter(term -> !known.term(term))
        .forEach(term -> find(name + "：没有期限“" + term + "”"));
  }

  private boolean elsewhere(String key) {
    return known.steps().own().entrySet().stream()
        .filter(other -> !other.getKey().equals(file))
        .flatMap(other -> other.getValue().stream())
        .anyMatch(step -> step.key().equals(key));
  }

  private void facts(Step step, String name) {
    step.writes()
        .forEach(
            fact -> {
              if (known.fact(fact).isEmpty()) {
                find(name + "：没有数据项“" + fact + "”");
              } else if (shipped.guards(fact)) {
                find(name + "：“" + known.dictionary().label(fact) + "”只能在其法定步骤中填写");
              }
            });
    step.done().facts().stream()
        .filter(fact -> !step.writes().contains(fact))
        .forEach(fact -> find(name + "：办结的结果“" + fact + "”应当由本步骤填写"));
    Stream.concat(
            step.people().stream(),
            step.apart().stream().filter(other -> known.steps().find(other).isEmpty()))
        .filter(fact -> known.fact(fact).filter(f -> f.type() == FactType.PERSON).isEmpty())
        .forEach(fact -> find(name + "：没有人员数据“" + fact + "”"));
  }

  private void reference(Reference reference, String name) {
    if (reference.fact() != null) {
      if (known.fact(reference.fact()).isEmpty()) {
        find(name + "：没有数据项“" + reference.fact() + "”");
      }
      return;
    }
    Optional<Step> before = known.steps().find(reference.step());
    if (before.isEmpty()) {
      find(name + "：没有步骤“" + reference.step() + "”");
    } else if (waits(before.get(), name, new ArrayList<>())) {
      find(name + "：步骤互相等待");
    }
  }

  /** Whether what goes before a step waits for a step that waits for it. */
  private boolean waits(Step step, String name, List<String> above) {
    if (above.contains(step.key())) {
      return true;
    }
    List<String> path = new ArrayList<>(above);
    path.add(step.key());
    return step.antecedents().stream()
        .map(Antecedent::alternatives)
        .flatMap(Collection::stream)
        .filter(reference -> reference.step() != null && reference.outcomes().isEmpty())
        .map(reference -> known.steps().find(reference.step()))
        .flatMap(Optional::stream)
        .anyMatch(before -> waits(before, name, path));
  }
}
