package terse.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
import terse.compress.Rounding;
import terse.compress.Scale;
import terse.compress.ScaledSign;
import terse.compress.Sign;
import terse.compress.Terngrad;
import terse.compress.Threshold;
import terse.compress.TopK;
import terse.trace.Price;
import terse.vector.Vector;
import terse.wire.BitWriter;
import terse.wire.Envelope;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

/** Prices worked out by hand, with N = 20 workers. */
class ConventionTest {
  private static final int WORKERS = 20;
  private static final Offset<Double> EXACT = within(1e-9);
  private static final Vector EIGHT = Vector.of(1, -2, 3, -4, 5, -6, 7, -8);

  @ParameterizedTest
  @EnumSource(Convention.class)
  void theUncompressedCosts32BitsANumber(Convention convention) {
    Price price = price(convention, Identity.INSTANCE, EIGHT);
    assertThat(price.bits()).isEqualTo(256);
    assertThat(price.bits(Part.VALUES)).isEqualTo(256);
  }

  @Test
  void onlyWhatWasSentAndItsEntropyDependOnThePrecision() {
    Message message = Identity.INSTANCE.compress(EIGHT, envelope(Precision.FLOAT64));
    for (Convention convention : Convention.values()) {
      boolean sent = convention == Convention.ENCODED || convention == Convention.ENTROPY;
      assertThat(price(convention, message).orElseThrow().bits()).isEqualTo(sent ? 512 : 256);
    }
  }

  @Test
  void aSparsifierPaysForItsValuesAndItsChoice() {
    TopK top = TopK.of(2);
    Message message = message(top, EIGHT);
    double sent = message.bits(Part.INDICES);
    assertThat(sent).isPositive();
    assertThat(price(Convention.VALUES_ONLY, top, EIGHT).bits()).isEqualTo(64);
    assertThat(price(Convention.VALUE_AND_INDEX, top, EIGHT).bits()).isEqualTo(128);
    assertThat(price(Convention.VALUE_AND_INDEX, top, EIGHT).bits(Part.INDICES)).isEqualTo(64);
    assertThat(price(Convention.VALUE_AND_LOG2_INDEX, top, EIGHT).bits()).isEqualTo(2 * (32 + 3));
    assertThat(price(Convention.MCM_AUTHORS, top, EIGHT).bits()).isEqualTo(64 + sent);
    assertThat(price(Convention.ENCODED, top, EIGHT).bits()).isEqualTo(64 + sent);
    assertThat(price(Convention.ENTROPY, top, EIGHT).bits()).isCloseTo(64 + log2(28), EXACT);
  }

  @Test
  void indicesThatBothEndsDrawHaveNoEntropyButTheUsualPrice() {
    RandK shared = RandK.of(2);
    assertThat(price(Convention.ENTROPY, shared, EIGHT).bits()).isEqualTo(64);
    assertThat(price(Convention.VALUE_AND_INDEX, shared, EIGHT).bits()).isEqualTo(128);
    assertThat(price(Convention.VALUE_AND_LOG2_INDEX, shared, EIGHT).bits()).isEqualTo(70);
    RandK sent = new RandK(OptionalInt.of(2), OptionalDouble.empty(), true, RandK.IndexSource.SENT);
    assertThat(price(Convention.ENTROPY, sent, EIGHT).bits()).isCloseTo(64 + log2(28), EXACT);
  }

  /** 4.5 ln(2 (1 + d)/(1 + sqrt d)) (1 + sqrt d) + 32/20, as its authors' figures have it. */
  @ParameterizedTest
  @CsvSource({"4, 17.85363", "66, 111.92", "124, 166.81", "301, 290.11"})
  void qsgdCostsTheMcmAuthorsTheirFormula(int d, double bits) {
    Vector x = Vector.zeros(d).fill(1);
    assertThat(price(Convention.MCM_AUTHORS, Qsgd.of(1), x).bits()).isCloseTo(bits, within(0.01));
  }

  @Test
  void theMessagesOfOneRoundAddUpToTheMcmAuthorsTotal() {
    int d = 9;
    double each = 4.5 * Math.log(2 * (4.0 + d) / (2 * (2 + 3))) * 2 * (2 + 3);
    Price price = price(Convention.MCM_AUTHORS, Qsgd.of(2), Vector.zeros(d).fill(1));
    assertThat(WORKERS * price.bits()).isCloseTo(WORKERS * each + 32, EXACT);
    assertThat(price.bits(Part.LEVELS)).isCloseTo(each, EXACT);
    Blockwise blocks = new Blockwise(Qsgd.of(2), new Blocks.Size(9));
    price = price(Convention.MCM_AUTHORS, blocks, Vector.zeros(18).fill(1));
    assertThat(WORKERS * price.bits()).isCloseTo(WORKERS * 2 * each + 32, EXACT);
  }

