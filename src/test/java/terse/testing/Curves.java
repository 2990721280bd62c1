package terse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import terse.cluster.Stepsizes;
import terse.objective.Problem;
import terse.vector.Vector;

/** Sequences of iterates: how to compare them, and that of gradient descent. */
public final class Curves {
  private Curves() {}

  /** Every iterate of both is equal, in relation to its largest coordinate. */
  public static void assertClose(List<Vector> actual, List<Vector> expected, double relative) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int k = 0; k < actual.size(); k++) {
      assertClose("iterate " + k, actual.get(k), expected.get(k), relative);
    }
  }

  /** Every coordinate of both is equal, in relation to the largest. */
  public static void assertClose(String what, Vector actual, Vector expected, double relative) {
    double error = actual.copy().subtract(expected).maxAbs();
    assertThat(error)
        .as(() -> what + ": " + actual + " is not " + expected)
        .isLessThanOrEqualTo(relative * expected.maxAbs());
  }

  /** x_{k+1} = x_k - eta_k grad f(x_k), for a number of rounds. */
  public static List<Vector> gradientDescent(Problem f, Vector start, Stepsizes eta, int rounds) {
    List<Vector> iterates = new ArrayList<>(List.of(start.copy()));
    Vector g = Vector.zeros(f.dimension());
    for (int k = 0; k < rounds; k++) {
      Vector x = iterates.get(k).copy();
      f.lossAndGradient(x, g);
      iterates.add(x.add(-eta.at(k), g));
    }
    return iterates;
  }
}
