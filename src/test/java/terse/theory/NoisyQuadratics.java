package terse.theory;

import java.util.List;
import java.util.stream.IntStream;
import terse.objective.Constants;
import terse.objective.Objective;
import terse.objective.Optimum;
import terse.objective.Problem;
import terse.vector.Vector;

/**
 * Quadratics whose gradients have the same noise everywhere: each is the mean over 2d rows, and row
 * 2j (2j + 1) adds +s (-s) to coordinate j of the gradient. A batch of one row has variance s^2.
 */
final class NoisyQuadratics {
  private NoisyQuadratics() {}

  static Problem of(Problem exact, double s) {
    List<Noisy> locals =
        IntStream.range(0, exact.workers()).mapToObj(i -> new Noisy(exact.local(i), s)).toList();
    return new Problem(
        "noisy " + exact.description(),
        locals,
        exact.layers(),
        new Problem.Theory() {
          @Override
          public Constants constants() {
            return exact.constants();
          }

          @Override
          public Optimum optimum() {
            return exact.optimum();
          }
        });
  }

  private record Noisy(Objective exact, double s) implements Objective {
    @Override
    public int dimension() {
      return exact.dimension();
    }

    @Override
    public int rows() {
      return 2 * dimension();
    }

    @Override
    public double loss(Vector x) {
      return exact.loss(x);
    }

    @Override
    public void gradient(Vector x, Vector out) {
      exact.gradient(x, out);
    }

    @Override
    public double lossAndGradient(Vector x, Vector out) {
      return exact.lossAndGradient(x, out);
    }

    @Override
    public void gradient(Vector x, int[] rows, int count, Vector out) {
      exact.gradient(x, out);
      for (int r = 0; r < count; r++) {
        int j = rows[r] / 2;
        out.set(j, out.get(j) + (rows[r] % 2 == 0 ? s : -s) / count);
      }
    }

    @Override
    public double smoothness() {
      return exact.smoothness();
    }

    @Override
    public boolean isQuadratic() {
      return exact.isQuadratic();
    }

    @Override
    public boolean isSameAs(Objective other) {
      return other instanceof Noisy noisy && s == noisy.s && exact.isSameAs(noisy.exact);
    }
  }
}
