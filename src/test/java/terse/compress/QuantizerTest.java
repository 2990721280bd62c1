package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.vector.Coins;
import terse.vector.Vector;

/** The rounding itself, coin by coin. */
class QuantizerTest {
  private static final long COINS = 1L << 52; // the high 52 bits of a coin decide

  /** The level of one number by one coin, whose high 52 bits are these. */
  private static long level(Rule rule, double x, long coin) {
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
    Rule rule = new OneLevel(new Share(1, 1));
    assertThat(above(coin -> level(rule, x, coin), 0)).isEqualTo(Math.round(x * COINS));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0x1p-45, 0.3, 1, 1.25, 2.5, 1000.125, 0x1p29 + 0.0625, 0x1p30})
  void levelsAreDrawnWithTheirProbabilities(double x) {
    Rule rule = new UniformLevels(new Share(1, 1));
    long low = (long) Math.floor(x);
    assertThat(level(rule, x, 0)).isEqualTo(low);
    assertThat(above(coin -> level(rule, x, coin), low)).isEqualTo(Math.round((x - low) * COINS));
  }

  /** Between powers of two a and 2a the probability of 2a is (x - a)/a; below 1 that of 1 is x. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0x1p-50, 0.1, 0.75, 1, 1.125, 1.5, 2, 3, 5, 1000, 0x1p40 + 1})
  void powersOfTwoAreDrawnWithTheirProbabilities(double x) {
    Rule rule = new BinaryLevels(new Share(1, 1));
    long low = x < 1 ? 0 : Math.getExponent(x) + 1;
    double from = x < 1 ? 0 : Math.scalb(1.0, (int) low - 1);
    double to = x < 1 ? 1 : 2 * from;
    assertThat(level(rule, x, 0)).isEqualTo(low);
    assertThat(above(coin -> level(rule, x, coin), low))
        .isEqualTo(Math.round((x - from) / (to - from) * COINS));
  }

  /** In all three ways to walk over a tile, and in the rest, each coordinate by its coin. */
  @ParameterizedTest
  @CsvSource({
    "1, 3",
    "63, 3",
    "300, 3",
    "4095, 3",
    "4096, 3",
    "12288, 3",
    "28672, 3",
    "50000, 3",
    "300, 1",
    "4096, 1",
    "8191, 1",
    "28673, 1",
    "50000, 1"
  })
  void listsWhatIsNotZeroInOrder(int d, int top) {
    Vector x = NastyVectors.make(d, j -> j % 3 == 0 ? (top == 1 ? 0.3 : 0.75) * ((j % 7) - 3) : 0);
    Sending.litterScratch(d);
    int k = Quantizer.round(x.array(), new Coins(9), top, new UniformLevels(new Share(1, 1)));
    Coins own = new Coins(new Coins(9).nextLong());
    int next = 0;
    for (int j = 0; j < d; j++) {
      double size = Math.abs(x.get(j));
      double whole = Math.floor(size);
      double coin = (TileCoins.coin(own, d, j) >>> 12) * 0x1p-52;
      int level = (int) whole + (coin + (size - whole) >= 1 ? 1 : 0);
      if (level > 0) {
        assertThat(Levels.positions(d)[next]).isEqualTo(j);
        assertThat(Levels.magnitudes(d)[next++]).isEqualTo(level);
      }
    }
    assertThat(k).isEqualTo(next);
  }

  /** The lists of a thread that never compressed grow with what is found. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void theListsGrow(int top) throws Exception {
    int d = 40_000;
    Vector x = NastyVectors.make(d, j -> j < 20_000 ? 0 : top); // late, and then every one
    Callable<int[]> task =
        () -> {
          Rule rule = new UniformLevels(new Share(1, 1));
          int k = Quantizer.round(x.array(), new Coins(9), top, rule);
          assertThat(k).isEqualTo(20_000);
          for (int i = 0; i < k; i++) {
            assertThat(Levels.positions(k)[i]).isEqualTo(20_000 + i);
            assertThat(Levels.magnitudes(k)[i]).isEqualTo(top);
          }
          return Levels.positions(0);
        };
    ExecutorService fresh = Executors.newSingleThreadExecutor();
    try {
      assertThat(fresh.submit(task).get().length).isBetween(20_000, d);
    } finally {
      fresh.shutdown();
    }
  }

  /** A level that rounding errors lift above the highest is the highest. */
  @ParameterizedTest
  @ValueSource(ints = {1, 8192})
  void levelsAreAtMostTheHighest(int d) {
    Vector x = Vector.zeros(d).fill(3.5);
    int k = Quantizer.round(x.array(), new Coins(9), 3, new UniformLevels(new Share(1, 1)));
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
