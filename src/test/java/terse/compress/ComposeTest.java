package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

class ComposeTest extends CompressorContract {
  @Override
  List<Compressor> compressors(int d) {
    int half = (d + 1) / 2;
    return List.of(
        Compose.chain(TopK.of(half), Qsgd.of(4)),
        Compose.chain(new AdaptiveThreshold(0.3), TopK.of(1), new ScaledSign()),
        Compose.chain(new ScaledSign(), RandK.of(half)));
  }

  @Override
  boolean isRandom(Compressor compressor, int d) {
    return !(((Compose) compressor).of().get(0) instanceof AdaptiveThreshold);
  }

  /**
   * The contract's Monte Carlo test, for chains whose first stage keeps another number of
   * coordinates every time.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20})
  void guaranteesHoldWhereTheNumberKeptIsRandom(int d) {
    List<Compressor> chains =
        List.of(
            Compose.chain(RandomSparsification.of(0.4), new ScaledSign()),
            Compose.chain(RandK.of((d + 1) / 2), new AdaptiveThreshold(0.5), Qsgd.of(4)));
    for (Compressor chain : chains) {
      GuaranteeTrial.all(chain, d).limit(6).forEach(GuaranteeTrial::check);
    }
  }

  @Test
  void oneStageIsTheCompressorItself() {
    Vector x = NastyVectors.gaussian(30, 91);
    var envelope = Sending.envelope(1, Precision.FLOAT32);
    for (Compressor c : List.of(TopK.of(3), RandK.of(3), Qsgd.of(2), new ScaledSign())) {
      assertThat(Compose.chain(c).compress(x, envelope).payload())
          .isEqualTo(c.compress(x, envelope).payload());
      assertThat(Compose.chain(c).guarantee(30)).isEqualTo(c.guarantee(30));
    }
  }

  @Test
  void theIdentityChangesNothingOnEitherSide() {
    Vector x = NastyVectors.gaussian(30, 92);
    var envelope = Sending.envelope(1, Precision.FLOAT32);
    Message alone = TopK.of(4).compress(x, envelope);
    Message before = Compose.chain(Identity.INSTANCE, TopK.of(4)).compress(x, envelope);
    Message after = Compose.chain(TopK.of(4), Identity.INSTANCE).compress(x, envelope);
    assertThat(before.payload()).isEqualTo(alone.payload()).isEqualTo(after.payload());
    assertThat(Sending.value(before)).isEqualTo(Sending.value(alone));
    assertThat(Sending.value(after)).isEqualTo(Sending.value(alone));
    assertThat(Compose.chain(TopK.of(4), Identity.INSTANCE).guarantee(30))
        .isEqualTo(TopK.of(4).guarantee(30));
  }

  @Test
  void afterTopKTheValuesAloneAreQuantised() {
    Vector x = Vector.of(0.1, -3, 0, 4, 0.2);
    Compose compose = Compose.chain(TopK.of(2), new ScaledSign());
    assertThat(Sending.received(compose, x)).isEqualTo(Vector.of(0, -3.5, 0, 3.5, 0));
    Message message = compose.compress(x, Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.bits(Part.SIGNS)).isEqualTo(2);
    assertThat(message.bits(Part.NORMS)).isEqualTo(32);
    assertThat(message.bits(Part.VALUES)).isZero();
    assertThat(message.bits(Part.INDICES)).as("one of ten pairs").isBetween(3L, 4L);
  }

  @Test
  void theNormIsThatOfTheKeptValues() {
    Vector x = Vector.of(3, 0.1, -4, 0.1);
    for (int round = 0; round < 50; round++) {
      Vector c =
          Sending.value(
              Compose.chain(TopK.of(2), Qsgd.of(5))
                  .compress(x, Sending.envelope(round, Precision.FLOAT64)));
      assertThat(c).as("levels of |(3, 4)| = 5 are met exactly").isEqualTo(Vector.of(3, 0, -4, 0));
    }
  }

  @Test
  void afterOthersTheDecodedValueIsCompressed() {
    Vector x = Vector.of(1, -1.5, 0.5);
    assertThat(Sending.received(Compose.chain(new ScaledSign(), TopK.of(2)), x))
        .isEqualTo(Vector.of(1, -1, 0));
  }

  @Test
  void sparsifiersAfterSparsifiersNarrowTheChoice() {
    Vector x = NastyVectors.gaussian(40, 93);
    assertThat(Sending.received(Compose.chain(TopK.of(20), TopK.of(5)), x))
        .isEqualTo(Sending.received(TopK.of(5), x));
    assertThat(Compose.chain(TopK.of(20), TopK.of(5)).guarantee(40))
        .isEqualTo(Guarantee.biased(0.125, 1, 0.125, 8));
  }

  @Test
  void nestedCompositionsAreOne() {
    Compose nested =
        Compose.chain(Compose.chain(TopK.of(9), RandK.of(5)), Compose.chain(Qsgd.of(1)));
    assertThat(nested).isEqualTo(Compose.chain(TopK.of(9), RandK.of(5), Qsgd.of(1)));
  }

  @Test
  void keepingNothingSendsNothingMore() {
    Message message =
        Compose.chain(new Threshold(9), Qsgd.of(1))
            .compress(Vector.zeros(50).fill(1), Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.bits()).isEqualTo(1);
    assertThat(Sending.value(message)).isEqualTo(Vector.zeros(50));
  }

  @Test
  void topKThenUnbiasedHasTheConstantsOfLemma16ExceptDelta() {
    double zeta = Qsgd.of(8).guarantee(10).zeta();
    assertThat(zeta).isEqualTo(1 + 10 / 64.0);
    Guarantee guarantee = Compose.chain(TopK.of(10), Qsgd.of(8)).guarantee(100);
    assertThat(guarantee.alpha()).isEqualTo(0.1);
    assertThat(guarantee.gamma()).isEqualTo(0.1);
    assertThat(guarantee.beta()).isEqualTo(zeta);
    assertThat(guarantee.delta()).isCloseTo(10 / (2 - zeta), within(1e-12));
    Guarantee scaled = Scale.toContract(Compose.chain(TopK.of(10), Qsgd.of(8))).guarantee(100);
    assertThat(scaled.delta()).as("Table 3 holds for C/zeta").isCloseTo(10 * zeta, within(1e-12));
  }

  /**
   * Two equal coordinates: Top-2 of 2 keeps them, QSGD with one level of 2 sends |x| sqrt(1/2) = 1
   * to 0 or |x|; the mean of |C(x)|^2 is zeta |x|^2 with zeta = sqrt(2), so |C(x) - x|^2 has mean
   * (zeta - 1)|x|^2 = 0.414 |x|^2. Lemma 16 promises 1 - 1/zeta = 0.293. 20,000 rounds have a
   * standard error of 0.004: a false alarm is impossible in practice (20 of them).
   */
  @Test
  void theDeltaThatLemma16PrintsFailsWithoutScaling() {
    Compose compose = Compose.chain(TopK.of(2), Qsgd.of(1));
    Scale scale = Scale.toContract(compose);
    double zeta = Qsgd.of(1).guarantee(2).zeta();
    assertThat(zeta).isEqualTo(Math.sqrt(2) + 1); // the bound, not tight in dimension 2
    Vector x = Vector.of(1, 1);
    double plain = 0;
    double scaled = 0;
    for (int round = 0; round < 20_000; round++) {
      var envelope = Sending.envelope(round, Precision.FLOAT64);
      plain += Sending.value(compose.compress(x, envelope)).squaredDistance(x) / 2 / 20_000;
      scaled += Sending.value(scale.compress(x, envelope)).squaredDistance(x) / 2 / 20_000;
    }
    assertThat(plain).isCloseTo(Math.sqrt(2) - 1, within(0.02));
    assertThat(plain).isGreaterThan(1 - 1 / Math.sqrt(2) + 0.1);
    assertThat(scaled).isLessThan(1 - 1 / zeta);
  }

