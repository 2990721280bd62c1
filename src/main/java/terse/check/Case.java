package terse.check;

/**
 * One thing that was checked, and what came of it.
 *
 * @param name what must hold, without the experiment's name
 * @param detail what was measured; where it does not hold, what was expected, too
 */
public record Case(String name, Outcome outcome, String detail) {
  /** What came of it. */
  public enum Outcome {
    /** It holds. */
    HELD,
    /** It does not hold. */
    BROKEN,
    /** A run failed that nobody expected to fail. */
    FAILED,
    /** It could not be checked. */
    SKIPPED
  }

  static Case of(String name, boolean holds, String detail) {
    return new Case(name, holds ? Outcome.HELD : Outcome.BROKEN, detail);
  }
}
