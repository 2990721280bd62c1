package terse.certify;

import terse.vector.Vector;

/**
 * One thing that a compressor claims, and what was found.
 *
 * @param name such as {@code B3: delta} or {@code round trip}
 * @param holds whether nothing speaks against it
 * @param claimed the constant; NaN where the claim is no number
 * @param worst the constant at the worst vector found
 * @param reached the share of the constant that the worst vector reaches, 1 where it is tight: of
 *     zeta the share of omega = zeta - 1; of a mean, the largest difference as a share of what is
 *     due to chance
 * @param error the standard error of what is reached; zero where that is exact
 * @param family how the worst vector was made
 * @param vector the worst vector; null where the claim is about messages
 * @param samples draws at the worst vector
 * @param finding what is wrong, or to be known, in words; empty where there is no more to say
 */
public record Claim(
    String name,
    boolean holds,
    double claimed,
    double worst,
    double reached,
    double error,
    String family,
    Vector vector,
    int samples,
    String finding) {
  /** A claim about messages that fails: what is wrong with them. */
  static Claim refuted(String name, String finding) {
    return ofMessages(name, false, finding);
  }

  /** A claim about messages that holds, and what is to be known of it; empty where nothing is. */
  static Claim upheld(String name, String remark) {
    return ofMessages(name, true, remark);
  }

  private static Claim ofMessages(String name, boolean holds, String finding) {
    return new Claim(name, holds, Double.NaN, Double.NaN, Double.NaN, 0, "", null, 1, finding);
  }

  /** Whether it is about messages, and has no numbers. */
  public boolean isOfMessages() {
    return vector == null;
  }
}
