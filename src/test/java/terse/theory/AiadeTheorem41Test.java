package terse.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.method.Aiade;
import terse.method.Algorithm;
import terse.objective.Problem;
import terse.trace.Row;

/** Theorem 4.1 with its explicit G, held to runs of AIADE on quadratics. */
class AiadeTheorem41Test {
  private static AiadeTheorem41 accelerated(Problem f, double epsilon) {
    double a = Math.sqrt(f.constants().strongConvexity() / f.constants().smoothness());
    return new AiadeTheorem41(epsilon, Math.sqrt(1 - a), (1 - a) / (1 + a));
  }

  @ParameterizedTest
  @CsvSource({
    "10, 0.01",
    "10, 1",
    "10, 100",
    "100, 0.01",
    "100, 1",
    "100, 100",
    "1000, 0.01",
    "1000, 1",
    "1000, 100"
  })
  void staysBelowTheBoundInEveryRound(int kappa, double epsilon) {
    Problem f = Shrinking.quadratic(kappa);
    AiadeTheorem41 theorem = accelerated(f, epsilon);
    double eta = theorem.schedule(Shrinking.setting(f)).orElseThrow().eta().applyAsDouble(0);
    Algorithm aiade = new Aiade(epsilon, theorem.c(), theorem.tau());
    List<Row> rows = Shrinking.run(aiade, f, eta, (int) (30 * Math.sqrt(kappa)));
    double[] ratios = Shrinking.ratios(theorem, f, eta, rows);
    assertThat(ratios).hasSizeGreaterThan((int) (25 * Math.sqrt(kappa)));
    assertThat(Shrinking.max(ratios)).isLessThan(1 + 1e-9);
  }

  /** c^k G(k) with G(k) = sqrt(2 Delta/mu) + 2 epsilon sqrt(eta/mu) H_k, and H_k <= 1 + ln k. */
  @Test
  void theBoundIsTheExplicitOne() {
    Problem f = Shrinking.quadratic(100);
    AiadeTheorem41 theorem = accelerated(f, 3);
    double mu = f.constants().strongConvexity();
    double eta = 1 / f.constants().smoothness();
    Bound bound = theorem.bound(Shrinking.setting(f), Shrinking.origin(f), k -> eta).orElseThrow();
    double delta = Shrinking.origin(f).excess() + mu / 2 * Shrinking.origin(f).squaredDistance();
    double harmonic = 0;
    for (int k = 0; k < 300; k++) {
      harmonic += k == 0 ? 0 : 1.0 / k;
      double g = Math.sqrt(2 * delta / mu) + 2 * 3 * Math.sqrt(eta / mu) * harmonic;
      assertThat(bound.at(k) / (Math.pow(theorem.c(), k) * g)).isCloseTo(1, within(1e-11));
    }
    assertThat(harmonic).isLessThan(1 + Math.log(299));
  }

  /**
   * Nesterov's method, by its own definition, with errors of the full size that the theorem allows,
   * all in the direction of the flattest coordinate.
   */
  @ParameterizedTest
  @CsvSource({"10, 1", "100, 1", "1000, 1", "1000, -1"})
  void errorsOfFullSizeComeNearTheBound(int kappa, double sign) {
    double epsilon = 1e4;
    double a = Math.sqrt(1.0 / kappa);
    double c = Math.sqrt(1 - a);
    double tau = (1 - a) / (1 + a);
    double eta = 1.0 / kappa;
    double[] curvature = {1, Math.sqrt(kappa), kappa};
    double[] x = {1, 1, 1};
    double[] y = x.clone();
    Setting s =
        new Setting(1, 3, 1_000, kappa, kappa, 1, 1, Shrinking.EXACT, Shrinking.EXACT, Noise.NONE);
    Origin origin = new Origin((1 + Math.sqrt(kappa) + kappa) / 2, 3, 0);
    Bound bound = new AiadeTheorem41(epsilon, c, tau).bound(s, origin, k -> eta).orElseThrow();
    double nearest = 0;
    for (int k = 0; k <= 20 * Math.sqrt(kappa); k++) {
      double distance = Math.sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]);
      nearest = Math.max(nearest, distance / bound.at(k));
      for (int j = 0; j < 3; j++) {
        double error = j == 0 ? sign * epsilon * Math.pow(c, k + 1) / (k + 1) : 0;
        double next = y[j] - eta * (curvature[j] * y[j] + error);
        y[j] = next + tau * (next - x[j]);
        x[j] = next;
      }
    }
    assertThat(nearest).isBetween(0.1, 1.0);
  }

  @Test
  void promisesNothingElsewhere() {
    Problem f = Shrinking.quadratic(10);
    Setting s = Shrinking.setting(f);
    Origin o = Shrinking.origin(f);
    AiadeTheorem41 aiade = accelerated(f, 1);
    double eta = 1 / f.constants().smoothness();
    assertThat(aiade.bound(s, o, k -> eta)).isPresent();
    assertThat(aiade.bound(s, o, k -> eta / 2)).isEmpty();
    assertThat(aiade.bound(s, o, k -> eta / (k + 1))).isEmpty();
    assertThat(new AiadeTheorem41(1, 0.9, 0.1).schedule(s)).isEmpty();
  }
}