  @Test
  void unbiasedAfterUnbiasedMultipliesZeta() {
    assertThat(Compose.chain(RandK.of(5), Qsgd.of(1)).guarantee(20))
        .isEqualTo(Guarantee.unbiased(4 * Qsgd.of(1).guarantee(5).zeta()));
    assertThat(Compose.chain(Qsgd.of(1), RandK.of(5)).guarantee(20))
        .isEqualTo(Guarantee.unbiased(4 * Qsgd.of(1).guarantee(20).zeta()));
  }

  @Test
  void aBiasedStageAfterQuantisationPromisesNothing() {
    assertThat(Compose.chain(Qsgd.of(1), TopK.of(2)).guarantee(10)).isEqualTo(Guarantee.NONE);
  }

  @Test
  void absoluteErrorsAddUp() {
    assertThat(Compose.chain(new Threshold(3), Lattice.of(1.25)).guarantee(1).absolute())
        .as("orthogonal: 3 where nothing is kept, 1.25 where it is")
        .isEqualTo(3.25);
    assertThat(Compose.chain(Lattice.of(1), Lattice.of(2)).guarantee(7).absolute()).isEqualTo(3);
  }

  /** The worst over all pairs of numbers that two sparsifiers may keep, one after the other. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 30})
  void severalVaryingStagesHaveTheWorstConstantsOfAllTheyMayKeep(int d) {
    Sparsifier first = new AdaptiveThreshold(0.4);
    Sparsifier second = RandomSparsification.of(0.6);
    Compressor third = Qsgd.of(3);
    Guarantee worst = null;
    for (int kept = 1; kept <= d; kept++) {
      Guarantee inner = null;
      for (int left = 1; left <= kept; left++) {
        Guarantee one = third.guarantee(left);
        inner = inner == null ? one : inner.or(one);
      }
      Guarantee both = second.guarantee(kept).thenOnKept(inner, 1);
      worst = worst == null ? both : worst.or(both);
    }
    assertThat(Compose.chain(first, second, third).guarantee(d))
        .isEqualTo(first.guarantee(d).thenOnKept(worst, 1));
  }

  /** Coordinates that are surely kept make the least number grow with the dimension. */
  @Test
  void theLeastNumberKeptMayGrowWithTheDimension() {
    PerCoordinate p = new PerCoordinate(List.of(1.0, 0.5, 1.0, 0.5, 1.0));
    Compressor chain =
        Compose.chain(new RandomSparsification(p, RandK.IndexSource.SHARED), Qsgd.of(1));
    Guarantee rest = Qsgd.of(1).guarantee(3).or(Qsgd.of(1).guarantee(5));
    assertThat(chain.guarantee(5)).isEqualTo(Guarantee.biased(0.5, 1, 0.5, 2).thenOnKept(rest, 1));
  }

