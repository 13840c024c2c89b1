package org.ecocase.engine.internal.release;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is deployed together: the models, tables and forms of one flow.
 *
 * @param name the folder of the flow
 * @param files name to content
 */
public record ModelPackage(String name, SortedMap<String, byte[]> files) {

  public ModelPackage {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** The package with some files changed or added. */
  public ModelPackage with(Map<String, byte[]> changed) {
    SortedMap<String, byte[]> all = new TreeMap<>(files);
    all.putAll(changed);
    return new ModelPackage(name, all);
  }

  /** Of names and contents; two packages with one digest are the same. */
  public String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (file, content) -> {
            add(digest, file.getBytes(StandardCharsets.UTF_8));
            add(digest, content);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(MessageDigest digest, byte[] part) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    digest.update(part);
  }
}
