package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.vector.Vector;
import terse.wire.IndexSet;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

class TopKTest extends CompressorContract {
  @Override
  List<Compressor> compressors(int d) {
    return Stream.<Compressor>of(TopK.of(1), ratio(0.3), TopK.of(d)).distinct().toList();
  }

  private static TopK ratio(double ratio) {
    return new TopK(OptionalInt.empty(), OptionalDouble.of(ratio));
  }

  @Test
  void tiesGoToTheLowerIndex() {
    assertThat(Sending.received(TopK.of(2), Vector.of(1, -3, 3, 3, -3)))
        .isEqualTo(Vector.of(0, -3, 3, 0, 0));
    assertThat(Sending.received(TopK.of(3), Vector.of(2, 1, 5, -1, 1)))
        .isEqualTo(Vector.of(2, 1, 5, 0, 0));
  }

  @Test
  void theWireHoldsTheSetOfIndicesThenTheValues() {
    assertSends(Vector.of(0, -2, 0.5, 1), 1, 3);
  }

  @Test
  void negativeZeroTiesWithZero() {
    assertSends(Vector.of(0.0, -0.0, 0.0), 0, 1);
    assertSends(Vector.of(-0.0, 0.0, -0.0), 0, 1);
  }

  private static void assertSends(Vector x, int... indices) {
    int k = indices.length;
    Message message = TopK.of(k).compress(x, Sending.envelope(0, Precision.FLOAT32));
    Message expected =
        Sending.forged(
            TopK.of(k),
            x.dimension(),
            Precision.FLOAT32,
            out -> {
              IndexSet.write(indices, k, x.dimension(), out);
              for (int j : indices) {
                out.real(x.get(j));
              }
            });
    assertThat(message.payload()).isEqualTo(expected.payload());
    assertThat(message.bits()).isEqualTo(expected.bits());
    assertThat(message.bits(Part.VALUES)).isEqualTo(32L * k);
    assertThat(message.bits(Part.INDICES)).isEqualTo(message.bits() - 32L * k);
  }

  @Test
  void oneCoordinateNeedsNoIndex() {
    Message message = TopK.of(1).compress(Vector.of(7), Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.bits()).isEqualTo(32);
  }

  @Property
  void keptAreThoseThatASortKeeps(@ForAll("tied") double[] coordinates, @ForAll double share) {
    int d = coordinates.length;
    int k = 1 + (int) ((d - 1) * (Math.abs(share) % 1));
    double[] expected = new double[d];
    IntStream.range(0, d)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer j) -> -Math.abs(coordinates[j])))
        .limit(k)
        .forEach(j -> expected[j] = 0.0 + coordinates[j]);
    assertThat(Sending.received(TopK.of(k), Vector.of(coordinates))).isEqualTo(Vector.of(expected));
  }

  @Provide
  Arbitrary<double[]> tied() {
    Arbitrary<Double> coordinate =
        Arbitraries.oneOf(
            Arbitraries.integers().between(-4, 4).map(i -> (double) i),
            Arbitraries.of(-0.0, Double.MIN_VALUE, -Double.MAX_VALUE),
            Arbitraries.doubles().between(-4, 4));
    return coordinate.array(double[].class).ofMinSize(1).ofMaxSize(150);
  }

  @Test
  void allCoordinatesAreTheIdentity() {
    Vector x = NastyVectors.gaussian(100, 1);
    assertThat(Sending.received(TopK.of(100), x)).isEqualTo(x);
    assertThat(TopK.of(100).guarantee(100)).isEqualTo(Guarantee.biased(1, 1, 1, 1));
  }

  @Test
  void constantsAreThoseOfLemma11() {
    assertThat(TopK.of(3).guarantee(49))
        .isEqualTo(Guarantee.biased(3 / 49.0, 1, 3 / 49.0, 49 / 3.0));
    assertThat(TopK.of(1).guarantee(49).delta()).as("d/k, not 1/(k/d)").isEqualTo(49);
  }

  @ParameterizedTest
  @CsvSource({
    "0.07,100,7",
    "0.55,100,55",
    "0.14,50,7",
    "0.1,10,1",
    "0.01,124,2",
    "1e-9,5,1",
    "1,37,37",
    "0.5,7,4"
  })
  void aRatioKeepsTheCeilingOfItsShare(double ratio, int d, int k) {
    assertThat(ratio(ratio).guarantee(d)).isEqualTo(TopK.of(k).guarantee(d));
  }

  @Test
  void parametersThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> TopK.of(0)).hasMessage("top-k needs k >= 1, but k = 0");
    assertThatThrownBy(() -> TopK.of(4).guarantee(3))
        .hasMessage("top-k needs k <= d, but k = 4 and d = 3");
    assertThatThrownBy(() -> Sending.received(TopK.of(4), Vector.zeros(3)))
        .isInstanceOf(IllegalArgumentException.class);
    for (double bad : new double[] {0, -0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> ratio(bad))
          .hasMessage("top-k needs 0 < ratio <= 1, but ratio = " + bad);
    }
    assertThatThrownBy(() -> new TopK(OptionalInt.of(1), OptionalDouble.of(1)))
        .hasMessageContaining("both are");
    assertThatThrownBy(() -> new TopK(OptionalInt.empty(), OptionalDouble.empty()))
        .hasMessageContaining("none is");
  }
}
