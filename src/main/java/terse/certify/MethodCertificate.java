package terse.certify;

import java.util.List;

/**
 * What a method claims, and what was found.
 *
 * @param method as its user wrote it, its default compressors included
 * @param seed of every problem and every run
 * @param falseAlarms the probability at most that any claim that is true is found wrong
 */
public record MethodCertificate(
    String method,
    int workers,
    int dimension,
    long seed,
    double falseAlarms,
    List<MethodClaim> claims) {
  public MethodCertificate {
    claims = List.copyOf(claims);
  }

  /** Whether no claim fails. */
  public boolean holds() {
    return claims.stream().noneMatch(MethodClaim::fails);
  }

  /** The names of the claims that fail. */
  public List<String> failures() {
    return claims.stream().filter(MethodClaim::fails).map(MethodClaim::name).toList();
  }

  /** The claim of this name. */
  public MethodClaim claim(String name) {
    return claims.stream()
        .filter(claim -> claim.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no claim is named " + name));
  }
}
