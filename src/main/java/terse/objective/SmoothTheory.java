package terse.objective;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import terse.vector.Vector;

/** Constants and optimum of a mean of functions with Hessians. */
final class SmoothTheory implements Problem.Theory {
  /** Up to this dimension Hessians are formed. */
  private static final int DENSE_NEWTON = 1500;

  /**
   * Above this many stored numbers times classes, problems too large to form a Hessian are left
   * without f*.
   */
  private static final long LARGE = 5_000_000;

  private final List<? extends Smooth> locals;
  private final Mean f;
  private final OptionalDouble convexity;
  private final Attainment attainment;

  /**
   * Says why a convex function that is flat enough at a point has no minimiser; empty where it has
   * one.
   */
  interface Attainment {
    Optional<String> obstacle(Minimum minimum);
  }

  /**
   * For functions with one and the same Hessian everywhere, {@code convexity} is empty: mu is its
   * smallest eigenvalue. Else it is a lower bound of the Hessians' eigenvalues, and {@code
   * attainment} decides where it is 0.
   */
  private SmoothTheory(
      List<? extends Smooth> locals, OptionalDouble convexity, Attainment attainment) {
    this.locals = List.copyOf(locals);
    this.f = new Mean(this.locals);
    this.convexity = convexity;
    this.attainment = attainment;
  }

  static SmoothTheory quadratic(List<? extends Smooth> locals) {
    return new SmoothTheory(locals, OptionalDouble.empty(), minimum -> Optional.empty());
  }

  static SmoothTheory convex(
      List<? extends Smooth> locals, double convexity, Attainment attainment) {
    return new SmoothTheory(locals, OptionalDouble.of(convexity), attainment);
  }

  @Override
  public Constants constants() {
    double[] local = locals.stream().mapToDouble(Smooth::smoothness).toArray();
    double frobenius = locals.stream().mapToDouble(Smooth::frobenius).reduce(0, Double::sum);
    Curvature bound = f.bound();
    int d = f.boundDimension();
    double mu;
    double smoothness;
    if (convexity.isPresent()) {
      mu = convexity.getAsDouble();
      smoothness = Spectrum.largest(bound, d);
    } else {
      double[] extremes = Spectrum.extremes(bound, d);
      smoothness = Math.max(Math.abs(extremes[0]), Math.abs(extremes[1]));
      mu = Spectrum.smallest(extremes, d);
    }
    double convexity = locals.stream().mapToDouble(Smooth::convexity).min().orElseThrow();
    return new Constants(local, smoothness, mu, convexity, frobenius / locals.size());
  }

  @Override
  public Optimum optimum() {
    int d = f.dimension();
    double mu = convexity.orElseGet(() -> constants().strongConvexity());
    if (mu < 0) {
      return Optimum.unknown(
          "f has no lower bound: the mean Hessian has the negative eigenvalue " + mu);
    }
    boolean formed = d <= DENSE_NEWTON;
    if (!formed && locals.stream().mapToLong(Smooth::work).sum() > LARGE) {
      return Optimum.unknown("the problem is too large for a certified minimum");
    }
    Vector g = Vector.zeros(d);
    f.lossAndGradient(Vector.zeros(d), g);
    Newton.StepRule rule = formed ? new DenseStep(f) : new ConjugateStep(f, g.norm());
    Minimum minimum = new Newton(f, rule).minimise();
    if (!(minimum.relativeGradientNorm() <= Optimum.CERTIFIED)) {
      return Optimum.unknown(
          convexity.isEmpty() && mu == 0
              ? "f has no lower bound: it falls for ever in a direction in which it is linear"
              : "the minimisation ended with a relative gradient norm of "
                  + minimum.relativeGradientNorm());
    }
    return mu > 0 ? found(minimum, "") : flat(minimum, formed);
  }

  /**
   * A convex function whose Hessian may be singular: has it a minimiser, and is it the only one?
   */
  private Optimum flat(Minimum minimum, boolean formed) {
    Optional<String> obstacle = attainment.obstacle(minimum);
    if (obstacle.isPresent()) {
      return Optimum.notAttained(minimum, f.meanSquaredGradient(minimum.point()), obstacle.get());
    }
    if (!formed) {
      return found(minimum, "at this dimension it is not known whether x* is the only minimiser");
    }
    NullSpace flat = NullSpace.of(f.hessian(Vector.zeros(f.dimension())));
    return flat.isZero()
        ? found(minimum, "")
        : found(
            shortest(minimum, flat), "there are many minimisers; x* is the one of smallest norm");
  }

  private Minimum shortest(Minimum minimum, NullSpace flat) {
    Vector x = flat.removeFrom(minimum.point().copy());
    Vector g = Vector.zeros(x.dimension());
    double value = f.lossAndGradient(x, g);
    double scale =
        minimum.gradientNorm() == 0 ? 1 : minimum.relativeGradientNorm() / minimum.gradientNorm();
    return new Minimum(x, value, g.norm(), g.norm() * scale, minimum.step());
  }

  private Optimum found(Minimum minimum, String reason) {
    return Optimum.found(minimum, f.meanSquaredGradient(minimum.point()), reason);
  }
}
