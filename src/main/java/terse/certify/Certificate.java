package terse.certify;

import java.util.List;

/**
 * What a compressor claims at one dimension, and what was found.
 *
 * @param compressor as its user wrote it
 * @param seed of every vector and every draw
 * @param falseAlarms the probability at most that any claim that is true is found wrong
 * @param random whether what arrives depends on the round
 */
public record Certificate(
    String compressor,
    int dimension,
    long seed,
    double falseAlarms,
    boolean random,
    List<Claim> claims,
    Traffic traffic) {
  public Certificate {
    claims = List.copyOf(claims);
  }

  /** Whether every claim holds. */
  public boolean holds() {
    return claims.stream().allMatch(Claim::holds);
  }

  /** The claim of this name. */
  public Claim claim(String name) {
    return claims.stream()
        .filter(claim -> claim.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no claim is named " + name));
  }
}
