package org.ecocase.document.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ecocase.document.DocumentTemplate;
import org.ecocase.rule.Steps;

/** A statutory paper prints what its step demands, and nothing that its readers may not see. */
public final class PaperLint {

  private PaperLint() {}

  /** One Chinese sentence per finding; empty when it is in order. */
  public static List<String> check(DocumentTemplate template, Steps steps) {
    Set<String> printed = template.printed();
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
}
