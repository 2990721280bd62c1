package terse.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import terse.compress.Guarantee;

class Theorem19Test {
  private static final Theorem THEOREM = new Theorem19();
  private static final Origin ORIGIN = new Origin(10, 4, 0);

  /** L = 4, mu = 1, delta = 2: eta = 1/4, rate 1 - 1/8. */
  @Test
  void goldenValues() {
    Setting s = Settings.up(Guarantee.b3(2));
    Schedule schedule = THEOREM.schedule(s).orElseThrow();
    assertThat(schedule.formula()).isEqualTo("1/L = 0.25");
    assertThat(schedule.eta().applyAsDouble(7)).isEqualTo(0.25);
    Bound bound = THEOREM.bound(s, ORIGIN, schedule.eta()).orElseThrow();
    assertThat(bound.metric()).isEqualTo(Metric.EXCESS_LOSS);
    assertThat(bound.at(0)).isEqualTo(10);
    assertThat(bound.at(1)).isEqualTo(8.75);
    assertThat(bound.at(3)).isCloseTo(10 * 0.875 * 0.875 * 0.875, within(1e-14));
  }

  /** Its proof is of one step: eta_0 = 1/4, eta_1 = 1/8 give (1 - 1/8)(1 - 1/16). */
  @Test
  void stepSizesMayChange() {
    Setting s = Settings.up(Guarantee.b3(2));
    Bound bound = THEOREM.bound(s, ORIGIN, k -> 0.25 / (k + 1)).orElseThrow();
    assertThat(bound.at(2)).isCloseTo(10 * 0.875 * 0.9375, within(1e-14));
  }

  @Test
  void eachAssumptionThatFailsIsNamedWithItsNumbers() {
    Guarantee topK = Guarantee.b3(2);
    assertThat(failing(Settings.exact(), 0.25)).isEmpty();
    assertThat(failing(Settings.up(topK), 0.26))
        .containsExactly("0 < eta <= 1/L = 0.25 (eta_0 = 0.26)");
    assertThat(failing(Settings.with(1, 0, topK, topK), 0.25))
        .contains("f is strongly convex (mu = 0.0)");
    assertThat(failing(Settings.up(Guarantee.NONE), 0.25))
        .containsExactly("C is in B3(delta) (delta = not known)");
    assertThat(failing(Settings.noisy(Noise.UNKNOWN), 0.25))
        .containsExactly("gradients are full (they are noisy)");
    assertThat(failing(Settings.taking(0.5, 3), 0.25))
        .containsExactly("every worker takes part (probability 0.5)");
    assertThat(failing(Settings.taking(0.5, 1), 0.25)).isEmpty();
  }

  /** Example 1: biased compressors at several workers; but one at the server is one of the mean. */
  @Test
  void severalWorkersMayNotCompressTheirOwn() {
    Guarantee exact = Guarantee.unbiased(1);
    Setting own = Settings.with(3, 1, Guarantee.b3(2), exact);
    assertThat(failing(own, 0.25))
        .contains("one C compresses the whole gradient (each of the n = 3 workers its own)");
    assertThat(THEOREM.schedule(own)).isEmpty();
    assertThat(THEOREM.bound(own, ORIGIN, k -> 0.25)).isEmpty();
    Setting mean = Settings.with(3, 1, exact, Guarantee.b3(2));
    assertThat(THEOREM.bound(mean, ORIGIN, k -> 0.25).orElseThrow().at(1)).isEqualTo(8.75);
  }

  /** delta = 1/((2 - zeta) gamma) for gamma = 1/4, beta = 1 and zeta = 5/4: 16/3. */
  @Test
  void oneWorkerMayCompressBothWays() {
    Guarantee topK = Guarantee.biased(0.25, 1, 0.25, 4);
    Setting s = Settings.with(1, 1, topK, Guarantee.unbiased(1.25));
    Bound bound = THEOREM.bound(s, ORIGIN, k -> 0.25).orElseThrow();
    assertThat(bound.at(1)).isCloseTo(10 * (1 - 0.25 * 3 / 16), within(1e-14));
  }

  private static List<String> failing(Setting s, double eta) {
    IntToDoubleFunction steps = k -> eta;
    return THEOREM.assumptions(s, steps).stream()
        .filter(assumption -> !assumption.holds())
        .map(Assumption::text)
        .toList();
  }
}
