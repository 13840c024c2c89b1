package org.ecocase.law;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares articles as documents cite them: with or without book-title marks and 中华人民共和国, and more
 * or less exactly (the article alone, or with paragraph and item).
 */
public final class Citation {

  private static final Pattern ARTICLE = Pattern.compile("^第[一二三四五六七八九十百千零〇\\d]+条");
  private static final Pattern PARAGRAPH = Pattern.compile("第[一二三四五六七八九十]+款");
  private static final Pattern ITEM = Pattern.compile("第[一二三四五六七八九十]+项");

  private Citation() {}

  /** Whether a citation is of this statute. */
  public static boolean names(String citation, Statute statute) {
    String rest = afterTitle(citation, statute);
    return rest != null && (rest.isEmpty() || rest.startsWith("第"));
  }

  /**
   * Whether a citation fits the punishing article: the same article, and no other paragraph or
   * item. A citation that names the article alone fits all of its paragraphs.
   */
  public static boolean fits(String citation, Provision provision) {
    String rest = afterTitle(citation, provision.statute());
    return rest != null && samePlace(rest, provision.basis());
  }

  /** Whether a citation fits one of the broken articles. */
  public static boolean fitsBreach(String citation, Provision provision) {
    String rest = afterTitle(citation, provision.statute());
    if (rest == null) {
      return false;
    }
    for (String breach : provision.breach().split("、")) {
      if (samePlace(rest, breach)) {
        return true;
      }
    }
    return false;
  }

  private static boolean samePlace(String one, String other) {
    String article = part(ARTICLE, one);
    return !article.isEmpty()
        && article.equals(part(ARTICLE, other))
        && agree(part(PARAGRAPH, one), part(PARAGRAPH, other), other)
        && agree(part(ITEM, one), part(ITEM, other), other);
  }

  private static boolean agree(String one, String other, String whole) {
    return one.isEmpty() || other.isEmpty() || whole.contains(one);
  }

  private static String part(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? found.group() : "";
  }

  /** What follows the title, or null when the citation is of another statute. */
  private static String afterTitle(String citation, Statute statute) {
    String plain = plain(citation);
    for (String title : new String[] {statute.title(), statute.shortTitle()}) {
      if (plain.startsWith(plain(title))) {
        return plain.substring(plain(title).length());
      }
    }
    return null;
  }

  private static String plain(String text) {
    return text.replaceAll("[《》\\s]", "").replace("中华人民共和国", "");
  }
}
