package terse.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import terse.vector.Coins;

/** Every way of keeping rows gives the products of the plain matrix, up to rounding. */
class RowsTest {
  private static final double TOLERANCE = 1e-13;

  /** One matrix, kept in every way there is. */
  private static final class Kept {
    final double[][] a;
    final List<Rows> rows;

    Kept(double[][] a, List<Rows> rows) {
      this.a = a;
      this.rows = rows;
    }
  }

  private static Kept random(int seed, int m, int d, boolean ones) {
    Coins coins = new Coins(Coins.key(seed, m, d));
    RowsBuilder builder = new RowsBuilder();
    double[][] a = new double[m][d];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < d; j++) {
        // Eighths: numbers of a column that differ do so by more than rounding can hide.
        a[i][j] = coins.nextDouble() < 0.5 ? 0 : ones ? 1 : Math.rint(8 * coins.nextGaussian()) / 8;
        builder.add(j, a[i][j]);
      }
      builder.endRow();
    }
    return new Kept(a, List.of(builder.sparse(d), builder.dense(d)));
  }

  private static Kept standardized(Kept raw) {
    int m = raw.a.length;
    int d = raw.a[0].length;
    double[][] a = new double[m][d + 1];
    for (int j = 0; j < d; j++) {
      int column = j;
      double mean = IntStream.range(0, m).mapToDouble(i -> raw.a[i][column]).sum() / m;
      double variance =
          IntStream.range(0, m).mapToDouble(i -> Math.pow(raw.a[i][column] - mean, 2)).sum() / m;
      boolean constant = IntStream.range(0, m).allMatch(i -> raw.a[i][column] == raw.a[0][column]);
      for (int i = 0; i < m; i++) {
        a[i][j] = constant ? 0 : (raw.a[i][j] - mean) / Math.sqrt(variance);
        a[i][d] = 1;
      }
    }
    return new Kept(
        a,
        raw.rows.stream()
            .map(r -> new DataSet("r", r, new double[m]).prepared(true, true).rows())
            .toList());
  }

  @Property(tries = 200)
  void productsAgreeWithThePlainMatrix(
      @ForAll @IntRange(max = 1000) int seed,
      @ForAll @IntRange(min = 1, max = 40) int m,
      @ForAll @IntRange(min = 1, max = 20) int d,
      @ForAll boolean ones) {
    Kept raw = random(seed, m, d, ones);
    check(raw, seed);
    check(standardized(raw), seed);
  }

  private static void check(Kept kept, int seed) {
    Coins coins = new Coins(seed);
    int m = kept.a.length;
    int d = kept.a[0].length;
    double[] x = normal(coins, d + 3);
    double[] c = normal(coins, m + 2);
    int[] list = IntStream.range(0, 5).map(k -> coins.nextInt(m)).toArray();
    for (Rows rows : kept.rows) {
      assertThat(rows.count()).isEqualTo(m);
      assertThat(rows.columns()).isEqualTo(d);
      checkProducts(rows, kept.a, null, m, x, c);
      checkProducts(rows, kept.a, list, Math.min(4, m), x, c);
      checkProducts(
          rows.select(list),
          IntStream.of(list).mapToObj(i -> kept.a[i]).toArray(double[][]::new),
          null,
          list.length,
          x,
          normal(coins, 5));
      checkGram(rows, kept.a, c);
    }
  }

  private static void checkProducts(
      Rows rows, double[][] a, int[] list, int count, double[] x, double[] c) {
    int d = rows.columns();
    double[] products = new double[count + 1];
    double[] sums = new double[d + 1];
    Arrays.fill(sums, 7);
    rows.times(x, list, count, products);
    rows.transposeTimes(c, list, count, sums);
    double[] expected = new double[d];
    for (int k = 0; k < count; k++) {
      double[] row = a[list == null ? k : list[k]];
      double product = 0;
      double size = 0;
      for (int j = 0; j < d; j++) {
        product += row[j] * x[j];
        size += Math.abs(row[j] * x[j]);
        expected[j] += c[k] * row[j];
      }
      assertThat(products[k]).isCloseTo(product, within(size));
    }
    double scale = IntStream.range(0, count).mapToDouble(k -> Math.abs(c[k])).sum() * 10;
    for (int j = 0; j < d; j++) {
      assertThat(sums[j]).isCloseTo(expected[j], within(scale));
    }
    assertThat(sums[d]).isEqualTo(7);
  }

  private static void checkGram(Rows rows, double[][] a, double[] c) {
    int d = rows.columns();
    int m = rows.count();
    int[] first = IntStream.range(0, m / 2).toArray();
    int[] second = IntStream.range(m / 2, m).toArray();
    double[][] gram = new double[d][d];
    double[][] parted = new double[d][d];
    rows.addGram(c, gram);
    Rows.addGrams(
        List.of(rows.select(first), rows.select(second)),
        List.of(Arrays.copyOf(c, m / 2), Arrays.copyOfRange(c, m / 2, m)),
        parted);
    for (int j = 0; j < d; j++) {
      for (int l = 0; l <= j; l++) {
        double sum = 0;
        double size = 1;
        for (int i = 0; i < m; i++) {
          sum += c[i] * a[i][j] * a[i][l];
          size += Math.abs(c[i]) * (1 + Math.abs(a[i][j])) * (1 + Math.abs(a[i][l]));
        }
        assertThat(gram[j][l]).isCloseTo(sum, within(10 * size));
        assertThat(parted[j][l]).isCloseTo(sum, within(10 * size));
      }
    }
  }

  private static double[] normal(Coins coins, int n) {
    return IntStream.range(0, n).mapToDouble(i -> coins.nextGaussian()).toArray();
  }

  private static Offset<Double> within(double scale) {
    return Offset.offset(TOLERANCE * Math.max(1, scale));
  }
}
