package terse.check;

/** What each of two runs has. */
public record Two<T>(T one, T other) {
  /** Whether it is the same. */
  public boolean same() {
    return one.equals(other);
  }
}
