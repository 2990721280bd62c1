package terse.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumTest {
  /** The second difference matrix of dimension d has the eigenvalues 2 - 2 cos(pi k/(d + 1)). */
  private record SecondDifference(int d, double shift) implements Curvature {
    @Override
    public void addTo(double[][] h, double weight) {
      for (int j = 0; j < d; j++) {
        h[j][j] += weight * (2 + shift);
        if (j > 0) {
          h[j][j - 1] -= weight;
        }
      }
    }

    @Override
    public void addTimes(double[] v, double weight, double[] out) {
      for (int j = 0; j < d; j++) {
        double left = j > 0 ? v[j - 1] : 0;
        double right = j < d - 1 ? v[j + 1] : 0;
        out[j] += weight * ((2 + shift) * v[j] - left - right);
      }
    }

    double value(int k) {
      return 2 + shift - 2 * StrictMath.cos(Math.PI * k / (d + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 300, Spectrum.DENSE + 1, 600})
  void knowsTheLargestEigenvalueDenseOrByProductsAlone(int d) {
    SecondDifference matrix = new SecondDifference(d, 0.5);
    assertThat(Spectrum.largest(matrix, d)).isCloseTo(matrix.value(d), within(1e-9));
    assertThat(Spectrum.norm(new SecondDifference(d, -5), d))
        .isCloseTo(-new SecondDifference(d, -5).value(1), within(1e-9));
  }

  @Test
  void knowsBothEnds() {
    SecondDifference matrix = new SecondDifference(50, 0);
    double[] extremes = Spectrum.extremes(matrix, 50);
    assertThat(extremes[0]).isCloseTo(matrix.value(1), within(1e-13));
    assertThat(extremes[1]).isCloseTo(matrix.value(50), within(1e-13));
  }

  @Test
  void aMultipleOfTheIdentityEndsLanczosAtOnce() {
    int d = Spectrum.WHOLE + 1;
    Curvature three =
        new Curvature() {
          @Override
          public void addTo(double[][] h, double weight) {
            throw new AssertionError("not to be formed at d = " + d);
          }

          @Override
          public void addTimes(double[] v, double weight, double[] out) {
            for (int j = 0; j < v.length; j++) {
              out[j] += weight * 3 * v[j];
            }
          }
        };
    assertThat(Spectrum.extremes(three, d)[0]).isCloseTo(3, within(1e-12));
    assertThat(Spectrum.largest(three, d)).isCloseTo(3, within(1e-12));
  }
}
