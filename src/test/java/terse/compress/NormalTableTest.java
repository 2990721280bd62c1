package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.vector.Coins;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Message;
import terse.wire.Precision;

class NormalTableTest {
  private static final int D = 100; // neither of pairs nor of threes only

  private static long[] numbers(double deviation) {
    Coins coins = new Coins(21);
    long[] z = new long[D];
    Arrays.setAll(z, j -> Math.round(deviation * coins.nextGaussian()));
    return z;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.4, 0.6, 0.7, 1, 1.4, 1.6, 3, 8.3})
  void symbolsAreNumbersInBothCodes(double deviation) {
    NormalTable table = new NormalTable(deviation);
    long[] z = numbers(deviation);
    int n = table.symbols(D);
    int[] symbols = new int[n + 2];
    table.toSymbols(z, D, 0, symbols);
    assertThat(table.escapes(symbols, n)).isZero();
    for (boolean prefix : new boolean[] {true, false}) {
      BitWriter out = new BitWriter(Sending.envelope(0, Precision.FLOAT32), 0);
      if (prefix) {
        table.writePrefix(symbols, n, out);
        assertThat(out.position()).isEqualTo(table.prefixBits(symbols, n));
      } else {
        table.writeRange(symbols, n, out);
      }
      Message message = out.finish((in, y, scale) -> {}, D);
      BitReader in = message.reader();
      int[] read = new int[n + 2];
      if (prefix) {
        table.readPrefix(in, read, n);
      } else {
        table.readRange(in, read, n);
      }
      assertThat(in.remaining()).isZero();
      long[] back = new long[D + 2];
      table.toNumbers(read, n, back);
      assertThat(Arrays.copyOf(back, D)).isEqualTo(z);
    }
  }

  /** A number far out takes its group along. */
  @ParameterizedTest
  @ValueSource(doubles = {0.4, 1, 3})
  void whatIsFarOutEscapes(double deviation) {
    NormalTable table = new NormalTable(deviation);
    for (int j = 0; j < D; j++) {
      for (long far : new long[] {-1_000_000, 1_000_000}) {
        long[] z = new long[D];
        z[j] = far;
        int n = table.symbols(D);
        int[] symbols = new int[n];
        table.toSymbols(z, D, 0, symbols);
        assertThat(table.escapes(symbols, n)).isEqualTo(1);
        int i = 0;
        while (symbols[i] != table.escape()) {
          i++;
        }
        assertThat(j).isBetween(table.first(i), table.first(i + 1) - 1);
      }
    }
  }

  /** Nowhere does the prefix code cost more than 0.06 bits a number above the entropy. */
  @ParameterizedTest
  @ValueSource(doubles = {0.42, 0.5, 0.64, 0.66, 0.9, 1.2, 1.49, 1.51, 2, 3, 5, 8.3})
  void thePrefixCodeIsNearTheEntropy(double deviation) {
    NormalTable table = new NormalTable(deviation);
    assertThat(table.excess()).isBetween(0.0, 0.06);
  }

  /** The sums over the integers are the integrals, nearly. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 2.5, 8})
  void momentsAreThoseOfTheNormalDistribution(double deviation) {
    NormalTable table = new NormalTable(deviation);
    assertThat(table.secondMoment()).isCloseTo(deviation * deviation, withinPercentage(0.01));
    assertThat(table.meanSize()).isCloseTo(deviation * Math.sqrt(2 / Math.PI), within(0.1));
    assertThat(table.deviation()).isEqualTo(deviation);
  }
}
