package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import terse.vector.Vector;
import terse.wire.Precision;

class ScaleTest extends CompressorContract {
  @Override
  List<Compressor> compressors(int d) {
    return List.of(
        Scale.toContract(Qsgd.of(1)),
        Scale.by(0.5, TopK.of((d + 1) / 2)),
        Scale.by(1.5, RandK.of(d)));
  }

  @Override
  boolean isRandom(Compressor compressor, int d) {
    return ((Scale) compressor).of() instanceof Qsgd;
  }

  @Test
  void oneIsTheCompressorItself() {
    Vector x = NastyVectors.gaussian(30, 71);
    for (Compressor c : List.of(TopK.of(3), RandK.of(3), Qsgd.of(2), new ScaledSign())) {
      Scale one = Scale.by(1, c);
      assertThat(one.compress(x, Sending.envelope(1, Precision.FLOAT32)).payload())
          .isEqualTo(c.compress(x, Sending.envelope(1, Precision.FLOAT32)).payload());
      assertThat(Sending.received(one, x)).isEqualTo(Sending.received(c, x));
      assertThat(one.guarantee(30)).isEqualTo(c.guarantee(30));
    }
  }

  @Test
  void theReceiverMultiplies() {
    assertThat(Sending.received(Scale.by(0.25, TopK.of(1)), Vector.of(1, -8)))
        .isEqualTo(Vector.of(0, -2));
  }

  @Test
  void unscaledRandKIsRandKByItsContractionFactor() {
    Vector x = NastyVectors.gaussian(40, 72);
    Scale scale = Scale.toContract(RandK.of(10));
    assertThat(Sending.received(scale, x)).isEqualTo(Sending.received(RandK.of(10), x).scale(0.25));
    assertThat(scale.guarantee(40).delta()).isEqualTo(4);
    assertThat(scale.guarantee(40).beta()).isEqualTo(1);
  }

  @Test
  void withoutAFactorAMemberOfUBecomesOneOfB3() {
    for (int d : new int[] {2, 10, 1000}) {
      double zeta = Qsgd.of(1).guarantee(d).zeta();
      assertThat(Scale.toContract(Qsgd.of(1)).guarantee(d).delta())
          .isCloseTo(zeta, within(1e-12 * zeta));
    }
  }

  @Test
  void parametersThatMakeNoSenseAreRefused() {
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Scale.by(bad, TopK.of(1)))
          .hasMessage("scale needs a finite factor > 0, but factor = " + bad);
    }
    assertThatThrownBy(() -> Scale.toContract(new Lattice(1, true)).guarantee(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no beta");
  }
}
