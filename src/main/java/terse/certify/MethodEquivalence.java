package terse.certify;

import java.util.List;
import java.util.Optional;
import terse.cluster.Stepsizes;
import terse.method.Algorithm;
import terse.method.Centralised;
import terse.method.Uncompressed;
import terse.objective.Problem;
import terse.vector.Vector;

/** Holds a method whose compressors are identity to what it says it is then. */
record MethodEquivalence(Problem problem, long seed) {
  private static final int ROUNDS = 50;
  private static final double ROUNDING = 1e-10;
  private static final String NAME = "equivalence";

  MethodClaim claim(Algorithm method) {
    Optional<Uncompressed> uncompressed = method.uncompressed();
    if (uncompressed.isEmpty()) {
      return MethodClaim.skipped(NAME, "it always compresses");
    }
    double eta = 0.5 / problem.constants().smoothness();
    double worst = 0;
    for (Stepsizes stepsizes : List.<Stepsizes>of(k -> eta, k -> eta / (1 + k % 5))) {
      worst = Math.max(worst, difference(uncompressed.get(), stepsizes));
    }
    return MethodClaim.atMost(NAME, worst, ROUNDING, "of |x|, to " + uncompressed.get().name());
  }

  /** The largest difference of two models, in relation to the largest coordinate of all. */
  private double difference(Uncompressed uncompressed, Stepsizes stepsizes) {
    MethodRun run = new MethodRun(problem, seed, ROUNDS, stepsizes);
    MethodWitness witness = new MethodWitness(uncompressed.method());
    run.of(witness);
    Vector x = run.start();
    Centralised centralised = uncompressed.centralised().apply(x);
    double largest = 0;
    double worst = 0;
    for (int k = 0; k <= ROUNDS; k++) {
      largest = Math.max(largest, x.maxAbs());
      worst = Math.max(worst, witness.models().get(k).copy().subtract(x).maxAbs());
      if (k < ROUNDS) {
        centralised.step(stepsizes.at(k), problem::lossAndGradient);
      }
    }
    return worst / largest;
  }
}
