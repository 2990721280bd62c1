package terse.certify;

import java.util.List;

/**
 * What a compressor claims at one dimension, and what was found.
 *
 * @param compressor as its user wrote it
 * @param seed of every vector and every draw
 * @param falseAlarms the probability at most that any claim that is true is found wrong
 * @param random whether what arrives depends on the round
 * @param samples draws at each vector, where it does; else one draw says all
 * @param refused the families of vectors that were passed over, because the compressor refuses them
 *     as too large for the wire
 * @param traffic the bits of a message; null where messages do not keep the contract
 */
public record Certificate(
    String compressor,
    int dimension,
    long seed,
    double falseAlarms,
    boolean random,
    int samples,
    List<Claim> claims,
    List<String> refused,
    Traffic traffic) {
  public Certificate {
    claims = List.copyOf(claims);
    refused = List.copyOf(refused);
  }

  /** Whether every claim holds. */
  public boolean holds() {
    return failures().isEmpty();
  }

  /** The names of the claims that fail. */
  public List<String> failures() {
    return claims.stream().filter(claim -> !claim.holds()).map(Claim::name).toList();
  }

  /** The claim of this name. */
  public Claim claim(String name) {
    return claims.stream()
        .filter(claim -> claim.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no claim is named " + name));
  }
}
