package terse.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ThinningTest {
  private static final int ROWS = 100_000;
  private static final int LIMIT = 4000;

  @Test
  void shortRunsStayAsTheyAre() {
    List<Curve> runs = List.of(curve(0, LIMIT, i -> i), curve(1, 7, i -> 1));
    assertThat(Thinning.of(runs, LIMIT)).isSameAs(runs);
  }

  @Test
  void pagesOfManyRunsKeepFewerRowsOfEach() {
    assertThat(Thinning.limit(1)).isEqualTo(10_000);
    assertThat(Thinning.limit(50)).isEqualTo(4_000);
    assertThat(Thinning.limit(100_000)).isEqualTo(2_000);
  }

  @Property(tries = 50)
  void aSpikeOfOneRowStays(
      @ForAll @IntRange(min = 0, max = ROWS - 1) int up,
      @ForAll @IntRange(min = 0, max = ROWS - 1) int down) {
    Curve thinned =
        Thinning.of(List.of(curve(0, ROWS, i -> i == up ? 9 : i == down ? -9 : Math.sin(i))), LIMIT)
            .get(0);
    double[] loss = thinned.columns().get("loss");
    assertThat(loss).contains(9);
    if (up != down) {
      assertThat(loss).contains(-9);
    }
    assertThat(thinned.rows()).isLessThanOrEqualTo(LIMIT + LIMIT / 2);
  }

  @Test
  void theKeptRowsAreRowsOfTheRun() {
    Random random = new Random(5);
    double[] noise = random.doubles(ROWS).toArray();
    Curve thinned = Thinning.of(List.of(curve(0, ROWS, i -> noise[i])), LIMIT).get(0);
    double[] rounds = thinned.rounds();
    double[] loss = thinned.columns().get("loss");
    for (int i = 0; i < rounds.length; i++) {
      assertThat(loss[i]).isEqualTo(noise[(int) rounds[i]]);
    }
    assertThat(rounds[0]).isZero();
    assertThat(rounds[rounds.length - 1]).isEqualTo(ROWS - 1);
    assertThat(rounds.length).isBetween(LIMIT / 2, LIMIT + LIMIT / 2);
  }

  @Test
  void everyStretchKeepsItsExtremesOverAllRepeats() {
    Random random = new Random(6);
    double[] one = random.doubles(ROWS).toArray();
    double[] other = random.doubles(ROWS).map(v -> v - 0.1).toArray();
    List<Curve> thinned =
        Thinning.of(List.of(curve(0, ROWS, i -> one[i]), curve(1, ROWS, i -> other[i])), LIMIT);
    assertThat(thinned.get(0).rounds()).isEqualTo(thinned.get(1).rounds());
    int width = 2 * ROWS / (LIMIT / 4); // any two equal stretches in a row
    for (int from = 0; from + width <= ROWS; from += width) {
      int begin = from;
      double[] kept =
          thinned.stream()
              .flatMapToDouble(run -> Arrays.stream(inside(run, begin, begin + width)))
              .toArray();
      double[] all = new double[2 * width];
      System.arraycopy(one, from, all, 0, width);
      System.arraycopy(other, from, all, width, width);
      assertThat(Arrays.stream(kept).max()).isEqualTo(Arrays.stream(all).max());
      assertThat(Arrays.stream(kept).min()).isEqualTo(Arrays.stream(all).min());
    }
  }

  private static double[] inside(Curve run, int from, int to) {
    double[] loss = run.columns().get("loss");
    double[] rounds = run.rounds();
    return java.util.stream.IntStream.range(0, rounds.length)
        .filter(i -> rounds[i] >= from && rounds[i] < to)
        .mapToDouble(i -> loss[i])
        .toArray();
  }

  /** What the page says of eps: a repeat gets there in the stretch in which it really does. */
  @Property(tries = 50)
  void theFirstRowAtMostEpsIsAtMostAStretchLate(@ForAll Random random) {
    List<double[]> values = new ArrayList<>();
    List<Curve> runs = new ArrayList<>();
    int n = 20_000;
    for (int r = 0; r < 3; r++) {
      double[] noisy = new double[n];
      double level = random.nextDouble();
      Arrays.setAll(
          noisy, i -> Math.exp(-i * 1e-3) * Math.exp(random.nextGaussian()) + level * 1e-4);
      values.add(noisy);
      runs.add(curve(r, n, i -> noisy[i]));
    }
    double eps = Math.pow(10, -4 * random.nextDouble());
    List<Curve> thinned = Thinning.of(runs, 2000);
    for (int r = 0; r < 3; r++) {
      int first = first(values.get(r), eps);
      int kept = first(thinned.get(r).columns().get("loss"), eps);
      if (first < 0) {
        assertThat(kept).isNegative();
      } else {
        double round = thinned.get(r).rounds()[kept];
        assertThat(round).isBetween((double) first, first + n / 500.0);
      }
    }
  }

  private static int first(double[] values, double eps) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] <= eps) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void aRepeatThatEndedEarlyKeepsItsEnd() {
    List<Curve> thinned =
        Thinning.of(List.of(curve(0, 20_000, i -> i), curve(1, 12_345, i -> -i)), 2000);
    assertThat(thinned.get(1).rounds()).endsWith(12_344);
    assertThat(thinned.get(0).rounds()).contains(12_344).endsWith(19_999);
  }

  @Test
  void valuesThatAreNotKnownAreNoExtremes() {
    Curve thinned =
        Thinning.of(List.of(curve(0, ROWS, i -> i == 77_777 ? 1 : Double.NaN)), LIMIT).get(0);
    assertThat(thinned.columns().get("loss")).contains(1);
  }

  /** The first rows are dense enough for a logarithmic axis. */
  @Test
  void theStartKeepsMoreOfItsRows() {
    Curve thinned = Thinning.of(List.of(curve(0, ROWS, i -> 1.0 / (1 + i))), LIMIT).get(0);
    assertThat(Arrays.stream(thinned.rounds()).filter(round -> round < 100).count())
        .isGreaterThan(50);
  }

  private static Curve curve(int repeat, int rows, IntToDoubleFunction loss) {
    double[] rounds = new double[rows];
    Arrays.setAll(rounds, i -> i);
    double[] values = new double[rows];
    Arrays.setAll(values, loss);
    double[] bits = new double[rows];
    Arrays.setAll(bits, i -> 1000.0 * i);
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put("round", rounds);
    columns.put("loss", values);
    columns.put("bits_up", bits);
    return new Curve("m", repeat, columns);
  }
}
