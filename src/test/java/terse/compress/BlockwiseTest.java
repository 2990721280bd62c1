package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitWriter;
import terse.wire.Envelope;
import terse.wire.Message;
import terse.wire.Precision;

class BlockwiseTest extends CompressorContract {
  @Override
  List<Compressor> compressors(int d) {
    Blocks thirds = new Blocks.Count(Math.min(d, 3));
    return List.of(
        new Blockwise(new ScaledSign(), thirds),
        new Blockwise(TopK.of(1), new Blocks.Size((d + 1) / 2)),
        new Blockwise(RandK.of(1), new Blocks.Count(Math.max(1, d / 3))),
        new Blockwise(Qsgd.of(2), d < 3 ? thirds : lengths(1, d - 2, 1)),
        new Blockwise(
            new Blockwise(new ScaledSign(), new Blocks.Size(1 + d / 20)),
            new Blocks.Size(1 + d / 2)));
  }

  @Override
  boolean isRandom(Compressor compressor, int d) {
    Compressor each = ((Blockwise) compressor).each();
    return each instanceof RandK || each instanceof Qsgd;
  }

  @Override
  boolean seesEveryCoordinate(Compressor compressor, int d) {
    return !(((Blockwise) compressor).each() instanceof RandK);
  }

  private static Blocks lengths(Integer... lengths) {
    return new Blocks.Lengths(List.of(lengths));
  }

  static Stream<Blocks> cuts() {
    return Stream.of(
        new Blocks.Size(4),
        new Blocks.Size(100),
        new Blocks.Count(7),
        new Blocks.Count(1),
        lengths(4, 4, 8, 1, 4));
  }

  /**
   * The slices, encoded one after the other with the same coins, are the message; decoded one by
   * one, its value.
   */
  @ParameterizedTest
  @MethodSource("cuts")
  void blocksAreSlices(Blocks blocks) {
    int d = 21;
    Vector x = NastyVectors.gaussian(d, 51);
    for (Compressor each :
        List.of(new ScaledSign(), TopK.of(1), RandK.of(1), Qsgd.of(3), Identity.INSTANCE)) {
      Envelope envelope = Sending.envelope(5, Precision.FLOAT32);
      BitWriter out = new BitWriter(envelope, 0);
      Coins coins = envelope.coins();
      List<double[]> slices = slices(x.array(), blocks);
      slices.forEach(slice -> each.encode(Vector.of(slice), coins, out));
      Message expected =
          out.finish(
              (in, y, scale) -> {
                int from = 0;
                for (double[] slice : slices(y.array(), blocks)) {
                  Vector block = Vector.wrap(slice);
                  each.decode(in, block, scale);
                  System.arraycopy(slice, 0, y.array(), from, slice.length);
                  from += slice.length;
                }
              },
              d);
      Message message = new Blockwise(each, blocks).compress(x, envelope);
      assertThat(message.bits()).as(each.toString()).isEqualTo(expected.bits());
      assertThat(message.payload()).as(each.toString()).isEqualTo(expected.payload());
      Vector y = NastyVectors.gaussian(d, 52);
      Vector z = y.copy();
      message.addTo(y, 0.3);
      expected.addTo(z, 0.3);
      assertThat(y).as(each.toString()).isEqualTo(z);
    }
  }

  private static List<double[]> slices(double[] x, Blocks blocks) {
    int[] from = {0};
    return IntStream.range(0, blocks.count(x.length))
        .mapToObj(b -> Arrays.copyOfRange(x, from[0], from[0] += blocks.length(b, x.length)))
        .toList();
  }

  @Test
  void oneBlockIsTheCompressorItself() {
    Vector x = NastyVectors.gaussian(50, 53);
    for (Compressor each : List.of(new ScaledSign(), TopK.of(5), RandK.of(5), Qsgd.of(3))) {
      Compressor one = new Blockwise(each, new Blocks.Count(1));
      assertThat(Sending.received(one, x)).isEqualTo(Sending.received(each, x));
      assertThat(one.guarantee(50)).isEqualTo(each.guarantee(50));
    }
  }

  @Test
  void theGuaranteeIsThatOfTheWorstBlock() {
    assertThat(new Blockwise(new ScaledSign(), lengths(4, 4, 8)).guarantee(16))
        .isEqualTo(Guarantee.biased(1 / 8.0, 1, 1 / 8.0, 8));
    assertThat(new Blockwise(TopK.of(2), lengths(3, 10, 5)).guarantee(18))
        .isEqualTo(TopK.of(2).guarantee(10));
    assertThat(new Blockwise(RandK.of(2), new Blocks.Size(10)).guarantee(15))
        .isEqualTo(RandK.of(2).guarantee(10));
    assertThat(new Blockwise(Qsgd.of(1), new Blocks.Count(10)).guarantee(95))
        .isEqualTo(Qsgd.of(1).guarantee(10));
  }

  @Test
  void aBlockTooSmallForItsCompressorIsRefused() {
    Compressor compressor = new Blockwise(TopK.of(3), new Blocks.Size(4));
    assertThatThrownBy(() -> compressor.guarantee(10))
        .hasMessage("top-k needs k <= d, but k = 3 and d = 2");
    assertThatThrownBy(() -> Sending.received(compressor, Vector.zeros(10)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRefusalLeavesTheScratchVectorsInOrder() {
    Compressor compressor = new Blockwise(Identity.INSTANCE, new Blocks.Size(3));
    Vector x = Vector.of(1, 2, 3, Double.NaN);
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(() -> Sending.received(compressor, x))
          .isInstanceOf(ArithmeticException.class);
    }
    x.set(3, 4);
    assertThat(Sending.received(compressor, x)).isEqualTo(x);
  }
}
