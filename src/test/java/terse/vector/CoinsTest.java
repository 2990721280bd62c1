package terse.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.testing.Chance;

/**
 * Random numbers: golden values by whole-number arithmetic, and laws with fixed keys and false
 * alarms below 1e-6 each.
 */
class CoinsTest {
  private static final double ALPHA = 1e-6;
  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);
  private static final BigInteger GOLDEN = new BigInteger("9e3779b97f4a7c15", 16);

  /** The outputs of the reference implementation for seed 1234567. */
  @Test
  void firstNumbersAreThoseOfSplitMix64() {
    Coins coins = new Coins(1234567);
    long[] expected = {
      Long.parseUnsignedLong("6457827717110365317"),
      Long.parseUnsignedLong("3203168211198807973"),
      Long.parseUnsignedLong("9817491932198370423"),
      Long.parseUnsignedLong("4593380528125082431"),
      Long.parseUnsignedLong("16408922859458223821")
    };
    for (int i = 0; i < expected.length; i++) {
      assertThat(coins.at(i)).isEqualTo(expected[i]);
      assertThat(coins.nextLong()).isEqualTo(expected[i]);
    }
  }

  @Property
  void everyNumberIsTheHashOfKeyAndPosition(@ForAll long key, @ForAll long i) {
    BigInteger state =
        BigInteger.valueOf(key).add(GOLDEN.multiply(BigInteger.valueOf(i).add(BigInteger.ONE)));
    assertThat(new Coins(key).at(i)).isEqualTo(mix(state).longValue());
  }

  @Property
  void aRowHoldsTheNumbersFromAPlaceOn(
      @ForAll long key, @ForAll @IntRange(max = Rows.LENGTH) int n, @ForAll long from) {
    long[] row = new long[n + 1];
    new Coins(key).row(from, row, n);
    for (int j = 0; j < n; j++) {
      assertThat(row[j]).isEqualTo(new Coins(key).at(from + j));
    }
    assertThat(row[n]).as("beyond the last").isZero();
  }

  @Property
  void keysFoldTheAddressFromLeftToRight(@ForAll long seed, @ForAll long round) {
    BigInteger key = new BigInteger("2545f4914f6cdd1d", 16);
    for (long part : new long[] {seed, round}) {
      key = mix(key.add(GOLDEN).add(mix(BigInteger.valueOf(part).add(GOLDEN))));
    }
    assertThat(Coins.key(seed, round)).isEqualTo(key.longValue());
    assertThat(Coins.fold(Coins.key(seed), round)).isEqualTo(key.longValue());
  }

  private static BigInteger mix(BigInteger state) {
    BigInteger z = state.mod(TWO_64);
    z = z.xor(z.shiftRight(30)).multiply(new BigInteger("bf58476d1ce4e5b9", 16)).mod(TWO_64);
    z = z.xor(z.shiftRight(27)).multiply(new BigInteger("94d049bb133111eb", 16)).mod(TWO_64);
    return z.xor(z.shiftRight(31));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 7, 10, 64, 1000})
  void boundedNumbersAreUniform(long bound) {
    Coins coins = new Coins(Coins.key(1, bound));
    long[] counts = new long[(int) bound];
    for (int i = 0; i < 200 * (int) bound + 20_000; i++) {
      counts[(int) coins.nextLong(bound)]++;
    }
    assertThat(Chance.uniformStatistic(counts)).isLessThan(Chance.chiSquare((int) bound, ALPHA));
  }

  /**
   * Without its rejections, nextLong(3 2^61) would give residues mod 3 the probabilities 3/8, 3/8,
   * 2/8.
   */
  @Test
  void largeBoundsHaveNoBias() {
    Coins coins = new Coins(2);
    long bound = 3L << 61;
    long[] residues = new long[3];
    long[] thirds = new long[3];
    for (int i = 0; i < 30_000; i++) {
      long value = coins.nextLong(bound);
      residues[(int) (value % 3)]++;
      thirds[(int) (value >>> 61)]++;
    }
    assertThat(Chance.uniformStatistic(residues)).isLessThan(Chance.chiSquare(2, ALPHA));
    assertThat(Chance.uniformStatistic(thirds)).isLessThan(Chance.chiSquare(2, ALPHA));
  }

  @Test
  void boundsBelowOneAreRefused() {
    assertThatThrownBy(() -> new Coins(0).nextLong(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bound >= 1")
        .hasMessageContaining("bound = 0");
    assertThatThrownBy(() -> new Coins(0).nextInt(-5)).hasMessageContaining("bound = -5");
  }

  @Test
  void doublesAreUniformMultiplesOfTheLastPlace() {
    Coins coins = new Coins(3);
    long[] counts = new long[100];
    for (int i = 0; i < 100_000; i++) {
      double u = coins.nextDouble();
      assertThat(u).isBetween(0.0, 1 - 0x1p-53);
      assertThat(u * 0x1p53).isEqualTo(Math.rint(u * 0x1p53));
      counts[(int) (u * 100)]++;
    }
    assertThat(Chance.uniformStatistic(counts)).isLessThan(Chance.chiSquare(99, ALPHA));
  }

  @Test
  void gaussiansHaveTheMomentsAndDecilesOfTheNormalLaw() {
    double[] deciles = {
      0, 0.2533471031357997, 0.5244005127080407, 0.8416212335729143, 1.2815515655446004
    };
    Coins coins = new Coins(4);
    int n = 1_000_000;
    long[] counts = new long[10];
    double[] moments = new double[5];
    for (int i = 0; i < n; i++) {
      double g = coins.nextGaussian();
      int band = 4;
      while (Math.abs(g) < deciles[band]) {
        band--;
      }
      counts[g < 0 ? 4 - band : 5 + band]++;
      double power = 1;
      for (int p = 1; p <= 4; p++) {
        power *= g;
        moments[p] += power / n;
      }
    }
    assertThat(Chance.uniformStatistic(counts)).isLessThan(Chance.chiSquare(9, ALPHA));
    double z = Chance.normal(ALPHA) / Math.sqrt(n);
    assertThat(moments[1]).isCloseTo(0, within(z)); // variances of g^p: 1, 2, 15, 96
    assertThat(moments[2]).isCloseTo(1, within(z * Math.sqrt(2)));
    assertThat(moments[3]).isCloseTo(0, within(z * Math.sqrt(15)));
    assertThat(moments[4]).isCloseTo(3, within(z * Math.sqrt(96)));
  }

  @Test
  void streamsOfNeighbouringAddressesAreUncorrelated() {
    int n = 20_000;
    double bound = Chance.normal(ALPHA) / Math.sqrt(n);
    long[] here = {7, 0, 3, 12, 1};
    for (int part = 0; part < here.length; part++) {
      long[] there = here.clone();
      there[part]++;
      assertThat(correlation(new Coins(Coins.key(here)), new Coins(Coins.key(there)), n, 0))
          .as("addresses that differ in part %d", part)
          .isCloseTo(0, within(bound));
    }
    assertThat(correlation(new Coins(Coins.key(here)), new Coins(Coins.key(here)), n, 1))
        .as("a stream and itself one place on")
        .isCloseTo(0, within(bound));
  }

  private static double correlation(Coins a, Coins b, int n, int lag) {
    for (int i = 0; i < lag; i++) {
      b.nextDouble();
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += (a.nextDouble() - 0.5) * (b.nextDouble() - 0.5) * 12;
    }
    return sum / n;
  }

  @Test
  void firstNumbersOfConsecutiveRoundsAreUniform() {
    long[] counts = new long[64];
    for (int round = 0; round < 64_000; round++) {
      counts[(int) new Coins(Coins.key(0, 0, round)).nextLong(64)]++;
    }
    assertThat(Chance.uniformStatistic(counts)).isLessThan(Chance.chiSquare(63, ALPHA));
  }

  @Test
  void addressesThatDifferHaveDifferentKeys() {
    Set<Long> keys = new HashSet<>();
    int addresses = 0;
    for (long a = -3; a <= 3; a++) {
      keys.add(Coins.key(a));
      addresses++;
      for (long b = -3; b <= 3; b++) {
        keys.add(Coins.key(a, b));
        addresses++;
        for (long c = -3; c <= 3; c++) {
          keys.add(Coins.key(a, b, c));
          addresses++;
        }
      }
    }
    assertThat(keys).hasSize(addresses);
  }
}
