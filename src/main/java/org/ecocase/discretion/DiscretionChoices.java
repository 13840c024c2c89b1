package org.ecocase.discretion;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ecocase.casefile.Choice;
import org.ecocase.casefile.ChoiceList;
import org.ecocase.dictionary.FactKeys.DiscretionGrades;
import org.ecocase.law.LawRegister;
import org.ecocase.law.Provision;
import org.ecocase.law.Violation;
import org.ecocase.org.Agency;
import org.ecocase.org.Directory;
import org.springframework.stereotype.Component;

/** What the forms of 裁量 offer: violations, tables, and the grades of the chosen table. */
@Component
class DiscretionChoices implements ChoiceList {

  static final String UNKNOWN = "UNKNOWN";

  private static final String VIOLATIONS = "choices_violation";
  private static final String TABLES = "choices_discretion_table";
  private static final String CIRCUMSTANCES = "choices_fine_circumstance";
  private static final String GUIDES = "choices_apology_guide";
  private static final String GRADES = "choices_discretion_grades";

  private final CaseLaw law;
  private final LawRegister register;
  private final Standards standards;
  private final Directory directory;
  private final Clock clock;

  DiscretionChoices(
      CaseLaw law, LawRegister register, Standards standards, Directory directory, Clock clock) {
    this.law = law;
    this.register = register;
    this.standards = standards;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public boolean is(String name) {
    return name.equals(VIOLATIONS)
        || name.equals(TABLES)
        || name.equals(CIRCUMSTANCES)
        || name.equals(GUIDES)
        || name.equals(GRADES);
  }

  @Override
  public List<Choice> of(String name, String agency, Map<String, Object> facts) {
    return switch (name) {
      case VIOLATIONS -> Choice.of(violations());
      case TABLES -> Choice.of(tables(agency));
      case CIRCUMSTANCES ->
          Choice.of(law.atFirst(facts).map(CaseLaw.Found::circumstances).orElse(Map.of()));
      case GUIDES ->
          Choice.of(ApologyGuide.choices(ChosenStandard.of(facts, standards.all()).standard()));
      default -> grades(facts);
    };
  }

  private Map<String, String> violations() {
    Map<String, String> violations = new LinkedHashMap<>();
    violations.put(TableKey.NONE, "法律库未收录的违法行为");
    for (Violation violation : register.current().violations()) {
      violations.put(violation.code(), violation.title() + gap(violation));
    }
    return violations;
  }

  /** What the register does not hold of today's law, so that nobody takes silence for impunity. */
  private String gap(Violation violation) {
    LocalDate today = LocalDate.now(clock);
    List<Provision> now = violation.provisions().stream().filter(p -> p.inForce(today)).toList();
    if (now.isEmpty()) {
      return "（法律库未载现行条文）";
    }
    return now.stream().allMatch(p -> p.fines().isEmpty()) ? "（法律库未载现行罚款幅度）" : "";
  }

  private Map<String, String> tables(String agency) {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put(TableKey.NONE, "没有适用的裁量表（在法定幅度内裁量并说明理由）");
    for (Standard standard : here(agency)) {
      if (standard.bands() != null) {
        tables.put(
            new TableKey(standard.id(), "", "").text(),
            area(standard) + "没有裁量表的违法行为（" + standard.bands().article() + "）" + expired(standard));
      }
      for (Table table : standard.tables()) {
        tables.put(
            TableKey.of(standard, table).text(),
            area(standard) + table.label() + expired(standard));
      }
    }
    return tables;
  }

  private String expired(Standard standard) {
    return standard.inForce(LocalDate.now(clock)) ? "" : "（有效期" + standard.validity() + "，现不在有效期内）";
  }

  private static String area(Standard standard) {
    String area = standard.city().isEmpty() ? standard.province() : standard.city();
    return area.isEmpty() ? "" : area + " ";
  }

  /** The standards of the agency's province and of the country; all of them where it has none. */
  private List<Standard> here(String agency) {
    String province = directory.agency(agency).map(Agency::province).orElse("");
    List<Standard> computing =
        standards.all().stream().filter(s -> s.formula() != FormulaKind.LEVELS_ONLY).toList();
    boolean own =
        computing.stream()
            .anyMatch(s -> !s.province().isEmpty() && province.startsWith(s.province()));
    return own
        ? computing.stream().filter(s -> province.startsWith(s.province())).toList()
        : computing;
  }

  /** The grades of every factor of the chosen table, each for the row of its factor. */
  private List<Choice> grades(Map<String, Object> facts) {
    return TableKey.parse(facts.get(CaseFacts.TABLE))
        .flatMap(key -> key.table(standards.all()))
        .map(Table::factors)
        .orElse(List.of())
        .stream()
        .flatMap(DiscretionChoices::grades)
        .toList();
  }

  private static Stream<Choice> grades(Factor factor) {
    Map<String, String> row = Map.of(DiscretionGrades.FACTOR, factor.name());
    return Stream.concat(
        factor.grades().stream()
            .map(grade -> new Choice(grade.label(), grade.label() + weight(grade), row)),
        Stream.of(new Choice(UNKNOWN, factor.optional() ? "不适用" : "无法查明（按最低档计算）", row)));
  }

  private static String weight(Grade grade) {
    if (grade.level() != null) {
      return "（" + grade.level().toPlainString() + "级）";
    }
    if (grade.low() == null) {
      return "";
    }
    return "（"
        + (grade.span() ? grade.low().text() + "至" + grade.high().text() : grade.low().text())
        + "）";
  }
}
