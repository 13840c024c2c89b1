package org.ecocase.law;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares articles as documents cite them: with or without book-title marks, 中华人民共和国 and the year
 * of the edition, by the full title or the name in common use, with numbers in digits or
 * characters, and more or less exactly (the article alone, or with paragraph and item).
 */
public final class Citation {

  private static final String NUMBER = "(?:\\d+|[" + ChineseNumber.CHARACTERS + "]+)";
  private static final Pattern ARTICLE = Pattern.compile("^第[^第条款项]+条(?:之[一二三四五六七八九十]+)?");
  private static final Pattern PARAGRAPH = Pattern.compile("第[^第条款项]+款");
  private static final Pattern ITEM = Pattern.compile("第[^第条款项]+项");
  private static final Pattern PLACES = Pattern.compile("[、,和及与](?=第[^第条款项]+条)");
  private static final Pattern LEADING = Pattern.compile("^(?:(?:违反|依据|根据|按照|依照|适用|参照)了?)+");

  /** An item in brackets, with or without 第 and 项: （二）, 第（二）项, (2)项. */
  private static final Pattern BRACKETED = Pattern.compile("第?\\((" + NUMBER + ")\\)项?");

  /** Several under one 第: 第一、三项. */
  private static final Pattern SEVERAL =
      Pattern.compile("第(" + NUMBER + ")[、,和及](?=" + NUMBER + "(?:[、,和及]" + NUMBER + ")*([款项]))");

  private static final Pattern NUMBERED = Pattern.compile("第(" + NUMBER + ")(?=[条款项])");

  /** The year of an edition behind a title: （2018年修正）, (2008). */
  private static final Pattern EDITION =
      Pattern.compile("\\((\\d{4})年?(?:[^()第]{0,8}(?:修[正订改]|通过|施行)|版|本)?[^()第]{0,2}\\)");

  /** Between citations that stand one after the other. */
  private static final Pattern LISTED = Pattern.compile("[、,;]|[和及与](?=第)");

  /** An article with its paragraph and item, or one of these behind an article named before. */
  private static final Pattern PLACE =
      Pattern.compile(
          ("(?:第(?<article>NUMBER)条(?:之[一二三四五六七八九十]+)?)?"
                  + "(?:第(?<paragraph>NUMBER)款)?(?:第(?<item>NUMBER)项)?")
              .replace("NUMBER", "[" + ChineseNumber.CHARACTERS + "]+"));

  /** Names in common use; 水法 among enforcers of environmental law is not the Water Law. */
  private static final Map<String, String> COMMON =
      Map.ofEntries(
          Map.entry("环评法", "环境影响评价法"),
          Map.entry("固废法", "固体废物污染环境防治法"),
          Map.entry("固体废物污染防治法", "固体废物污染环境防治法"),
          Map.entry("固废污染防治法", "固体废物污染环境防治法"),
          Map.entry("大气法", "大气污染防治法"),
          Map.entry("水法", "水污染防治法"),
          Map.entry("噪声法", "噪声污染防治法"),
          Map.entry("土壤法", "土壤污染防治法"),
          Map.entry("海环法", "海洋环境保护法"),
          Map.entry("海洋法", "海洋环境保护法"),
          Map.entry("环保法", "环境保护法"),
          Map.entry("处罚法", "行政处罚法"),
          Map.entry("法典", "生态环境法典"));

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

  /** Whether a citation is of the punishing article, whatever its paragraph and item. */
  public static boolean fitsArticle(String citation, Provision provision) {
    String rest = afterTitle(citation, provision.statute());
    return rest != null
        && places(rest).stream()
            .map(place -> part(ARTICLE, place))
            .anyMatch(a -> !a.isEmpty() && a.equals(part(ARTICLE, plain(provision.basis()))));
  }

  /** Whether a citation fits one of the broken articles. */
  public static boolean fitsBreach(String citation, Provision provision) {
    String rest = afterTitle(citation, provision.statute());
    return rest != null && samePlace(rest, provision.breach());
  }

  /**
   * The citations of a text that lists several, in one spelling; what begins with 第 belongs to the
   * statute before it.
   */
  public static List<String> listed(String text) {
    return Arrays.asList(LISTED.split(plain(text)));
  }

  /** What a citation says behind the title of a statute; empty when it is of another one. */
  public static Optional<String> place(String citation, Statute statute) {
    return names(citation, statute) ? Optional.of(afterTitle(citation, statute)) : Optional.empty();
  }

