package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.vector.Coins;
import terse.vector.Vector;

/** The rounding itself, coin by coin. */
class QuantizerTest {
  private static final long COINS = 1L << 52; // the high 52 bits of a coin decide

  /** The level of one number by one coin, whose high 52 bits are these. */
  private static long level(Quantizer.Rule rule, double x, long coin) {
    double[] row = {x, -x};
    long[] levels = new long[2];
    rule.round(row, new long[] {coin << 12, coin << 12 | 0xfff}, levels, 2);
    assertThat(levels[1])
        .as("the sign and lower bits of the coin do not matter")
        .isEqualTo(levels[0]);
    return levels[0];
  }

  /** Of the 2^52 coins, the number for which the level is above this one, found by bisection. */
  private static long above(LongUnaryOperator level, long low) {
    long never = -1;
    long always = COINS;
    while (always - never > 1) {
      long coin = (never + always) >>> 1;
      if (level.applyAsLong(coin) > low) {
        always = coin;
      } else {
        never = coin;
      }
    }
    return COINS - always;
  }

  /** The probability of the higher level is the fractional part, to the last of 52 bits. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0x1p-52, 0x1p-40, 0x1.8p-33, 0.1, 0.5, 0.75, 1 - 0x1p-52, 1})
  void oneLevelIsDrawnWithItsProbability(double x) {
    Quantizer.Rule rule = Quantizer.uniform(1, 1, true);
    assertThat(above(coin -> level(rule, x, coin), 0)).isEqualTo(Math.round(x * COINS));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0x1p-45, 0.3, 1, 1.25, 2.5, 1000.125, 0x1p29 + 0.0625, 0x1p30})
  void levelsAreDrawnWithTheirProbabilities(double x) {
    Quantizer.Rule rule = Quantizer.uniform(1, 1, false);
    long low = (long) Math.floor(x);
    assertThat(level(rule, x, 0)).isEqualTo(low);
    assertThat(above(coin -> level(rule, x, coin), low)).isEqualTo(Math.round((x - low) * COINS));
  }

  /** Between powers of two a and 2a the probability of 2a is (x - a)/a; below 1 that of 1 is x. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0x1p-50, 0.1, 0.75, 1, 1.125, 1.5, 2, 3, 5, 1000, 0x1p40 + 1})
  void powersOfTwoAreDrawnWithTheirProbabilities(double x) {
    Quantizer.Rule rule = Quantizer.binary(1, 1);
    long low = x < 1 ? 0 : Math.getExponent(x) + 1;
    double from = x < 1 ? 0 : Math.scalb(1.0, (int) low - 1);
    double to = x < 1 ? 1 : 2 * from;
    assertThat(level(rule, x, 0)).isEqualTo(low);
    assertThat(above(coin -> level(rule, x, coin), low))
        .isEqualTo(Math.round((x - from) / (to - from) * COINS));
  }

  /** Coordinate j has coin j of the stream that the first number of the coins is the key of. */
  @ParameterizedTest
  @ValueSource(ints = {1, 63, 64, 300, 8191, 8192, 50_000})
  void listsWhatIsNotZeroInOrder(int d) {
    Vector x = NastyVectors.make(d, j -> j % 3 == 0 ? 0.75 * ((j % 7) - 3) : 0);
    Sending.litterScratch(d);
    int k = Quantizer.round(x.array(), new Coins(9), 3, Quantizer.uniform(1, 1, false));
    Coins own = new Coins(new Coins(9).nextLong());
    int next = 0;
    for (int j = 0; j < d; j++) {
      double size = Math.abs(x.get(j));
      double whole = Math.floor(size);
      int level = (int) whole + ((own.at(j) >>> 12) * 0x1p-52 + (size - whole) >= 1 ? 1 : 0);
      if (level > 0) {
        assertThat(Levels.positions(d)[next]).isEqualTo(j);
        assertThat(Levels.magnitudes(d)[next++]).isEqualTo(level);
      }
    }
    assertThat(k).isEqualTo(next);
  }

  /** A level that rounding errors lift above the highest is the highest. */
  @ParameterizedTest
  @ValueSource(ints = {1, 8192})
  void levelsAreAtMostTheHighest(int d) {
    Vector x = Vector.zeros(d).fill(3.5);
    int k = Quantizer.round(x.array(), new Coins(9), 3, Quantizer.uniform(1, 1, false));
    assertThat(k).isEqualTo(d);
    for (int i = 0; i < d; i++) {
      assertThat(Levels.magnitudes(d)[i]).isEqualTo(3);
    }
  }

  @Test
  void transposingExchangesBitsAndWords() {
    Coins coins = new Coins(3);
    long[] a = new long[128];
    for (int i = 0; i < a.length; i++) {
      a[i] = coins.nextLong();
    }
    long[] b = a.clone();
    Transpose.words(b, 128);
    for (int k = 0; k < 64; k++) {
      for (int i = 0; i < 64; i++) {
        assertThat(b[i] >>> k & 1).isEqualTo(a[k] >>> i & 1);
        assertThat(b[64 + i] >>> k & 1).isEqualTo(a[64 + k] >>> i & 1);
      }
    }
  }
}
