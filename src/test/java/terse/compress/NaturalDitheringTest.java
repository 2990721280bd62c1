package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import terse.vector.Vector;
import terse.wire.Precision;

class NaturalDitheringTest extends CompressorContract {
  @Override
  List<Compressor> compressors(int d) {
    return List.of(new NaturalDithering(8, "2", Code.ELIAS));
  }

  @Override
  boolean isRandom(Compressor compressor, int d) {
    return true;
  }

  @ParameterizedTest
  @EnumSource
  void itIsExponentialDitheringWithBaseTwo(Code code) {
    Vector x = NastyVectors.gaussian(500, 1);
    for (String norm : List.of("1", "2", "inf")) {
      var natural = new NaturalDithering(6, norm, code);
      var general = new ExponentialDithering(2, 6, norm, code);
      assertThat(natural.compress(x, Sending.envelope(1, Precision.FLOAT32)).payload())
          .isEqualTo(general.compress(x, Sending.envelope(1, Precision.FLOAT32)).payload());
      assertThat(natural.guarantee(500)).isEqualTo(general.guarantee(500));
      assertThat(natural.roomFor(500, 32)).isEqualTo(general.roomFor(500, 32));
    }
  }

  @Test
  void parametersThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> NaturalDithering.of(0, "2"))
        .hasMessageContaining("natural-dithering needs levels >= 1");
  }
}
