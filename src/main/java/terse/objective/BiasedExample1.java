package terse.objective;

import java.util.List;
import java.util.OptionalInt;
import terse.config.Source;
import terse.vector.Vector;

/**
 * f_1(x) = (a'x)^2 + |x|^2/4, and the same with b and c, for a = (-3, 2, 2), b = (2, -3, 2), c =
 * (2, 2, -3).
 *
 * <p>From (t, t, t) distributed gradient descent with Top-1 grows by the factor 1 + 11 eta/6 a
 * round for any step size eta > 0, though f is strongly convex with minimiser 0.
 */
@Source(
    "Beznosikov, Horvath, Richtarik, Safaryan, On biased compression for distributed learning, Example 1")
public record BiasedExample1() implements ProblemType {
  private static final int WORKERS = 3;

  @Override
  public OptionalInt fixedWorkers() {
    return OptionalInt.of(WORKERS);
  }

  @Override
  public Problem build(Setting setting) {
    ProblemType.checkWorkers("biased-example-1", WORKERS, setting);
    List<RankOneForm> locals = List.of(form(-3, 2, 2), form(2, -3, 2), form(2, 2, -3));
    return new Problem(
        "biased example 1, d = 3, 3 workers",
        locals,
        new int[] {3},
        SmoothTheory.quadratic(locals));
  }

  private static RankOneForm form(double... a) {
    return new RankOneForm(Vector.of(a), 0.5, Vector.zeros(a.length));
  }
}
