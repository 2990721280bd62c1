package terse.theory;

import static terse.method.MemoryStart.ZEROS;
import static terse.theory.Measure.memories;
import static terse.theory.Measure.server;
import static terse.theory.Measure.squaredDistance;
import static terse.theory.Round.SIGMA;
import static terse.theory.Round.holds;
import static terse.theory.Round.noise;
import static terse.theory.Round.weight;

import org.junit.jupiter.api.Test;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.compress.RandK;
import terse.compress.TopK;
import terse.method.Algorithm;
import terse.method.Artemis;
import terse.method.Diana;
import terse.method.Dore;
import terse.method.Ef21P;
import terse.method.Ghost;
import terse.vector.Vector;

/**
 * The one-round inequalities that the theorems stand on, at their largest step sizes, with the
 * constants written out again: they hold in the mean of many runs in every round, at a false-alarm
 * rate of {@link Means#ALARM} a check, and do not where rate or noise are taken too small.
 */
class MemoryRoundTest {
  private static final PerWorker UP = PerWorker.all(RandK.of(2));
  private static final Compressor DOWN = RandK.of(2);

  @Test
  void diana() {
    checkDiana(new Diana(UP, 0.25, ZEROS, false));
  }

  @Test
  void artemis() {
    checkDiana(new Artemis(UP, DOWN, 0.25, ZEROS, false));
  }

  private static void checkDiana(Algorithm method) {
    holds(
        method,
        "strongly-convex",
        8,
        0.3,
        (s, gamma) -> {
          double theta = gamma * gamma * (1 + s.down().omega());
          double m = weight(s, 0.25) * theta;
          return new Round(
              now -> squaredDistance(now) + m * memories(now),
              1 - Math.min(gamma * s.strongConvexity(), 0.125),
              theta * noise(s));
        });
  }

  /** y = x + beta e; beta = eta = 1/4. */
  @Test
  void dore() {
    holds(
        new Dore(UP, DOWN, 0.25, 0.25, 0.25, ZEROS, false),
        "strongly-convex",
        8,
        0.3,
        (s, gamma) -> {
          double t = gamma / 4;
          double p = s.down().omega() * (1.0 / 16 + 1.0 / 16);
          double a = Math.max(1, 2 * (1.0 / 4 + 9.0 / 16) / (1 - p));
          double theta = t * t * (1 + a * s.down().omega());
          double m = weight(s, 0.25) * theta;
          return new Round(
              now -> {
                Vector e = server(now, "e");
                Vector y = now.model().copy().add(0.25, e);
                return y.squaredDistance(Measure.minimiser(now))
                    + a / 16 * e.squaredNorm()
                    + m * memories(now);
              },
              1 - Math.min(t * s.strongConvexity(), Math.min((1 - p) / 2, 0.125)),
              theta * noise(s));
        });
  }

  /** Z of round k + 1 is |w_{k+1} - w_k|^2. */
  @Test
  void ghost() {
    holds(
        new Ghost(UP, DOWN, 0.25, ZEROS, false),
        "strongly-convex",
        8,
        0.3,
        (s, gamma) -> {
          double c = 4 * gamma * s.smoothness() * s.down().omega();
          double theta = gamma * gamma * (1 + c);
          double m = weight(s, 0.25) * theta;
          Vector[] last = new Vector[1];
          return new Round(
              now -> {
                double Z = now.round() == 0 ? 0 : now.model().squaredDistance(last[0]);
                last[0] = now.model().copy();
                return squaredDistance(now) + c * Z + m * memories(now);
              },
              1 - Math.min(gamma * s.strongConvexity(), 0.125),
              theta * noise(s));
        });
  }

  /** EF21-P, Rand-2 up and Top-2 down: where workers differ the noise counts D, too. */
  @Test
  void ef21P() {
    Algorithm method = new Ef21P(UP, TopK.of(2));
    holds(
        method,
        "strongly-convex",
        8,
        0.1,
        (s, gamma) -> {
          double error = 1 - 1 / s.down().delta();
          double theta = 1 - Math.sqrt(error);
          double c = 8 * gamma * s.smoothness() / theta;
          double omega = s.up().omega();
          double scale = gamma * gamma * (1 + c * error) / s.workers();
          return new Round(
              now -> squaredDistance(now) + c * now.model().squaredDistance(server(now, "w")),
              now -> -scale * 4 * omega * now.problem().optimum().noise().orElseThrow(),
              1 - Math.min(gamma * s.strongConvexity(), theta) / 2,
              scale * (1 + omega) * SIGMA * SIGMA);
        });
  }
}
