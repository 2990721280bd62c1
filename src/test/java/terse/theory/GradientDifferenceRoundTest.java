package terse.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static terse.theory.Measure.optimum;
import static terse.theory.Measure.server;
import static terse.theory.Round.DIFFERENT;
import static terse.theory.Round.limit;

import org.junit.jupiter.api.Test;
import terse.cluster.Snapshot;
import terse.compress.PerWorker;
import terse.compress.RandK;
import terse.compress.TopK;
import terse.method.Algorithm;
import terse.method.Ef21;
import terse.method.Ef21Bc;
import terse.method.Marina;
import terse.vector.Vector;

/**
 * The one-round inequalities that the theorems stand on, at their largest step sizes, with the
 * constants written out again: they hold in the mean of many runs in every round, at a false-alarm
 * rate of {@link Means#ALARM} a check, and do not where rate or noise are taken too small.
 */
class GradientDifferenceRoundTest {
  private static final PerWorker UP = PerWorker.all(RandK.of(2));

  /** The methods whose estimates of round k belong to x_k, which a snapshot has left behind. */
  private static void holdsBehind(Algorithm method, String theorem, Round.Law law) {
    Setting s = new Facts(DIFFERENT, method, Round.ROUNDS).setting();
    double gamma = limit(method, s, theorem);
    law.of(s, gamma).holdsWithFullGradients(method, DIFFERENT, gamma, 8);
  }

  /** A measure of the state after a round and of the model before it; NaN before round 0. */
  private interface Behind {
    double of(Snapshot now, Vector before);
  }

  private static Measure behind(Behind measure) {
    Vector[] last = new Vector[1];
    return now -> {
      double value = now.round() == 0 ? Double.NaN : measure.of(now, last[0]);
      last[0] = now.model().copy();
      return value;
    };
  }

  /** (1/n) sum_i |g_i - grad f_i(x)|^2. */
  private static double estimateError(Snapshot now, Vector x) {
    Vector g = Vector.zeros(x.dimension());
    double sum = 0;
    for (int i = 0; i < now.problem().workers(); i++) {
      now.problem().local(i).gradient(x, g);
      sum += g.squaredDistance(now.state(i, "g_i")) / now.problem().workers();
    }
    return sum;
  }

  private static double excess(Snapshot now, Vector x) {
    return now.problem().loss(x) - optimum(now);
  }

  /** f - f* + (gamma/theta) G. */
  @Test
  void ef21() {
    double theta = 1 - Math.sqrt(1 - 3.0 / 8);
    holdsBehind(
        new Ef21(PerWorker.all(TopK.of(3))),
        "theorem-2",
        (s, gamma) ->
            new Round(
                behind((now, x) -> excess(now, x) + gamma / theta * estimateError(now, x)),
                1 - gamma * s.strongConvexity(),
                0));
  }

  /** f - f* + (gamma/p) |g - grad f|^2. */
  @Test
  void marina() {
    Vector gradient = Vector.zeros(8);
    holdsBehind(
        new Marina(UP, 0.4),
        "theorem-2-2",
        (s, gamma) ->
            new Round(
                behind(
                    (now, x) -> {
                      now.problem().lossAndGradient(x, gradient);
                      double error = gradient.squaredDistance(server(now, "g"));
                      return excess(now, x) + gamma / 0.4 * error;
                    }),
                1 - gamma * s.strongConvexity(),
                0));
  }

  /** Top-4 of 8 both ways: f - f* + (gamma/theta)((1 + c) P + Q) falls by gamma/2 |grad f|^2. */
  @Test
  void ef21Bc() {
    Algorithm method = new Ef21Bc(PerWorker.all(TopK.of(4)), TopK.of(4));
    Setting s = new Facts(DIFFERENT, method, Round.ROUNDS).setting();
    double gamma = limit(method, s, "nonconvex");
    double theta = 1 - Math.sqrt(0.5);
    double c = 4 * 1.5 * (0.5 / theta) / theta;
    Vector gradient = Vector.zeros(8);
    double[] falls = new double[2]; // of this round, and of the one before
    Measure V =
        behind(
            (now, x) -> {
              falls[1] = falls[0];
              now.problem().lossAndGradient(x, gradient);
              falls[0] = gamma / 2 * gradient.squaredNorm();
              double Q = server(now, "g").squaredDistance(server(now, "g_mean"));
              return excess(now, x) + gamma / theta * ((1 + c) * estimateError(now, x) + Q);
            });
    Vector start = Vector.zeros(8).fill(1.5);
    Round falling = new Round(V, now -> falls[1], 1, 0);
    assertThat(falling.firstViolated(method, DIFFERENT, start, 0, gamma)).isEqualTo(-1);
    Round more = new Round(V, now -> 8 * falls[1], 1, 0);
    assertThat(more.firstViolated(method, DIFFERENT, start, 0, gamma)).isPositive();
  }
}
