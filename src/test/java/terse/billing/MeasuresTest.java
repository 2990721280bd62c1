package terse.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import terse.compress.Blocks;
import terse.compress.Blockwise;
import terse.compress.Code;
import terse.compress.Compose;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.Induced;
import terse.compress.Lattice;
import terse.compress.Natural;
import terse.compress.Power;
import terse.compress.Qsgd;
import terse.compress.RandK;
import terse.compress.Rounding;
import terse.compress.ScaledSign;
import terse.compress.Terngrad;
import terse.compress.Threshold;
import terse.compress.TopK;
import terse.vector.Vector;
import terse.wire.BitWriter;
import terse.wire.Decoder;
import terse.wire.Envelope;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

class MeasuresTest {
  private static final Vector EIGHT = Vector.of(1, -2, 3, -4, 5, -6, 7, -8);
  private static final Envelope ENVELOPE = new Envelope(7, 0, 1, 0, Precision.FLOAT32);

  static Stream<Arguments> papers() {
    return Stream.of(
        Arguments.of(Identity.INSTANCE, Convention.VALUES_ONLY),
        Arguments.of(Power.of(1), Convention.VALUES_ONLY),
        Arguments.of(TopK.of(2), Convention.VALUE_AND_LOG2_INDEX),
        Arguments.of(RandK.of(2), Convention.VALUE_AND_LOG2_INDEX),
        Arguments.of(Qsgd.of(1), Convention.QSGD_BOUND),
        Arguments.of(new Qsgd(1, "inf"), Convention.LOG2_LEVELS),
        Arguments.of(new Natural(), Convention.NATURAL_9),
        Arguments.of(Lattice.of(1), Convention.IADE_LEMMA),
        Arguments.of(new Terngrad(Code.AUTO), Convention.LOG2_LEVELS),
        Arguments.of(new ScaledSign(), Convention.LOG2_LEVELS),
        Arguments.of(new Blockwise(Qsgd.of(1), new Blocks.Count(2)), Convention.QSGD_BOUND),
        Arguments.of(Compose.chain(TopK.of(2), new Natural()), Convention.NATURAL_9),
        Arguments.of(new Induced(TopK.of(2), Qsgd.of(1)), Convention.QSGD_BOUND));
  }

  @ParameterizedTest
  @MethodSource("papers")
  void levelsAreBilledByTheirPaper(Compressor compressor, Convention convention) {
    Message message = compressor.compress(EIGHT, ENVELOPE);
    assertThat(Measures.paper(List.of(message, message))).contains(convention);
    double billed = new Billing(List.of(convention), 1).prices(message).get(0).orElseThrow().bits();
    assertThat(Measures.bits(convention, message)).isEqualTo(billed);
  }

  @Test
  void whatHasNoFormulaHasNone() {
    Message message = Rounding.of(3, false).compress(EIGHT, ENVELOPE);
    assertThat(Measures.paper(List.of(message))).isEmpty();
    assertThat(Measures.paper(List.of(mine(Part.LEVELS)))).isEmpty();
  }

  /** A message without levels does not decide for those that have some. */
  @Test
  void oneConventionServesAllMessages() {
    Compressor rare = Compose.chain(new Threshold(5.5), Qsgd.of(1));
    Message empty = rare.compress(Vector.zeros(8), ENVELOPE);
    Message full = rare.compress(EIGHT, ENVELOPE);
    assertThat(Measures.paper(List.of(empty))).contains(Convention.VALUE_AND_LOG2_INDEX);
    assertThat(Measures.paper(List.of(empty, full))).contains(Convention.QSGD_BOUND);
  }

  @Test
  void theEntropyIsThatOfTheConvention() {
    Message message = TopK.of(2).compress(EIGHT, ENVELOPE);
    assertThat(Measures.entropy(message))
        .isEqualTo(Measures.bits(Convention.ENTROPY, message))
        .isCloseTo(64 + log2(28), within(1e-9));
  }

  /** Whatever its parts are, the value is 4 and zeros: one symbol of four is 3 log2(4/3) + 2. */
  @Test
  void theEntropyOfAnUnknownCompressorIsReadOffItsPartsAndValue() {
    double symbols = 3 * log2(4.0 / 3) + 2;
    assertThat(Measures.entropy(mine(Part.LEVELS))).isCloseTo(symbols, within(1e-9));
    assertThat(Measures.entropy(mine(Part.HEADER))).isCloseTo(symbols, within(1e-9));
    assertThat(Measures.entropy(mine(Part.VALUES, Part.LEVELS)))
        .isCloseTo(8 + symbols, within(1e-9));
    assertThat(Measures.entropy(mine(Part.VALUES, Part.INDICES)))
        .isCloseTo(8 + log2(4), within(1e-9));
    assertThat(Measures.entropy(mine(Part.NORMS, Part.SIGNS))).isCloseTo(8 + symbols, within(1e-9));
  }

  /** A message with eight bits of each of these parts. */
  private static Message mine(Part... parts) {
    BitWriter out = new BitWriter(ENVELOPE, 64);
    for (Part part : parts) {
      out.part(part).bits(5, 8);
    }
    Decoder decoder =
        (in, y, scale) -> {
          for (Part ignored : parts) {
            in.bits(8);
          }
          y.array()[1] += 4 * scale;
        };
    return out.finish(decoder, 4);
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
