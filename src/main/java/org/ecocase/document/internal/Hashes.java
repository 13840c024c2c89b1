package org.ecocase.document.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, written in lower-case hexadecimal. */
public final class Hashes {

  private Hashes() {}

  /** A fresh SHA-256 digest. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  /** That of a text and what belongs to it. */
  public static String sha256(String text, byte[] more) {
    MessageDigest digest = digest();
    digest.update(
        sha256(text.getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(digest.digest(more));
  }
}
