package terse.certify;

import terse.vector.Vector;

/**
 * A vector that a guarantee is tried on.
 *
 * @param family how it was made
 */
public record Candidate(String family, Vector x) {
  @Override
  public String toString() {
    return family + " d=" + x.dimension();
  }
}
