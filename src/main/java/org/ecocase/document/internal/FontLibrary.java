package org.ecocase.document.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fonts of all documents, parsed once: parsing per document would cost more than everything
 * else together.
 *
 * <p>Styles name logical families. For each the first file that exists wins: the agency's own
 * licensed font, then what Debian packages, then Noto Sans SC from the class path, which is always
 * there. Only fonts with TrueType outlines are usable: PDFBox cannot subset the others.
 */
public final class FontLibrary {

  /** A parsed font with what is needed to ask it for characters. */
  public record Face(TrueTypeFont font, CmapLookup characters, String source, String sha256) {

    boolean has(int codePoint) {
      return characters.getGlyphId(codePoint) != 0;
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(FontLibrary.class);
  private static final String NOTO = "classpath:/fonts/ttf/NotoSansSC/NotoSansSC-";
  private static final String DEBIAN = "/usr/share/fonts/truetype/";
  private static final String WENKAI = DEBIAN + "lxgw-wenkai/LXGWWenKai-";

  /** Candidates behind the agency's own file, best first; the optional families may stay empty. */
  private static final Map<String, List<String>> CANDIDATES = candidates();

  private final Map<String, Face> families = new LinkedHashMap<>();

  /**
   * Loads every family.
   *
   * @param fontsDir folder of the agency's own fonts; null or absent when it has none
   * @param system whether fonts of the operating system may be used
   */
  public FontLibrary(Path fontsDir, boolean system) {
    Map<String, Face> bySource = new HashMap<>();
    CANDIDATES.forEach(
        (family, candidates) ->
            firstExisting(fontsDir, family, candidates, system)
                .map(source -> bySource.computeIfAbsent(source, FontLibrary::load))
                .ifPresent(face -> families.put(family, face)));
    LOG.info("Document fonts: {}", describe());
  }

  private static Map<String, List<String>> candidates() {
    Map<String, List<String>> map = new LinkedHashMap<>();
    map.put("FangSong", List.of(WENKAI + "Light.ttf", NOTO + "Light.ttf"));
    map.put("XiaoBiaoSong", List.of(NOTO + "Bold.ttf"));
    map.put("Hei", List.of(NOTO + "Regular.ttf"));
    map.put("HeiBold", List.of(NOTO + "Bold.ttf"));
    map.put("Kai", List.of(WENKAI + "Regular.ttf", NOTO + "Regular.ttf"));
    map.put("Song", List.of(DEBIAN + "arphic-gbsn00lp/gbsn00lp.ttf", NOTO + "Light.ttf"));
    map.put(
        "Ext",
        List.of(
            DEBIAN + "hanazono/HanaMinB.ttf",
            DEBIAN + "hanazono/HanaMinA.ttf",
            DEBIAN + "dejavu/DejaVuSans.ttf"));
    return map;
  }

  /** Family to font, in a fixed order. */
  public Map<String, Face> families() {
    return families;
  }

  /** The font of a family that is always present. */
  public Face face(String family) {
    return families.get(family);
  }

  /** The characters (each once, in the order of their code) that no font can show. */
  public List<Integer> missing(CharSequence text) {
    TreeSet<Integer> missing = new TreeSet<>();
    text.codePoints()
        .filter(c -> c > 0x7E && !Character.isISOControl(c))
        .distinct()
        .filter(c -> families.values().stream().noneMatch(face -> face.has(c)))
        .forEach(missing::add);
    return new ArrayList<>(missing);
  }

  /** Families with their file and a part of its hash: with the library versions, the input. */
  public String describe() {
    StringBuilder text = new StringBuilder();
    families.forEach(
        (family, face) ->
            text.append(text.isEmpty() ? "" : " ")
                .append(family)
                .append('=')
                .append(face.source().substring(face.source().lastIndexOf('/') + 1))
                .append('#')
                .append(face.sha256(), 0, 12));
    return text.toString();
  }

  private static Optional<String> firstExisting(
      Path fontsDir, String family, List<String> candidates, boolean system) {
    if (fontsDir != null) {
      for (String suffix : List.of(".ttf", ".TTF")) {
        Path own = fontsDir.resolve(family + suffix);
        if (Files.isReadable(own)) {
          return Optional.of(own.toString());
        }
      }
    }
    return candidates.stream()
        .filter(c -> c.startsWith("classpath:") || system && Files.isReadable(Path.of(c)))
        .findFirst();
  }

  private static Face load(String source) {
    try {
      byte[] bytes = read(source);
      TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
      return new Face(font, font.getUnicodeCmapLookup(), source, Hashes.sha256(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("Font is not usable: " + source, e);
    }
  }

  private static byte[] read(String source) throws IOException {
    if (!source.startsWith("classpath:")) {
      return Files.readAllBytes(Path.of(source));
    }
    try (InputStream in =
        FontLibrary.class.getResourceAsStream(source.substring("classpath:".length()))) {
      if (in == null) {
        throw new IOException("not on the class path");
      }
      return in.readAllBytes();
    }
  }
}
