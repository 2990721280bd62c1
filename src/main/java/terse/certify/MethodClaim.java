package terse.certify;

/**
 * One thing that a method claims, and what was found.
 *
 * @param name such as {@code mirror: H} or {@code same bits}
 * @param measured what should be at most what is claimed; NaN where nothing was measured
 * @param claimed the most that it may be, chance included
 * @param finding what was looked at, why it was skipped, or what is wrong, in words
 */
public record MethodClaim(
    String name, Verdict verdict, double measured, double claimed, String finding) {
  /** What became of it. */
  public enum Verdict {
    HOLDS,
    FAILS,
    SKIPPED
  }

  /** A claim that holds where what is measured is at most what is claimed. */
  static MethodClaim atMost(String name, double measured, double claimed, String finding) {
    Verdict verdict = measured <= claimed ? Verdict.HOLDS : Verdict.FAILS;
    return new MethodClaim(name, verdict, measured, claimed, finding);
  }

  /** A claim that fails without a number. */
  static MethodClaim fails(String name, String finding) {
    return new MethodClaim(name, Verdict.FAILS, Double.NaN, Double.NaN, finding);
  }

  /** A claim that the method does not make, or not here. */
  static MethodClaim skipped(String name, String reason) {
    return new MethodClaim(name, Verdict.SKIPPED, Double.NaN, Double.NaN, reason);
  }

  public boolean fails() {
    return verdict == Verdict.FAILS;
  }
}
