package terse.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.method.Algorithm;
import terse.method.Ef21;
import terse.method.Ef21Bc;
import terse.method.Marina;
import terse.objective.Problem;
import terse.testing.Problems;

/** EF21, EF21-BC and MARINA, worked out by hand. */
class GradientDifferenceTheoremsTest {
  /** f(x_0) - f* = 7, (1/n) sum_i |grad f_i(x_0)|^2 = 20. */
  private static final Origin ORIGIN = new Origin(7, 16, 3, 20);

  private static double limit(Theorem theorem, Setting s) {
    return theorem.schedule(s).orElseThrow().eta().applyAsDouble(0);
  }

  /** delta = 4/3: sqrt(1 - alpha) = 1/2, theta = beta = 1/2; L = 4, L~ = 4.5. */
  private static Setting setting() {
    return new Facts().delta(4.0 / 3, 4.0 / 3).setting();
  }

  /** 1/(L + L~) for beta = theta; G_0 = 20/4 over theta. */
  @Test
  void ef21Theorem1() {
    Theorem theorem = new Ef21Theorem1();
    assertThat(limit(theorem, setting())).isCloseTo(1 / 8.5, within(1e-15));
    Bound bound = theorem.bound(setting(), ORIGIN, k -> 0.1).orElseThrow();
    assertThat(bound.metric()).isEqualTo(Metric.MEAN_SQUARED_GRADIENT_NORM);
    assertThat(bound.at(0)).isCloseTo(14 / 0.1 + 10, within(1e-11));
    assertThat(bound.at(4)).isCloseTo((14 / 0.1 + 10) / 5, within(1e-11));
  }

  /** sqrt(beta/theta) = (1 + sqrt(1 - alpha))/alpha - 1, as the paper has it. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1.01, 2, 50, 1e4})
  void ef21AsPrinted(double delta) {
    Setting s = new Facts().delta(delta, 1).setting();
    double root = (1 + Math.sqrt(1 - 1 / delta)) * delta - 1;
    assertThat(1 / limit(new Ef21Theorem1(), s)).isCloseTo(4 + 4.5 * root, within(1e-9 * delta));
  }

  /** Where the gradients at x_0 are not known, 2 L~^2 16 + 2 D = 654 is above them. */
  @Test
  void ef21WithoutTheGradientsAtTheStart() {
    Origin origin = new Origin(7, 16, 3);
    Bound bound = new Ef21Theorem1().bound(setting(), origin, k -> 0.1).orElseThrow();
    assertThat(bound.at(0)).isCloseTo(14 / 0.1 + 654 / 4.0 * 2, within(1e-11));
  }

  /** min(1/(4 + 4.5 sqrt 2), 1/4); 7 + 0.05/0.5 * 5 times 0.95 a round. */
  @Test
  void ef21Theorem2() {
    Theorem theorem = new Ef21Theorem2();
    assertThat(limit(theorem, setting())).isCloseTo(1 / (4 + 4.5 * Math.sqrt(2)), within(1e-15));
    Setting flat = new Facts().smoothness(4, 4, 0.001).convexity(4, 4).delta(4, 1).setting();
    assertThat(limit(theorem, flat)).isCloseTo((1 - Math.sqrt(0.75)) / 8, within(1e-15));
    Bound bound = theorem.bound(setting(), ORIGIN, k -> 0.05).orElseThrow();
    assertThat(bound.metric()).isEqualTo(Metric.EXCESS_LOSS);
    assertThat(bound.at(0)).isCloseTo(7.5, within(1e-14));
    assertThat(bound.at(2)).isCloseTo(7.5 * 0.95 * 0.95, within(1e-14));
  }

  /**
   * alpha = 3/4 both ways: 2 (2 - alpha) = 5/2, c = 5; gamma L + 2 gamma^2 L~^2 (6 + 5) = 1; P_0 =
   * 5, Q_0 = 12.5, so that 2 (7 + gamma (2 * 6 * 5 + 2 * 12.5)) is the start.
   */
  @Test
  void ef21Bc() {
    Theorem theorem = new Ef21BcNonconvex();
    assertThat(limit(theorem, setting()))
        .isCloseTo(2 / (4 + Math.sqrt(16 + 4 * 2 * 20.25 * 11)), within(1e-15));
    Bound bound = theorem.bound(setting(), ORIGIN, k -> 0.01).orElseThrow();
    assertThat(bound.at(1)).isCloseTo(2 * (7 + 0.85) / 0.02, within(1e-10));
    Setting exact = new Facts().delta(1, 1).setting();
    assertThat(limit(theorem, exact)).isEqualTo(0.25);
  }

  /** p = 1/4, omega = 3, n = 4: (1 - p) omega/(p n) = 9/4. */
  @Test
  void marina() {
    Setting s = new Facts().omega(3, 0).setting();
    assertThat(limit(new MarinaTheorem21(0.25), s)).isCloseTo(1 / (4 + 6.75), within(1e-15));
    assertThat(limit(new MarinaTheorem22(0.25), s))
        .isCloseTo(1 / (4 + 4.5 * Math.sqrt(4.5)), within(1e-15));
    assertThat(limit(new MarinaTheorem22(0.001), new Facts().omega(0, 0).setting()))
        .isEqualTo(0.0005);
    Bound mean = new MarinaTheorem21(0.25).bound(s, ORIGIN, k -> 0.05).orElseThrow();
    assertThat(mean.at(3)).isCloseTo(14 / 0.05 / 4, within(1e-11));
    Bound last = new MarinaTheorem22(0.25).bound(s, ORIGIN, k -> 0.05).orElseThrow();
    assertThat(last.at(2)).isCloseTo(7 * 0.95 * 0.95, within(1e-14));
  }

  /** 2 (f - f*)/gamma is |grad f|^2 of L x^2/2 where nothing is compressed and gamma = 1/L. */
  @Test
  void theyAreTightOnTheWorstQuadratic() {
    Problem worst = Problems.quadratic(new long[][][] {{{4}}}, new long[][] {{0}});
    PerWorker exact = PerWorker.all(Identity.INSTANCE);
    tight(new Ef21Theorem1(), new Ef21(exact), worst);
    tight(new Ef21BcNonconvex(), new Ef21Bc(exact, Identity.INSTANCE), worst);
    tight(new MarinaTheorem21(0.5), new Marina(exact, 0.5), worst);
  }

  private static void tight(Theorem theorem, Algorithm method, Problem worst) {
    Trial trial = Trial.of(theorem, method, worst, 10);
    trial.staysUnder();
    assertThat(trial.firstAbove(1 - 1e-6)).isZero();
  }
}