  /** (3 + 1.5 log2(10/3)) 3 + 32. */
  @Test
  void qsgdsTheoremBoundsItsBits() {
    Vector x = Vector.of(0, 0, 0, 5);
    Price price = price(Convention.QSGD_BOUND, Qsgd.of(1), x);
    assertThat(price.bits()).isCloseTo(48.816345, within(1e-6));
    assertThat(price.bits(Part.NORMS)).isEqualTo(32);
    Blockwise blocks = new Blockwise(Qsgd.of(1), new Blocks.Count(2));
    assertThat(price(Convention.QSGD_BOUND, blocks, Vector.zeros(8).fill(1)).bits())
        .isCloseTo(2 * 48.816345, within(1e-6));
    assertThat(tryPrice(Convention.QSGD_BOUND, new Qsgd(1, "inf"), x)).isEmpty();
    assertThat(tryPrice(Convention.MCM_AUTHORS, new Qsgd(1, "inf"), x)).isEmpty();
  }

  @Test
  void naturalCompressionCostsNineBits() {
    Price price = price(Convention.NATURAL_9, new Natural(), EIGHT);
    assertThat(price.bits()).isEqualTo(72);
    assertThat(price.bits(Part.SIGNS)).isEqualTo(8);
    assertThat(price(Convention.NATURAL_9, Rounding.of(2, false), EIGHT).bits()).isEqualTo(72);
    assertThat(tryPrice(Convention.NATURAL_9, Rounding.of(3, false), EIGHT)).isEmpty();
    assertThat(tryPrice(Convention.NATURAL_9, Qsgd.of(1), EIGHT)).isEmpty();
  }

  @Test
  void levelsCostTheirLogarithm() {
    assertThat(price(Convention.LOG2_LEVELS, Qsgd.of(1), EIGHT).bits())
        .isCloseTo(32 + 8 * log2(3), EXACT);
    assertThat(price(Convention.LOG2_LEVELS, new Terngrad(Code.AUTO), EIGHT).bits())
        .isCloseTo(32 + 8 * log2(3), EXACT);
    assertThat(price(Convention.LOG2_LEVELS, new Qsgd(4, "inf"), EIGHT).bits())
        .isCloseTo(32 + 8 * log2(9), EXACT);
    assertThat(price(Convention.LOG2_LEVELS, NaturalDithering.of(3, "2"), EIGHT).bits())
        .isCloseTo(32 + 8 * log2(7), EXACT);
    assertThat(price(Convention.LOG2_LEVELS, ExponentialDithering.of(3, 2, "2"), EIGHT).bits())
        .isCloseTo(32 + 8 * log2(5), EXACT);
    assertThat(price(Convention.LOG2_LEVELS, new Sign(), EIGHT).bits()).isEqualTo(8);
    assertThat(price(Convention.LOG2_LEVELS, new ScaledSign(), EIGHT).bits()).isEqualTo(40);
    assertThat(tryPrice(Convention.LOG2_LEVELS, new Natural(), EIGHT)).isEmpty();
  }

  /** 4 (1.05 + log2(5/0.5 + 2)) is 18.54. */
  @Test
  void theLatticeCostsItsLemmaRoundedUp() {
    Vector x = Vector.of(3, 0, 0, 4); // on the grid of steps of 1/2
    assertThat(price(Convention.IADE_LEMMA, Lattice.of(0.5), x).bits()).isEqualTo(19);
    assertThat(tryPrice(Convention.IADE_LEMMA, new Natural(), x)).isEmpty();
    Blockwise blocks = new Blockwise(Lattice.of(0.5), new Blocks.Count(1));
    assertThat(price(Convention.IADE_LEMMA, blocks, x).bits()).isEqualTo(19);
  }

  /** One symbol of four is 3 log2(4/3) + 2 bits. */
  @Test
  void theEntropyOfLevelsGoesByHowOftenTheyOccur() {
    double oneOfFour = 3 * log2(4.0 / 3) + 2;
    assertThat(price(Convention.ENTROPY, Qsgd.of(1), Vector.of(0, 0, 0, 5)).bits())
        .isCloseTo(32 + oneOfFour, EXACT);
    assertThat(price(Convention.ENTROPY, new ScaledSign(), Vector.of(1, -1, 1, 1)).bits())
        .isCloseTo(32 + oneOfFour, EXACT);
    assertThat(price(Convention.ENTROPY, new Sign(), Vector.of(1, -0.0, 1, 1)).bits()).isZero();
    assertThat(price(Convention.ENTROPY, new Natural(), Vector.of(2, -2, 4, 4)).bits())
        .isCloseTo(2 * log2(2) + 2 * log2(4), EXACT);
    assertThat(price(Convention.ENTROPY, Lattice.of(1), Vector.of(8, 8, 0, 16)).bits())
        .isCloseTo(2 * log2(2) + 2 * log2(4), EXACT);
    assertThat(price(Convention.ENTROPY, Qsgd.of(1), Vector.zeros(4)).bits()).isEqualTo(32);
  }

