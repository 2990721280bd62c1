package terse.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeanCurveTest {
  private static Curve run(int repeat, double[] rounds, double[] bits, double[] loss) {
    return new Curve(
        "m", repeat, Map.of("round", rounds, "bits_up", bits, "bits_down", bits, "loss", loss));
  }

  @Test
  void meansOfLogarithmsAtTheRoundsThatAllHave() {
    Curve one =
        run(0, new double[] {0, 5, 10, 20}, new double[] {0, 1, 2, 4}, new double[] {1, 4, 100, 7});
    Curve other =
        run(1, new double[] {0, 10, 20, 30}, new double[] {0, 4, 8, 9}, new double[] {1, 1, 0, 3});
    MeanCurve curve = MeanCurve.of(List.of(one, other), "bits_total", "loss");
    assertThat(curve.x()).containsExactly(0, 6, 12);
    double sd = Math.log(10) * Math.sqrt(2); // of the logarithms of 1 and 100
    assertThat(curve.y()).containsExactly(new double[] {1, 10, 3.5}, within(1e-12));
    double plain = 3.5 * Math.sqrt(2); // of 7 and 0, of which one has no logarithm
    assertThat(curve.low())
        .containsExactly(new double[] {1, 10 * Math.exp(-sd), 3.5 - plain}, within(1e-12));
    assertThat(curve.high())
        .containsExactly(new double[] {1, 10 * Math.exp(sd), 3.5 + plain}, within(1e-10));
  }

  @Test
  void oneRepeatIsItselfWithoutABand() {
    Curve one = run(0, new double[] {0, 5}, new double[] {0, 1}, new double[] {1, -4});
    MeanCurve curve = MeanCurve.of(List.of(one), "round", "loss");
    assertThat(curve.y()).containsExactly(1, -4);
    assertThat(curve.low()).isNull();
  }
}
