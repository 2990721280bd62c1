package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.vector.Vector;
import terse.wire.Message;
import terse.wire.Precision;

class AdaptiveThresholdTest extends CompressorContract {
  @Override
  List<Compressor> compressors(int d) {
    return List.of(new AdaptiveThreshold(0.5), new AdaptiveThreshold(1));
  }

  @Test
  void whatIsAtLeastHalfOfTheLargestIsKept() {
    assertThat(Sending.received(new AdaptiveThreshold(0.5), Vector.of(1, -2, 0.999, -0.5, -1)))
        .isEqualTo(Vector.of(1, -2, 0, 0, -1));
  }

  @Test
  void blocksAreTheBinsOfAdaComp() {
    Compressor bins = new Blockwise(new AdaptiveThreshold(0.5), new Blocks.Size(2));
    assertThat(Sending.received(bins, Vector.of(8, 1, 0.2, 0.1)))
        .isEqualTo(Vector.of(8, 0, 0.2, 0.1));
  }

  @Test
  void nothingIsKeptOfZero() {
    Message message =
        new AdaptiveThreshold(0.5)
            .compress(Vector.zeros(99), Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.bits()).isEqualTo(1);
  }

  @Test
  void theSmallestNumberIsKept() {
    Vector x = Vector.of(Double.MIN_VALUE, 0, -Double.MIN_VALUE);
    assertThat(Sending.received(new AdaptiveThreshold(0.5), x)).isEqualTo(x);
  }

  /** One coordinate, and all others just below the share of it: the worst vector. */
  @ParameterizedTest
  @CsvSource({"0.5,2", "0.5,100", "0.1,1000", "1,10"})
  void theWorstVectorReachesDelta(double share, int d) {
    Vector x = Vector.zeros(d).fill(Math.nextDown(share));
    x.set(d / 2, 1);
    AdaptiveThreshold compressor = new AdaptiveThreshold(share);
    double kept = Sending.received(compressor, x).squaredNorm() / x.squaredNorm();
    assertThat(1 / kept).isCloseTo(compressor.guarantee(d).delta(), within(1e-9 * d));
  }

  @Test
  void parametersThatMakeNoSenseAreRefused() {
    for (double bad : new double[] {0, -1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> new AdaptiveThreshold(bad))
          .hasMessage("adaptive-threshold needs 0 < share <= 1, but share = " + bad);
    }
  }
}