  @Test
  void aCompositionPaysForItsChoiceAndItsLevels() {
    Compressor both = Compose.chain(TopK.of(2), Qsgd.of(1));
    Message message = message(both, EIGHT);
    double choice = message(TopK.of(2), EIGHT).bits(Part.INDICES);
    assertThat(price(Convention.LOG2_LEVELS, message).orElseThrow().bits())
        .isCloseTo(choice + 32 + 2 * log2(3), EXACT);
    assertThat(price(Convention.VALUES_ONLY, message).orElseThrow().bits())
        .isEqualTo(message.bits() - choice);
    assertThat(price(Convention.VALUE_AND_INDEX, message).orElseThrow().bits())
        .isEqualTo(message.bits() - choice + 64);
    Compressor nothing = Compose.chain(new Threshold(100), Qsgd.of(1));
    assertThat(price(Convention.LOG2_LEVELS, nothing, EIGHT).bits())
        .isEqualTo((double) message(nothing, EIGHT).bits());
  }

  @Test
  void sumsAndMultiplesPayForTheirParts() {
    Compressor induced = new Induced(TopK.of(1), Qsgd.of(1));
    assertThat(price(Convention.LOG2_LEVELS, induced, EIGHT).bits())
        .isCloseTo(message(TopK.of(1), EIGHT).bits(Part.INDICES) + 32 + 32 + 8 * log2(3), EXACT);
    assertThat(
            price(Convention.QSGD_BOUND, Scale.by(0.5, Qsgd.of(1)), Vector.of(0, 0, 0, 5)).bits())
        .isCloseTo(48.816345, within(1e-6));
    Compressor chain = Compose.chain(new Natural(), Qsgd.of(1));
    assertThat(price(Convention.LOG2_LEVELS, chain, EIGHT).bits())
        .isCloseTo(32 + 8 * log2(3), EXACT);
    Vector sixteen = Vector.zeros(16).fill(1);
    assertThat(price(Convention.VALUE_AND_INDEX, Power.of(1), sixteen).bits()).isEqualTo(32 * 8);
  }

  @Test
  void whatIsNotKnownHasNoPriceButWhatWasSent() {
    BitWriter out = new BitWriter(envelope(Precision.FLOAT32), 8);
    out.part(Part.LEVELS).bits(5, 8);
    Message message = out.finish((in, y, scale) -> in.bits(8), 3);
    for (Convention convention : EnumSet.complementOf(EnumSet.of(Convention.ENCODED))) {
      assertThat(price(convention, message)).as(convention.name()).isEmpty();
    }
    assertThat(price(Convention.ENCODED, message).orElseThrow().bits()).isEqualTo(8);
  }

  @Test
  void ofWhatIsNotKnownRealNumbersHaveTheirPrice() {
    BitWriter out = new BitWriter(envelope(Precision.FLOAT64), 128);
    out.part(Part.VALUES).real(1);
    out.real(2);
    Message message = out.finish((in, y, scale) -> in.reals(new double[2], 2), 3);
    assertThat(price(Convention.VALUE_AND_INDEX, message).orElseThrow().bits()).isEqualTo(64);
    assertThat(price(Convention.ENTROPY, message).orElseThrow().bits()).isEqualTo(128);
  }

  @Test
  void theirNamesAreKebabCase() {
    assertThat(new Billing(List.of(Convention.values()), 3).conventions())
        .containsExactly(
            "encoded",
            "mcm-authors",
            "values-only",
            "value-and-index",
            "value-and-log2-index",
            "qsgd-bound",
            "natural-9",
            "log2-levels",
            "iade-lemma",
            "entropy");
  }

  private static Price price(Convention convention, Compressor compressor, Vector x) {
    return tryPrice(convention, compressor, x).orElseThrow();
  }

  private static Optional<Price> tryPrice(Convention convention, Compressor compressor, Vector x) {
    return price(convention, message(compressor, x));
  }

  private static Optional<Price> price(Convention convention, Message message) {
    return new Billing(List.of(convention), WORKERS).prices(message).get(0);
  }

  private static Message message(Compressor compressor, Vector x) {
    return compressor.compress(x, envelope(Precision.FLOAT32));
  }

  private static Envelope envelope(Precision precision) {
    return new Envelope(7, 0, 1, 0, precision);
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