  /** With a loop inside a loop this took 5e9 guarantees. */
  @Test
  void constantsOfTwoVaryingStagesTakeTimeInTheDimension() {
    Counting counting = new Counting(Qsgd.of(1));
    int d = 100_000;
    Compose chain = Compose.chain(new Threshold(1), RandomSparsification.of(0.5), counting);
    assertThat(chain.guarantee(d).beta()).isEqualTo(Qsgd.of(1).guarantee(d).zeta());
    assertThat(counting.asked).isEqualTo(d);
  }

  /** Counts how often it is asked for its constants. */
  private static final class Counting implements Compressor {
    private final Compressor inner;
    private int asked;

    Counting(Compressor inner) {
      this.inner = inner;
    }

    @Override
    public Guarantee guarantee(int d) {
      asked++;
      return inner.guarantee(d);
    }

    @Override
    public void encode(Vector x, Coins coins, BitWriter out) {
      inner.encode(x, coins, out);
    }

    @Override
    public void decode(BitReader in, Vector y, double scale) {
      inner.decode(in, y, scale);
    }

    @Override
    public long roomFor(int d, int realBits) {
      return inner.roomFor(d, realBits);
    }
  }

  @Test
  void aStageMustBeDefinedForAllThatMayBeKept() {
    assertThatThrownBy(() -> Compose.chain(new Threshold(1), TopK.of(3)).guarantee(10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("top-k needs k <= d, but k = 3 and d = 1");
    assertThatThrownBy(() -> new Compose(List.of()))
        .hasMessageContaining("compose needs a compressor");
  }
}
