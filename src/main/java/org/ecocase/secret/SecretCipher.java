package org.ecocase.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.ecocase.database.EmbeddedDatabase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts what is known to few: who reported (生态环境法典第一百四十六条), and drafts, which may say so.
 * AES-256-GCM with a key from the environment; the demonstration generates one beside its data.
 */
@Component
public class SecretCipher {

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String ALGORITHM = "AES/GCM/NoPadding";

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  SecretCipher(
      @Value("${ecocase.reporter-key}") String configured,
      @Value("${ecocase.data-dir}") Path dataDir,
      @Value("#{" + EmbeddedDatabase.CONDITION + "}") boolean demonstration) {
    if (configured.isBlank() && !demonstration) {
      throw new IllegalStateException(
          "ECOCASE_REPORTER_KEY is not set: Base64 of 32 random bytes, kept safe, as reporters'"
              + " identities cannot be read without it");
    }
    byte[] bytes =
        configured.isBlank() ? generated(dataDir) : Base64.getDecoder().decode(configured.strip());
    if (bytes.length != KEY_BYTES) {
      throw new IllegalStateException("ECOCASE_REPORTER_KEY is not Base64 of 32 bytes");
    }
    this.key = new SecretKeySpec(bytes, "AES");
  }

  private byte[] generated(Path dataDir) {
    Path file = dataDir.resolve("reporter.key");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(dataDir);
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Base64.getEncoder().encodeToString(bytes));
      }
      return Base64.getDecoder().decode(Files.readString(file).strip());
    } catch (IOException e) {
      throw new IllegalStateException("cannot keep the reporter key in " + file, e);
    }
  }

  /** Encrypts; the context, such as the case, must be the same when decrypting. */
  public byte[] encrypt(byte[] plain, String context) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] secret = apply(Cipher.ENCRYPT_MODE, nonce, plain, context);
    return ByteBuffer.allocate(nonce.length + secret.length).put(nonce).put(secret).array();
  }

  /**
   * Decrypts what was encrypted in the same context.
   *
   * @throws IllegalStateException when it was not, or with another key
   */
  public byte[] decrypt(byte[] stored, String context) {
    if (stored.length < NONCE_BYTES) {
      throw new IllegalStateException("what is encrypted is too short");
    }
    ByteBuffer buffer = ByteBuffer.wrap(stored);
    byte[] nonce = new byte[NONCE_BYTES];
    buffer.get(nonce);
    byte[] secret = new byte[buffer.remaining()];
    buffer.get(secret);
    return apply(Cipher.DECRYPT_MODE, nonce, secret, context);
  }

  private byte[] apply(int mode, byte[] nonce, byte[] input, String context) {
    try {
      Cipher cipher = Cipher.getInstance(ALGORITHM);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("what is encrypted cannot be read with this key", e);
    }
  }
}
