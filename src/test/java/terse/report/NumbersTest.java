package terse.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Property
  void everyBitComesBack(@ForAll double[] one, @ForAll double[] other) throws Exception {
    assertComesBack(one, other, new double[] {Double.NaN, -0.0, Double.NEGATIVE_INFINITY, 1});
  }

  @Property
  void wholeNumbersComeBack(@ForAll @LongRange(min = -(1L << 51), max = 1L << 51) long[] values)
      throws Exception {
    assertComesBack(Arrays.stream(values).mapToDouble(value -> value).toArray());
  }

  @Test
  void extremesOfWholeNumbersComeBack() throws Exception {
    double most = 0x1p51;
    assertComesBack(
        new double[] {most, -most, most, -most, 0, most},
        new double[] {most + 1, -most - 2, 1e300, 3},
        new double[] {0, -0.0, 0});
  }

  @Test
  void aColumnIsKeptOnce() {
    Numbers numbers = new Numbers();
    assertThat(numbers.add(new double[] {1, 2.5})).isZero();
    assertThat(numbers.add(new double[] {1, -0.0})).isEqualTo(1);
    assertThat(numbers.add(new double[] {1, 0.0})).isEqualTo(2);
    assertThat(numbers.add(new double[] {1, 2.5})).isZero();
    assertThat(numbers.lengths()).containsExactly(2, 2, -2);
  }

  @Test
  void bitsThatGrowEvenlyTakeNoRoom() {
    Numbers numbers = new Numbers();
    double[] bits = new double[100_000];
    Arrays.setAll(bits, i -> 99_840.0 * i);
    numbers.add(bits);
    assertThat(numbers.encoded().length()).isLessThan(2_000);
  }

  @Test
  void noiseCostsLittleMoreThanItsBits() {
    Numbers numbers = new Numbers();
    Random random = new Random(3);
    numbers.add(random.doubles(50_000).toArray());
    assertThat(numbers.encoded().length()).isLessThan(50_000 * 10);
  }

  private static void assertComesBack(double[]... columns) throws DataFormatException {
    Numbers numbers = new Numbers();
    int[] ids = Arrays.stream(columns).mapToInt(numbers::add).toArray();
    List<long[]> read = decoded(numbers.lengths(), numbers.encoded());
    for (int c = 0; c < columns.length; c++) {
      assertThat(read.get(ids[c]))
          .isEqualTo(Arrays.stream(columns[c]).mapToLong(Double::doubleToRawLongBits).toArray());
    }
  }

  /** Reads what the Javadoc of {@link Numbers} says is written. */
  private static List<long[]> decoded(List<Integer> lengths, String text)
      throws DataFormatException {
    int all = lengths.stream().mapToInt(Math::abs).sum();
    byte[] bytes = new byte[Long.BYTES * all];
    Inflater inflater = new Inflater();
    inflater.setInput(Base64.getDecoder().decode(text));
    for (int n = 0; n < bytes.length; ) {
      n += inflater.inflate(bytes, n, bytes.length - n);
    }
    inflater.end();
    List<long[]> columns = new ArrayList<>();
    int start = 0;
    for (int length : lengths) {
      int n = Math.abs(length);
      long[] column = new long[n];
      double value = 0;
      double step = 0;
      for (int i = 0; i < n; i++) {
        byte[] word = new byte[Long.BYTES];
        for (int b = 0; b < Long.BYTES; b++) {
          word[b] = bytes[start + b * n + i];
        }
        long bits = ByteBuffer.wrap(word).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 0) {
          step += Double.longBitsToDouble(bits);
          value += step;
          column[i] = Double.doubleToRawLongBits(value);
        } else {
          column[i] = i == 0 ? bits : bits ^ column[i - 1];
        }
      }
      columns.add(column);
      start += Long.BYTES * n;
    }
    return columns;
  }
}
