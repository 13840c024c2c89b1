package org.ecocase.engine.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Slow hashing of passwords instead of the engine's single SHA-512. They are digested first, as
 * bcrypt reads no more than 72 bytes and the engine appends its own salt.
 */
class Passwords implements PasswordEncryptor {

  private final PasswordEncoder encoder = new BCryptPasswordEncoder();

  @Override
  public String encrypt(String password) {
    return encoder.encode(digest(password));
  }

  @Override
  public boolean check(String password, String encrypted) {
    return encoder.matches(digest(password), encrypted);
  }

  @Override
  public String hashAlgorithmName() {
    return "SHA-256-BCRYPT";
  }

  private static String digest(String password) {
    try {
      byte[] bytes =
          MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
