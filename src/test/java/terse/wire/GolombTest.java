package terse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.vector.Coins;

/** Golomb's and Rice's codewords, and the parameters that are best for geometric numbers. */
class GolombTest {
  private static void assertCodewords(Golomb code, String... printed) {
    for (int n = 0; n < printed.length; n++) {
      int number = n;
      assertThat(BitStrings.text(out -> code.write(out, number)))
          .as("%d", n)
          .isEqualTo(BitStrings.travelling(printed[n]));
    }
  }

  @Test
  void golombsCodewords() {
    assertCodewords(
        Golomb.of(3),
        "1 0",
        "1 10",
        "1 11",
        "01 0",
        "01 10",
        "01 11",
        "001 0",
        "001 10",
        "001 11",
        "0001 0");
    assertCodewords(
        Golomb.of(5),
        "1 .00",
        "1 .01",
        "1 .10",
        "1 .11 0",
        "1 .11 1",
        "01 .00",
        "01 .01",
        "01 .10",
        "01 .11 0",
        "01 .11 1",
        "001 .00");
    assertCodewords(Golomb.of(1), "1", "01", "001", "0001");
  }

  @Test
  void ricesCodewords() {
    assertCodewords(
        Golomb.rice(2),
        "1 .00",
        "1 .01",
        "1 .10",
        "1 .11",
        "01 .00",
        "01 .01",
        "01 .10",
        "01 .11",
        "001 .00");
    assertThat(Golomb.rice(7).m()).isEqualTo(128);
  }

  @Property
  void numbersAreReadBackAndTakeTheirLength(
      @ForAll @LongRange(min = 1, max = 1 << 20) long m,
      @ForAll @Size(max = 20) List<@LongRange(min = 0, max = 1 << 20) Long> numbers) {
    Golomb code = Golomb.of(Math.max(m, 1 + (1 << 20) / 500));
    Message message = BitStrings.write(out -> numbers.forEach(n -> code.write(out, n)));
    assertThat(message.bits()).isEqualTo(numbers.stream().mapToLong(code::bits).sum());
    BitReader in = message.reader();
    for (long n : numbers) {
      assertThat(code.read(in, n)).isEqualTo(n);
    }
    assertThat(in.remaining()).isZero();
  }

  @Property
  void theLargestNumbersAreReadBack(
      @ForAll @LongRange(min = 1L << 55, max = 1L << 62) long m,
      @ForAll @LongRange(min = 0) long n) {
    Golomb code = Golomb.of(m);
    Message message = BitStrings.write(out -> code.write(out, n));
    long quotient = n / m;
    assertThat(message.bits())
        .isEqualTo(quotient + 1 + TruncatedBinary.bits(n % m, m))
        .isEqualTo(code.bits(n));
    assertThat(code.read(message.reader(), n)).isEqualTo(n);
    if (n > 0) {
      assertThatThrownBy(() -> code.read(message.reader(), n - 1))
          .isInstanceOf(MalformedMessageException.class)
          .hasMessageEndingWith("at bit 0");
    }
  }

  @Property
  void quotientsAreExact(
      @ForAll @LongRange(min = 1, max = 1L << 62) long m, @ForAll @LongRange(min = 0) long n) {
    for (long number : new long[] {n, n / m * m, Math.max(0, n / m * m - 1), Long.MAX_VALUE}) {
      assertThat(Golomb.of(m).bits(number))
          .isEqualTo(number / m + 1 + TruncatedBinary.bits(number % m, m));
    }
  }

  private static double expectedBits(Golomb code, double mean) {
    double p = mean / (1 + mean);
    double expected = 0;
    double probability = 1 - p;
    for (int n = 0; probability > 1e-15 / (1 + mean); n++) {
      expected += probability * code.bits(n);
      probability *= p;
    }
    return expected;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 1, 1.6, 1.62, 2, 3, 4.5, 9, 10, 33.3, 100})
  void theOptimalParametersBeatAllOthers(double mean) {
    double best = expectedBits(Golomb.of(Golomb.optimalM(mean)), mean);
    for (int m = 1; m <= 2 * mean + 5; m++) {
      assertThat(best).as("M = %d", m).isLessThanOrEqualTo(expectedBits(Golomb.of(m), mean) + 1e-9);
    }
    double bestRice = expectedBits(Golomb.rice(Golomb.optimalR(mean)), mean);
    for (int r = 0; r < 10; r++) {
      assertThat(bestRice)
          .as("r = %d", r)
          .isLessThanOrEqualTo(expectedBits(Golomb.rice(r), mean) + 1e-9);
    }
  }

  @Test
  void theParameterForGapsIsTheOptimalOneOrCostsNextToTheSame() {
    for (int n = 2; n < 400; n += 23) {
      for (int k = 1; k < n; k++) {
        double mean = (double) (n - k) / k;
        double best = expectedBits(Golomb.of(Golomb.optimalM(mean)), mean);
        assertThat(expectedBits(Golomb.forGaps(n, k), mean)).isCloseTo(best, within(0.005));
      }
    }
  }

  /**
   * The redundancy of the best M is at most 0.04 bits for means above 10 (Gallager and Van Voorhis,
   * Figure 1).
   */
  @Test
  void geometricNumbersAreSentNearTheirEntropy() {
    Coins coins = new Coins(17);
    for (double mean : new double[] {10, 100, 1000}) {
      Golomb code = Golomb.of(Golomb.optimalM(mean));
      long bits = 0;
      int n = 20_000;
      for (int i = 0; i < n; i++) {
        bits += code.bits((long) (Math.log(1 - coins.nextDouble()) / -Math.log1p(1 / mean)));
      }
      double p = 1 / (1 + mean);
      assertThat(bits / (double) n / (Entropy.binary(p) / p)).isBetween(0.99, 1.02);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 64, 1000})
  void damagedMessagesAreRefusedOrReadWithinTheBound(long m) {
    Golomb code = Golomb.of(m);
    BitStrings.fuzz(
        m,
        out -> {
          for (int n = 0; n < 100; n += 7) {
            code.write(out, n);
          }
        },
        in -> {
          while (in.remaining() > 0) {
            assertThat(code.read(in, 98)).isBetween(0L, 98L);
          }
        });
  }

  @Test
  void impossibleParametersAreRefused() {
    assertThatThrownBy(() -> Golomb.of(0)).hasMessageEndingWith("but M = 0");
    assertThatThrownBy(() -> Golomb.rice(63)).hasMessageEndingWith("but r = 63");
    assertThatThrownBy(() -> Golomb.optimalM(Double.NaN)).hasMessageEndingWith("but mean = NaN");
    assertThatThrownBy(() -> Golomb.optimalR(-1)).hasMessageEndingWith("but mean = -1.0");
  }
}
