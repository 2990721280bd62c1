package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import terse.compress.RandK.IndexSource;
import terse.testing.Chance;
import terse.vector.Vector;
import terse.wire.MalformedMessageException;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

class RandomSparsificationTest extends CompressorContract {
  private static final RandomSparsification ALL = RandomSparsification.of(1);

  @Override
  List<Compressor> compressors(int d) {
    List<Double> different = IntStream.range(0, d).mapToObj(j -> 0.3 + 0.7 * j / d).toList();
    return List.of(
        new RandomSparsification(new PerCoordinate(different), IndexSource.SENT),
        RandomSparsification.of(0.6));
  }

  @Override
  boolean isRandom(Compressor compressor, int d) {
    return true;
  }

  private static RandomSparsification each(IndexSource source, Double... p) {
    return new RandomSparsification(new PerCoordinate(List.of(p)), source);
  }

  /**
   * Each of the 2^3 sets comes as often as the product of its probabilities says; a false alarm has
   * probability below 1e-6 for each source of indices.
   */
  @ParameterizedTest
  @EnumSource
  void coordinatesAreKeptIndependentlyEachWithItsProbability(IndexSource source) {
    double[] p = {0.2, 0.5, 0.9};
    RandomSparsification compressor = each(source, p[0], p[1], p[2]);
    long[] counts = new long[8];
    Vector x = Vector.of(1, 2, 4);
    for (int round = 0; round < 40_000; round++) {
      Message message = compressor.compress(x, Sending.envelope(round, Precision.FLOAT64));
      counts[(int) Sending.value(message).norm1()]++;
    }
    double[] expected = new double[8];
    for (int set = 0; set < 8; set++) {
      expected[set] = 1;
      for (int j = 0; j < 3; j++) {
        expected[set] *= (set >> j & 1) == 1 ? p[j] : 1 - p[j];
      }
    }
    assertThat(Chance.statistic(counts, expected)).isLessThan(Chance.chiSquare(7, 1e-6));
  }

  @Test
  void probabilityOneIsTheIdentity() {
    Vector x = NastyVectors.gaussian(100, 61);
    assertThat(Sending.received(ALL, x)).isEqualTo(x);
    Message message = ALL.compress(x, Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.payload())
        .isEqualTo(Identity.INSTANCE.compress(x, Sending.envelope(0, Precision.FLOAT32)).payload());
    assertThat(ALL.guarantee(100)).isEqualTo(Identity.INSTANCE.guarantee(100));
    assertThat(ALL.least(100)).isEqualTo(100);
  }

  @Test
  void onlyTheValuesTravelUnlessIndicesAreSent() {
    Vector x = NastyVectors.gaussian(200, 62);
    Message shared =
        RandomSparsification.of(0.1).compress(x, Sending.envelope(3, Precision.FLOAT32));
    long kept = IntStream.range(0, 200).filter(j -> Sending.value(shared).get(j) != 0).count();
    assertThat(shared.bits()).isEqualTo(32 * kept).isEqualTo(shared.bits(Part.VALUES));
    Message sent = each(IndexSource.SENT, 0.1).compress(x, Sending.envelope(3, Precision.FLOAT32));
    assertThat(sent.bits(Part.INDICES)).isPositive();
    assertThat(sent.bits(Part.HEADER)).isPositive();
  }

  @Test
  void valuesArriveUnscaled() {
    Vector x = NastyVectors.gaussian(50, 63);
    Vector c = Sending.received(RandomSparsification.of(0.5), x);
    for (int j = 0; j < 50; j++) {
      assertThat(c.get(j)).isIn(0.0, x.get(j));
    }
    assertThat(c.norm()).isBetween(0.1, x.norm() * 0.999);
  }

  @Test
  void constantsAreThoseOfLemma9() {
    assertThat(each(IndexSource.SHARED, 0.5, 0.25, 1.0).guarantee(3))
        .isEqualTo(Guarantee.biased(0.25, 1, 0.25, 4));
    assertThat(each(IndexSource.SHARED, 0.5, 0.25, 1.0).least(3)).isEqualTo(1);
  }

  @Test
  void aSetBeyondTheVectorIsRefused() {
    Message forged =
        Sending.forged(
            each(IndexSource.SENT, 0.5), 5, Precision.FLOAT32, out -> out.bits(-1L >>> 1, 63));
    assertThatThrownBy(() -> Sending.value(forged)).isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void parametersThatMakeNoSenseAreRefused() {
    for (double bad : new double[] {0, -1, 1.5, Double.NaN}) {
      assertThatThrownBy(() -> each(IndexSource.SHARED, 0.5, bad))
          .hasMessage("random-sparsification needs 0 < probability <= 1, but probability = " + bad);
    }
    assertThatThrownBy(() -> each(IndexSource.SHARED, 0.5, 0.5).guarantee(3))
        .hasMessage("random-sparsification needs one probability or d = 3 of them, but has 2");
    assertThatThrownBy(() -> new PerCoordinate(Collections.emptyList()))
        .hasMessageContaining("one for each coordinate");
  }
}
