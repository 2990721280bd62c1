package terse.certify;

import java.util.Optional;
import java.util.function.Function;
import terse.cluster.Stepsizes;
import terse.method.Algorithm;
import terse.objective.Problem;

/**
 * A method that is to be certified.
 *
 * @param name what to call it
 * @param workers n of the problems that it is tried on
 * @param dimension d of these problems
 * @param method the method for a problem, on whose constants its hyper-parameters may depend
 * @param stepsizes its step sizes for a problem; empty where theory is to give them
 */
public record MethodSpecimen(
    String name,
    int workers,
    int dimension,
    Function<Problem, Algorithm> method,
    Function<Problem, Optional<Stepsizes>> stepsizes) {
  public MethodSpecimen {
    if (workers < 2) {
      throw new IllegalArgumentException("certify needs workers >= 2, but workers = " + workers);
    }
    if (dimension < 2) {
      throw new IllegalArgumentException(
          "certify needs dimension >= 2, but dimension = " + dimension);
    }
  }
}
