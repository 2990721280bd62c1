package terse.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import terse.compress.AdaptiveRandom;
import terse.compress.AdaptiveThreshold;
import terse.compress.Blocks;
import terse.compress.Blockwise;
import terse.compress.Code;
import terse.compress.Compose;
import terse.compress.Compressor;
import terse.compress.ExponentialDithering;
import terse.compress.Identity;
import terse.compress.Induced;
import terse.compress.Lattice;
import terse.compress.Natural;
import terse.compress.NaturalDithering;
import terse.compress.Power;
import terse.compress.Qsgd;
import terse.compress.RandK;
import terse.compress.RandomSparsification;
import terse.compress.Rounding;
import terse.compress.Scale;
import terse.compress.ScaledSign;
import terse.compress.Sign;
import terse.compress.Terngrad;
import terse.compress.Threshold;
import terse.compress.TopK;
import terse.experiment.Catalogue;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.Envelope;
import terse.wire.Message;
import terse.wire.Precision;

class PiecesTest {
  private static final int D = 300;

  static List<Compressor> alone() {
    return List.of(
        Identity.INSTANCE,
        TopK.of(7),
        RandK.of(7),
        RandomSparsification.of(0.1),
        new AdaptiveRandom(),
        new Threshold(1),
        new AdaptiveThreshold(0.5),
        Rounding.of(2, false),
        new Natural(),
        ExponentialDithering.of(3, 4, "2"),
        NaturalDithering.of(4, "inf"),
        new Terngrad(Code.AUTO),
        Qsgd.of(4),
        new Sign(),
        new ScaledSign(),
        Power.of(2),
        Lattice.of(1),
        Compose.chain(new Threshold(1), RandK.of(1), Qsgd.of(1)),
        new Scale(OptionalDouble.of(2), TopK.of(3)),
        new Induced(TopK.of(3), new Natural()));
  }

  static Stream<Compressor> all() {
    return alone().stream().flatMap(c -> Stream.of(c, new Blockwise(c, new Blocks.Count(4))));
  }

  @ParameterizedTest
  @MethodSource("all")
  void coverEveryBit(Compressor compressor) {
    Coins coins = new Coins(1);
    Vector x = Vector.zeros(D);
    for (int j = 0; j < D; j++) {
      x.set(j, coins.nextGaussian());
    }
    for (Precision precision : Precision.values()) {
      Message message = compressor.compress(x, new Envelope(1, 2, 3, 0, precision));
      long bits = 0;
      for (Piece piece : Pieces.of(message).orElseThrow()) {
        bits += bits(piece);
      }
      assertThat(bits).isEqualTo(message.bits());
    }
  }

  @Test
  void everyCompressorOfTerseIsKnown() {
    List<String> known = alone().stream().map(each -> each.getClass().getName()).toList();
    assertThat(Catalogue.ofTerse().compressors().values())
        .extracting(Class::getName)
        .isSubsetOf(known);
  }

  private static long bits(Piece piece) {
    if (piece instanceof Piece.Choice choice) {
      return choice.bits();
    }
    return piece instanceof Piece.Reals reals ? reals.bits() : ((Piece.Quantised) piece).bits();
  }
}
