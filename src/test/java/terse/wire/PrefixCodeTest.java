package terse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.vector.Coins;

class PrefixCodeTest {
  private static int[] symbols(Coins coins, int alphabet, int n) {
    return IntStream.range(0, n).map(i -> coins.nextInt(alphabet)).toArray();
  }

  /** Weights that differ by many powers of two, so that the longest codewords meet their bound. */
  private static double[] weights(Coins coins, int alphabet) {
    int spread = 1 + coins.nextInt(30);
    double[] weights = new double[alphabet];
    Arrays.setAll(weights, i -> Math.scalb(1 + coins.nextDouble(), -coins.nextInt(spread)));
    return weights;
  }

  private static int[] read(PrefixCode code, BitReader in, int n) {
    int[] read = new int[n + 2];
    code.read(in, read, n);
    return Arrays.copyOf(read, n);
  }

  @Test
  void codewordsAreCanonical() {
    PrefixCode code = new PrefixCode(1, 4, 1, 2);
    assertThat(IntStream.range(0, 4).map(code::bits)).containsExactly(3, 1, 3, 2);
    assertThat(BitStrings.text(out -> code.write(new int[] {0, 1, 2, 3, 3}, 5, out)))
        .isEqualTo("110" + "0" + "111" + "10" + "10");
    PrefixCode two = new PrefixCode(1e-9, 1);
    assertThat(BitStrings.text(out -> two.write(new int[] {1, 0, 0}, 3, out))).isEqualTo("100");
  }

  @Property(tries = 200)
  void whatIsWrittenIsRead(
      @ForAll @LongRange long seed,
      @ForAll @IntRange(min = 2, max = 128) int alphabet,
      @ForAll @IntRange(max = 300) int n,
      @ForAll @IntRange(max = 63) int offset) {
    Coins coins = new Coins(seed);
    PrefixCode code = new PrefixCode(weights(coins, alphabet));
    int[] symbols = symbols(coins, alphabet, n);
    Message message =
        BitStrings.write(
            out -> {
              out.bits(0, offset);
              code.write(symbols, n, out);
              out.bits(5, 3);
            });
    assertThat(message.bits()).isEqualTo(offset + code.bits(symbols, n) + 3);
    BitReader in = BitStrings.reader(message.payload(), message.bits());
    in.bits(offset);
    assertThat(read(code, in, n)).isEqualTo(symbols);
    assertThat(in.bits(3)).isEqualTo(5);
    assertThat(in.remaining()).isZero();
  }

  /** The least sum of weight times length, by trying every length of every symbol in turn. */
  private static double least(double[] weights) {
    double[] sorted = Arrays.stream(weights).sorted().toArray();
    int units = 1 << PrefixCode.LONGEST; // a codeword of l bits takes 2^-l of them
    double[] best = new double[units + 1];
    for (double weight : sorted) {
      double[] next = new double[units + 1];
      Arrays.fill(next, Double.POSITIVE_INFINITY);
      for (int length = 1; length <= PrefixCode.LONGEST; length++) {
        int taken = units >> length;
        for (int left = taken; left <= units; left++) {
          next[left] = Math.min(next[left], best[left - taken] + weight * length);
        }
      }
      best = next;
    }
    return best[units];
  }

  @Property(tries = 60)
  void lengthsAreTheBestThatFitTheBound(
      @ForAll @LongRange long seed, @ForAll @IntRange(min = 2, max = 24) int alphabet) {
    double[] weights = weights(new Coins(seed), alphabet);
    PrefixCode code = new PrefixCode(weights);
    double sum = 0;
    double kraft = 0;
    for (int s = 0; s < alphabet; s++) {
      sum += weights[s] * code.bits(s);
      kraft += Math.scalb(1.0, -code.bits(s));
      assertThat(code.bits(s)).isBetween(1, PrefixCode.LONGEST);
    }
    assertThat(kraft).isEqualTo(1);
    assertThat(sum).isLessThanOrEqualTo(least(weights) * (1 + 1e-12));
  }

  @Test
  void aDamagedMessageIsRefusedOrReadsAsSymbols() {
    Coins coins = new Coins(9);
    PrefixCode code = new PrefixCode(weights(coins, 90));
    int[] symbols = symbols(coins, 90, 60);
    int refused =
        BitStrings.fuzz(
            11,
            out -> code.write(symbols, 60, out),
            in -> assertThat(IntStream.of(read(code, in, 60)).allMatch(s -> s < 90)).isTrue());
    assertThat(refused).isGreaterThan(1000);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 129})
  void alphabetsAreBounded(int alphabet) {
    double[] weights = new double[alphabet];
    Arrays.fill(weights, 1);
    assertThatThrownBy(() -> new PrefixCode(weights))
        .hasMessage("a prefix code needs 2 to 128 symbols, but there are " + alphabet);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void weightsArePositive(double bad) {
    assertThatThrownBy(() -> new PrefixCode(1, bad))
        .hasMessage("a prefix code needs finite weights > 0, but one is " + bad);
  }
}
