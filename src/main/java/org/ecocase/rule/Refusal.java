package org.ecocase.rule;

import java.util.List;

/**
 * Thrown where an act is refused: the running transaction is rolled back, nothing has changed, and
 * the officer reads {@link #getMessage()} in Chinese.
 */
public class Refusal extends RuntimeException {

  private final Kind kind;
  private final String field;
  private final List<String> reasons;

  /** How a refusal is told to a client of the REST interface. */
  public enum Kind {
    /** The input is not usable: 400. */
    INVALID(400),
    /** The caller may not do this: 403. */
    FORBIDDEN(403),
    /** There is no such thing, or the caller may not know of it: 404. */
    NOT_FOUND(404),
    /** Somebody else was faster, or it is done already: 409. */
    CONFLICT(409),
    /** More than is taken: 413. */
    TOO_LARGE(413),
    /** A rule forbids it: 422. */
    RULE(422);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    /** The HTTP status of this kind. */
    public int status() {
      return status;
    }
  }

  public Refusal(Refuse refuse) {
    this(Kind.RULE, null, refuse.message());
  }

  public Refusal(Kind kind, String message) {
    this(kind, null, message);
  }

  public Refusal(Kind kind, String field, String message) {
    this(kind, field, message, List.of(message));
  }

  private Refusal(Kind kind, String field, String message, List<String> reasons) {
    super(message);
    this.kind = kind;
    this.field = field;
    this.reasons = List.copyOf(reasons);
  }

  /** Rules forbid it for several reasons, each a sentence. */
  public static Refusal all(String what, List<String> reasons) {
    return new Refusal(Kind.RULE, null, what + String.join("；", reasons), reasons);
  }

  /** The input is unusable; {@code field} is the name the caller gave it. */
  public static Refusal invalid(String field, String message) {
    return new Refusal(Kind.INVALID, field, message);
  }

  public static Refusal notFound(String message) {
    return new Refusal(Kind.NOT_FOUND, message);
  }

  public static Refusal forbidden(String message) {
    return new Refusal(Kind.FORBIDDEN, message);
  }

  public static Refusal conflict(String message) {
    return new Refusal(Kind.CONFLICT, message);
  }

  public static Refusal tooLarge(String message) {
    return new Refusal(Kind.TOO_LARGE, message);
  }

  public Kind kind() {
    return kind;
  }

  /** The reasons one by one, without what they refuse. */
  public List<String> reasons() {
    return reasons;
  }

  /** The field that is wrong, or null. */
  public String field() {
    return field;
  }
}
