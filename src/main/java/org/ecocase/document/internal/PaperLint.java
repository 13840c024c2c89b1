package org.ecocase.document.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecocase.document.DocumentTemplate;
import org.ecocase.rule.Steps;

/** A statutory paper prints what its step demands, and nothing that its readers may not see. */
public final class PaperLint {

  private static final Pattern PRINTED =
      Pattern.compile("\\b(?:facts|raw|rmb)(?:\\.(\\w+)|\\[\"(\\w+)\"])");

  private PaperLint() {}

  /** One Chinese sentence per finding; empty when it is in order. */
  public static List<String> check(String source, DocumentTemplate template, Steps steps) {
    Set<String> printed = printed(source);
    List<String> findings = new ArrayList<>();
    Set<String> missing = new TreeSet<>();
    steps.papers(template.key()).forEach(e -> missing.addAll(e.getValue().prints()));
    missing.removeAll(printed);
    if (!missing.isEmpty()) {
      findings.add("法定文书缺少应当载明的内容：" + String.join("、", missing));
    }
    if (template.served()) {
      Set<String> withheld = new TreeSet<>(steps.withheld());
      withheld.retainAll(printed);
      if (!withheld.isEmpty()) {
        findings.add("送达当事人的文书不得写入内部意见：" + String.join("、", withheld));
      }
    }
    return findings;
  }

  private static Set<String> printed(String source) {
    Set<String> printed = new TreeSet<>();
    Matcher matcher = PRINTED.matcher(source);
    while (matcher.find()) {
      printed.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return printed;
  }
}
