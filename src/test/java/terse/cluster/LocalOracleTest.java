package terse.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.objective.Objective;
import terse.testing.Chance;
import terse.vector.Vector;

/**
 * The batches of a worker. Each statistical test raises a false alarm with a probability of at most
 * 1e-9, were its seed not fixed.
 */
class LocalOracleTest {
  private static final double FALSE_ALARM = 1e-9;
  private static final int ROWS = 6;
  private static final int BATCH = 2;
  private static final int SUBSETS = 15;

  /** An objective that keeps the rows it was asked for last, null for all. */
  private static final class Watched implements Objective {
    private final int rows;
    private int[] asked;

    Watched(int rows) {
      this.rows = rows;
    }

    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public int rows() {
      return rows;
    }

    @Override
    public double loss(Vector x) {
      return 0;
    }

    @Override
    public void gradient(Vector x, Vector out) {
      asked = null;
    }

    @Override
    public double lossAndGradient(Vector x, Vector out) {
      return 0;
    }

    @Override
    public void gradient(Vector x, int[] numbers, int count, Vector out) {
      asked = Arrays.copyOf(numbers, count);
    }

    @Override
    public double smoothness() {
      return 1;
    }
  }

  private static int[] batch(LocalOracle oracle, Watched f, int round) {
    oracle.enter(round);
    oracle.gradient(Vector.zeros(1), Vector.zeros(1));
    return f.asked;
  }

  private static int[] batch(int rows, int size, long key, int round) {
    Watched f = new Watched(rows);
    return batch(new LocalOracle(f, size, key, Optional.empty()), f, round);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 99})
  void drawsRowsWithoutReplacement(int size) {
    Watched f = new Watched(100);
    LocalOracle oracle = new LocalOracle(f, size, 5, Optional.empty());
    for (int k = 0; k < 200; k++) {
      assertThat(batch(oracle, f, k)).hasSize(size).doesNotHaveDuplicates();
      assertThat(Arrays.stream(f.asked).allMatch(row -> row >= 0 && row < 100)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 6, 7, 1_000_000})
  void usesAllRowsWhereThereAreNotMore(int size) {
    assertThat(batch(ROWS, size, 5, 0)).isNull();
  }

  @Test
  void isFullWhereTheFunctionHasNoRows() {
    assertThat(batch(0, 3, 5, 0)).isNull();
  }

  @Test
  void callsOfARoundUseTheSameRows() {
    Watched f = new Watched(50);
    LocalOracle oracle = new LocalOracle(f, 10, 5, Optional.empty());
    for (int k = 0; k < 20; k++) {
      int[] first = batch(oracle, f, k);
      assertThat(batch(oracle, f, k)).isEqualTo(first);
    }
  }

  @Test
  void aBatchDependsOnItsRoundAloneNotOnTheRoundsBefore() {
    Watched f = new Watched(50);
    LocalOracle oracle = new LocalOracle(f, 10, 5, Optional.empty());
    for (int k : new int[] {0, 1, 2, 3, 9, 10, 3, 0, 500, 2}) {
      assertThat(batch(oracle, f, k)).isEqualTo(batch(50, 10, 5, k));
    }
  }

  @Test
  void everyRoundAndWorkerHasItsOwnBatch() {
    long run = Keys.run(7, 0);
    int[] here = batch(1_000, 20, Keys.batches(run, 0), 0);
    assertThat(batch(1_000, 20, Keys.batches(run, 0), 1)).isNotEqualTo(here);
    assertThat(batch(1_000, 20, Keys.batches(run, 1), 0)).isNotEqualTo(here);
    assertThat(batch(1_000, 20, Keys.batches(Keys.run(7, 1), 0), 0)).isNotEqualTo(here);
    assertThat(batch(1_000, 20, Keys.batches(Keys.run(8, 0), 0), 0)).isNotEqualTo(here);
  }

  @Test
  void allSubsetsAreEquallyLikelyAndRoundsIndependent() {
    int rounds = 40_000;
    int[] drawn = subsets(Keys.batches(Keys.run(1, 0), 0), rounds);
    long[] single = new long[SUBSETS];
    long[] pairs = new long[SUBSETS * SUBSETS];
    for (int k = 0; k < rounds; k++) {
      single[drawn[k]]++;
      if (k % 2 == 1) {
        pairs[SUBSETS * drawn[k - 1] + drawn[k]]++;
      }
    }
    uniform(single);
    uniform(pairs);
  }

  @Test
  void workersDrawIndependently() {
    int rounds = 40_000;
    long run = Keys.run(2, 0);
    int[] one = subsets(Keys.batches(run, 0), rounds);
    int[] other = subsets(Keys.batches(run, 1), rounds);
    long[] pairs = new long[SUBSETS * SUBSETS];
    for (int k = 0; k < rounds; k++) {
      pairs[SUBSETS * one[k] + other[k]]++;
    }
    uniform(pairs);
  }

  private static void uniform(long[] counts) {
    assertThat(Chance.uniformStatistic(counts))
        .isLessThan(Chance.chiSquare(counts.length - 1, FALSE_ALARM));
  }

  /** The numbers of the subsets drawn in each round, 0 .. 14. */
  private static int[] subsets(long key, int rounds) {
    Map<Integer, Integer> numbers = new HashMap<>();
    Watched f = new Watched(ROWS);
    LocalOracle oracle = new LocalOracle(f, BATCH, key, Optional.empty());
    int[] drawn =
        IntStream.range(0, rounds)
            .map(k -> Arrays.stream(batch(oracle, f, k)).map(row -> 1 << row).sum())
            .map(set -> numbers.computeIfAbsent(set, any -> numbers.size()))
            .toArray();
    assertThat(numbers).hasSize(SUBSETS);
    return drawn;
  }
}
