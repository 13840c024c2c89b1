package org.ecocase.engine.internal;

import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

/** Slow hashing of passwords instead of the engine's single SHA-512. */
class Passwords implements PasswordEncryptor {

  private final PasswordEncoder encoder =
      Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8();

  @Override
  public String encrypt(String password) {
    return encoder.encode(password);
  }

  @Override
  public boolean check(String password, String encrypted) {
    return encoder.matches(password, encrypted);
  }

  @Override
  public String hashAlgorithmName() {
    return "PBKDF2";
  }
}
