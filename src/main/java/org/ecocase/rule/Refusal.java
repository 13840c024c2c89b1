package org.ecocase.rule;

/**
 * Thrown where an act is refused: the running transaction is rolled back, nothing has changed, and
 * the officer reads {@link #getMessage()} in Chinese.
 */
public class Refusal extends RuntimeException {

  private final Kind kind;
  private final String field;

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
    super(message);
    this.kind = kind;
    this.field = field;
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

  /** The field that is wrong, or null. */
  public String field() {
    return field;
  }
}
