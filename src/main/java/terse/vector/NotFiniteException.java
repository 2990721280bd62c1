package terse.vector;

/**
 * A number that must travel or be compressed is NaN, infinite, or beyond the range of the precision
 * it travels in.
 */
public final class NotFiniteException extends ArithmeticException {
  private static final long serialVersionUID = 1L;

  public NotFiniteException(String message) {
    super(message);
  }
}
