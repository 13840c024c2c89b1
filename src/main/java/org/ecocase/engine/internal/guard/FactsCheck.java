package org.ecocase.engine.internal.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ecocase.casefile.FactUse;
import org.ecocase.dictionary.DictionaryInForce;
import org.ecocase.dictionary.Fact;
import org.ecocase.dictionary.FactsFile;
import org.ecocase.dictionary.Privacy;

/**
 * Whether the facts of a package fit those of the others, and take nothing away: not from the
 * product, whose rules read them, and not from files that hold values of them.
 */
final class FactsCheck {

  /** Each tells less than the one before. */
  private static final List<Privacy> STRICTER =
      List.of(
          Privacy.PUBLIC,
          Privacy.INTERNAL,
          Privacy.PERSONAL_NAME,
          Privacy.PERSONAL,
          Privacy.REPORTER);

  private final String file;
  private final String flow;
  private final DictionaryInForce before;
  private final DictionaryInForce.Files after;
  private final FactUse use;
  private final Set<String> roles;
  private final List<Finding> findings = new ArrayList<>();

  private FactsCheck(
      String flow,
      DictionaryInForce before,
      DictionaryInForce.Files after,
      FactUse use,
      Set<String> roles) {
    this.file = flow + FactsFile.SUFFIX;
    this.flow = flow;
    this.before = before;
    this.after = after;
    this.use = use;
    this.roles = roles;
  }

  /**
   * The findings of one file.
   *
   * @param after the dictionary as it would be
   * @param roles the keys of all roles there would be
   */
  static List<Finding> findings(
      String flow,
      FactsFile read,
      DictionaryInForce before,
      DictionaryInForce.Files after,
      FactUse use,
      Set<String> roles) {
    FactsCheck check = new FactsCheck(flow, before, after, use, roles);
    read.findings().forEach(check::find);
    read.sections().keySet().forEach(check::section);
    read.facts().forEach(check::fact);
    if (read.findings().isEmpty()) {
      check.kept();
    }
    return check.findings;
  }

  /** The facts that a dictionary has no more, or other than before. */
  static Set<String> lost(DictionaryInForce before, DictionaryInForce.Files after) {
    Set<String> lost = new HashSet<>();
    for (Fact fact : before.all()) {
      if (after.find(fact.key()).filter(now -> covers(now, fact)).isEmpty()) {
        lost.add(fact.key());
      }
    }
    return lost;
  }

  private static boolean covers(Fact now, Fact then) {
    return now.type() == then.type()
        && now.scoped() == then.scoped()
        && now.codes().keySet().containsAll(then.codes().keySet())
        && now.columns().keySet().containsAll(then.columns().keySet())
        && then.columns().values().stream()
            .allMatch(column -> covers(now.columns().get(column.key()), column));
  }

  private void find(String sentence) {
    findings.add(Finding.of(file, sentence));
  }

  private static String named(Fact fact) {
    return "“" + fact.label() + "”（" + fact.key() + "）";
  }

  private void section(String section) {
    after.files().entrySet().stream()
        .filter(other -> !other.getKey().equals(flow))
        .filter(other -> other.getValue().sections().containsKey(section))
        .forEach(other -> find("栏目“" + section + "”由流程包“" + other.getKey() + "”排列"));
  }

  private void fact(Fact fact) {
    after.files().entrySet().stream()
        .filter(other -> !other.getKey().equals(flow))
        .filter(other -> other.getValue().facts().stream().anyMatch(f -> same(f, fact)))
        .forEach(other -> find("数据" + named(fact) + "已在流程包“" + other.getKey() + "”中，应当用别的编号"));
    boolean placed =
        fact.section().equals(FactsFile.NO_SECTION)
            || after.files().values().stream()
                .anyMatch(f -> f.sections().containsKey(fact.section()));
    if (!placed) {
      find("数据" + named(fact) + "的栏目“" + fact.section() + "”没有写明次序（sections）");
    }
    role(fact);
    fact.columns().values().forEach(this::role);
    shipped(fact);
  }

  /** Keys that differ in nothing but the case of letters would be taken for each other. */
  private static boolean same(Fact one, Fact other) {
    return one.key().equalsIgnoreCase(other.key());
  }

  private void role(Fact fact) {
    if (fact.role() != null && !roles.contains(fact.role())) {
      find("数据" + named(fact) + "：没有角色“" + fact.role() + "”");
    }
  }

  /** Java reads what the product ships, and knows its codes. */
  private void shipped(Fact fact) {
    FactsFile own = before.shipped().get(flow);
    Fact original =
        own == null
            ? null
            : own.facts().stream().filter(f -> f.key().equals(fact.key())).findFirst().orElse(null);
    if (original == null) {
      if (fact.privacy() == Privacy.REPORTER) {
        find("数据" + named(fact) + "：举报人的身份信息只能用系统的数据填写");
      }
      return;
    }
    boolean same =
        covers(fact, original)
            && Objects.equals(fact.role(), original.role())
            && fact.forms().equals(original.forms());
    if (!same) {
      find("数据" + named(original) + "由系统读取，类型、角色、选项和列不得改变或者减少");
    }
    if (looser(fact, original)) {
      find("数据" + named(original) + "的公开等级不得放宽");
    }
    original.columns().values().stream()
        .filter(column -> fact.columns().containsKey(column.key()))
        .filter(column -> looser(fact.columns().get(column.key()), column))
        .forEach(column -> find("列" + named(column) + "的公开等级不得放宽"));
  }

  private static boolean looser(Fact now, Fact then) {
    return STRICTER.indexOf(now.privacy()) < STRICTER.indexOf(then.privacy());
  }

  /** What files hold stays readable as what it was. */
  private void kept() {
    FactsFile inForce = before.files().get(flow);
    if (inForce == null) {
      return;
    }
    for (Fact then : inForce.facts()) {
      Fact now = after.find(then.key()).orElse(null);
      if (now == null) {
        if (use.used(then.key())) {
          find("数据" + named(then) + "已有案卷填写，不得删除");
        }
      } else if (now.type() != then.type() || now.scoped() != then.scoped()) {
        if (use.used(then.key())) {
          find("数据" + named(then) + "已有案卷填写，类型和范围不得改变，应当用别的编号");
        }
      } else {
        codes(then, now);
        columns(then, now);
      }
    }
  }

  private void codes(Fact then, Fact now) {
    for (Map.Entry<String, String> code : then.codes().entrySet()) {
      if (!now.codes().containsKey(code.getKey()) && use.used(then.key(), code.getKey())) {
        find("数据" + named(then) + "的选项“" + code.getValue() + "”已有案卷选用，不得删除");
      }
    }
  }

  private void columns(Fact then, Fact now) {
    for (Fact column : then.columns().values()) {
      Fact still = now.columns().get(column.key());
      if (still == null || still.type() != column.type()) {
        if (use.usedColumn(then.key(), column.key())) {
          find("表格" + named(then) + "的列" + named(column) + "已有案卷填写，不得删除或者改变类型");
        }
        continue;
      }
      column.codes().keySet().stream()
          .filter(code -> !still.codes().containsKey(code))
          .filter(code -> use.usedColumn(then.key(), column.key(), code))
          .forEach(
              code ->
                  find("列" + named(column) + "的选项“" + column.codes().get(code) + "”已有案卷选用，不得删除"));
    }
  }
}
