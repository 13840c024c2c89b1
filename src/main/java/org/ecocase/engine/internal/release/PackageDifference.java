package org.ecocase.engine.internal.release;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.ecocase.dictionary.FactsFile;
import org.ecocase.document.DocumentTemplate;
import org.ecocase.engine.ModelPackages.Change;
import org.ecocase.engine.internal.guard.UnreadableFile;

/**
 * What differs between two versions of a package: told of elements, rows, fields and facts, and
 * line by line as well.
 */
final class PackageDifference {

  private static final int CONTEXT = 2;
  private static final int MOST_TOLD = 300;

  /** The first two lines of a unified difference name the files. */
  private static final int HEAD = 2;

  private PackageDifference() {}

  static List<Change> between(Map<String, byte[]> before, Map<String, byte[]> after) {
    TreeSet<String> files = new TreeSet<>(before.keySet());
    files.addAll(after.keySet());
    return files.stream()
        .filter(file -> !Arrays.equals(before.get(file), after.get(file)))
        .map(file -> change(file, before.get(file), after.get(file)))
        .toList();
  }

  private static Change change(String file, byte[] before, byte[] after) {
    Change.Kind kind =
        before == null
            ? Change.Kind.ADDED
            : after == null ? Change.Kind.REMOVED : Change.Kind.CHANGED;
    List<String> then = lines(before);
    List<String> now = lines(after);
    Patch<String> patch = DiffUtils.diff(then, now);
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff(file, file, then, patch, CONTEXT).stream()
            .skip(HEAD)
            .toList();
    List<String> told = kind == Change.Kind.CHANGED ? told(file, before, after, patch) : List.of();
    return new Change(file, kind, told, lines);
  }

  private static List<String> told(String file, byte[] before, byte[] after, Patch<String> patch) {
    Optional<Map<String, Part>> then = parts(file, before);
    Optional<Map<String, Part>> now = parts(file, after);
    if (then.isEmpty() || now.isEmpty()) {
      return counted(patch);
    }
    List<String> told = new ArrayList<>(Part.differences(then.get(), now.get()));
    if (!file.endsWith(".bpmn") && Part.reordered(then.get(), now.get())) {
      told.add("先后次序有改动");
    }
    if (told.isEmpty()) {
      told.add("只改动了图形、排列或者书写格式");
    }
    if (told.size() > MOST_TOLD) {
      int more = told.size() - MOST_TOLD;
      told = new ArrayList<>(told.subList(0, MOST_TOLD));
      told.add("另有" + more + "处改动，见逐行对照");
    }
    return told;
  }

  /** Empty where a file is a text, or cannot be read. */
  private static Optional<Map<String, Part>> parts(String file, byte[] content) {
    try {
      if (file.endsWith(".bpmn")) {
        return Optional.of(ModelParts.of(file, content));
      }
      if (file.endsWith(".dmn")) {
        return Optional.of(TableParts.of(file, content));
      }
      if (file.endsWith(".form")) {
        return Optional.of(FormParts.of(content));
      }
      if (file.endsWith(FactsFile.SUFFIX)) {
        return Optional.of(FactsParts.of(content));
      }
      return file.endsWith(DocumentTemplate.ABOUT)
          ? Optional.of(SettingsParts.of(content))
          : Optional.empty();
    } catch (UnreadableFile | IOException e) {
      return Optional.empty();
    }
  }

  private static List<String> counted(Patch<String> patch) {
    int in = 0;
    int out = 0;
    for (AbstractDelta<String> delta : patch.getDeltas()) {
      in += delta.getTarget().size();
      out += delta.getSource().size();
    }
    return List.of("改动%d处，增加%d行，删除%d行".formatted(patch.getDeltas().size(), in, out));
  }

  private static List<String> lines(byte[] content) {
    return content == null
        ? List.of()
        : new String(content, StandardCharsets.UTF_8).lines().toList();
  }
}