  /**
   * Whether what stands behind a title, as {@link #listed} spells it, is an article that can be
   * read, or a part of one.
   */
  public static boolean isPlace(String text) {
    Matcher place = PLACE.matcher(text);
    return !text.isEmpty()
        && place.matches()
        && Stream.of("article", "paragraph", "item")
            .map(place::group)
            .filter(Objects::nonNull)
            .allMatch(Citation::counts);
  }

  private static boolean counts(String number) {
    try {
      int value = ChineseNumber.parse(number);
      return value > 0 && ChineseNumber.of(value).equals(number);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Whether one of the places of one text is one of the places of the other; a place that names the
   * article alone is any of its paragraphs and items.
   */
  public static boolean samePlace(String one, String other) {
    List<String> others = places(other);
    return places(one).stream()
        .anyMatch(place -> others.stream().anyMatch(second -> agree(place, second)));
  }

  private static List<String> places(String text) {
    return Arrays.asList(PLACES.split(plain(text)));
  }

  private static boolean agree(String one, String other) {
    String article = part(ARTICLE, one);
    return !article.isEmpty()
        && article.equals(part(ARTICLE, other))
        && agree(PARAGRAPH, one, other)
        && agree(ITEM, one, other);
  }

  /** Whoever says nothing more exact agrees; several agree when one of them is the same. */
  private static boolean agree(Pattern pattern, String one, String other) {
    Set<String> here = parts(pattern, one);
    Set<String> there = parts(pattern, other);
    return here.isEmpty() || there.isEmpty() || here.stream().anyMatch(there::contains);
  }

  private static Set<String> parts(Pattern pattern, String text) {
    Set<String> parts = new HashSet<>();
    Matcher found = pattern.matcher(text);
    while (found.find()) {
      parts.add(found.group());
    }
    return parts;
  }

  private static String part(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? found.group() : "";
  }

  /** What follows the title, or null when the citation is of another statute or edition. */
  private static String afterTitle(String citation, Statute statute) {
    String cited = plain(citation);
    for (String title : new String[] {statute.title(), statute.shortTitle()}) {
      String own = plain(title);
      Matcher edition = EDITION.matcher(own);
      String name = edition.find() ? own.substring(0, edition.start()) : own;
      String year = name.length() < own.length() ? edition.group(1) : null;
      if (cited.startsWith(name)) {
        String rest = afterEdition(cited.substring(name.length()), year, statute);
        if (rest != null) {
          return rest;
        }
      }
    }
    return null;
  }

  /**
   * What follows the edition. A statute whose title names its edition is meant by that year alone;
   * any other by a year since which it holds, as it is passed the year before at most.
   */
  private static String afterEdition(String text, String year, Statute statute) {
    Matcher edition = EDITION.matcher(text);
    if (!edition.lookingAt()) {
      return year == null ? text : null;
    }
    boolean same =
        year == null
            ? Integer.parseInt(edition.group(1)) >= statute.from().getYear() - 1
            : edition.group(1).equals(year);
    return same ? text.substring(edition.end()) : null;
  }

  /** One spelling: widths, marks, names, and numbers in characters. */
  private static String plain(String text) {
    String normal =
        Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[《》〈〉<>“”\"\\s]", "");
    String led = LEADING.matcher(normal).replaceFirst("");
    for (Map.Entry<String, String> name : COMMON.entrySet()) {
      if (led.matches(name.getKey() + "(?:[(第].*)?")) {
        led = name.getValue() + led.substring(name.getKey().length());
      }
    }
    String bracketed = led.replace("中华人民共和国", "");
    int place = bracketed.indexOf('第');
    String numbered =
        place < 0
            ? bracketed
            : bracketed.substring(0, place)
                + BRACKETED.matcher(bracketed.substring(place)).replaceAll("第$1项");
    String single = SEVERAL.matcher(numbered).replaceAll("第$1$2、第");
    return NUMBERED.matcher(single).replaceAll(Citation::inCharacters);
  }

  private static String inCharacters(MatchResult number) {
    String text = number.group(1);
    try {
      boolean digits = Character.isDigit(text.charAt(0));
      int value = digits ? Integer.parseInt(text) : ChineseNumber.parse(text);
      return "第" + ChineseNumber.of(value);
    } catch (IllegalArgumentException e) {
      // No statute has such an article; what was written stays and fits nothing.
      return Matcher.quoteReplacement(number.group());
    }
  }
}
