package terse.experiment.theory;

import terse.objective.Optimum;
import terse.objective.Problem;
import terse.theory.Origin;
import terse.vector.Vector;

/** Where the runs of an experiment begin. */
public final class Origins {
  private Origins() {}

  /** The origin of runs from this start; finds the optimum if it must. */
  public static Origin of(Problem problem, Vector start) {
    Optimum optimum = problem.optimum();
    double loss = problem.lossAndGradient(start, Vector.zeros(start.dimension()));
    return new Origin(
        loss - optimum.value().orElse(Double.NaN),
        optimum.minimiser().map(start::squaredDistance).orElse(Double.NaN),
        optimum.attained() ? optimum.noise().orElse(Double.NaN) : Double.NaN,
        problem.meanSquaredGradient(start));
  }
}
