package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import terse.testing.Chance;
import terse.vector.Vector;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

class TerngradTest extends CompressorContract {
  @Override
  List<Compressor> compressors(int d) {
    return List.of(new Terngrad(Code.AUTO), new Terngrad(Code.FIXED));
  }

  @Override
  boolean isRandom(Compressor compressor, int d) {
    return true;
  }

  /** (1, -2, 4): 4 for sure, 1 with probability 1/4, -2 with 1/2, independently. */
  @Test
  void aKnownVectorHasItsExactLaw() {
    long[] counts = new long[4];
    for (int round = 0; round < 20_000; round++) {
      Vector c =
          Sending.value(
              new Terngrad(Code.AUTO)
                  .compress(Vector.of(1, -2, 4), Sending.envelope(round, Precision.FLOAT32)));
      assertThat(c.get(0)).isIn(0.0, 4.0);
      assertThat(c.get(1)).isIn(0.0, -4.0);
      assertThat(c.get(2)).isEqualTo(4);
      counts[(c.get(0) == 0 ? 0 : 2) + (c.get(1) == 0 ? 0 : 1)]++;
    }
    assertThat(Chance.statistic(counts, new double[] {0.375, 0.375, 0.125, 0.125}))
        .isLessThan(Chance.chiSquare(3, 1e-6));
  }

  @ParameterizedTest
  @EnumSource
  void itIsQsgdWithOneLevelOfTheLargestValue(Code code) {
    Vector x = NastyVectors.gaussian(500, 1);
    Qsgd qsgd = new Qsgd(1, "inf", code);
    assertThat(new Terngrad(code).compress(x, Sending.envelope(1, Precision.FLOAT32)).payload())
        .isEqualTo(qsgd.compress(x, Sending.envelope(1, Precision.FLOAT32)).payload());
  }

  /** Five digits in a byte: 1.6 bits a coordinate, whatever the vector. */
  @Test
  void theFixedCodeIsTernary() {
    Message message =
        new Terngrad(Code.FIXED)
            .compress(Vector.of(3, 0, -3, 3, 3), Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.bits(Part.LEVELS)).isEqualTo(8);
    assertThat(message.bits()).isEqualTo(40);
    assertThat(message.payload()[4]).isEqualTo((byte) (81 + 2 * 9 + 3 + 1));
  }

  /**
   * One coordinate m, the others m/(1 + sqrt(d)): E|C|^2 = m |x|_1 reaches (1 + sqrt(d))/2 |x|^2.
   */
  @Test
  void zetaIsReached() {
    int d = 100;
    Vector x = NastyVectors.make(d, j -> j == 0 ? 1 : 1 / 11.0);
    double zeta = new Terngrad(Code.AUTO).guarantee(d).zeta();
    assertThat(x.maxAbs() * x.norm1() / x.squaredNorm()).isCloseTo(zeta, within(1e-12));
    assertThat(zeta).isCloseTo(5.5, within(1e-12));
    double mean = 0;
    for (int round = 0; round < 4000; round++) {
      Message message =
          new Terngrad(Code.AUTO).compress(x, Sending.envelope(round, Precision.FLOAT64));
      mean += Sending.value(message).squaredNorm() / 4000;
    }
    assertThat(mean / x.squaredNorm()).isBetween(0.97 * zeta, 1.03 * zeta);
  }
}
