package terse.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SplitTest {
  private static final DataFolders NOWHERE = new DataFolders(Path.of("."), List.of());

  private static DataSet labelled(int... labels) {
    RowsBuilder rows = new RowsBuilder();
    for (int label : labels) {
      rows.add(0, label + 1);
      rows.endRow();
    }
    return new DataSet("rows", rows.sparse(1), Arrays.stream(labels).asDoubleStream().toArray());
  }

  private static DataSet numbered(int m) {
    return labelled(IntStream.range(0, m).map(i -> i * 7 % 5).toArray());
  }

  @Provide
  Arbitrary<Split> splits() {
    return Arbitraries.of(
        new Contiguous(false),
        new Shuffled(),
        new ByLabel(),
        new Dirichlet(0.01),
        new Dirichlet(0.3),
        new Dirichlet(100));
  }

  @Property
  void everyRowGoesToExactlyOneWorkerAndEveryWorkerGetsOne(
      @ForAll("splits") Split split,
      @ForAll @IntRange(min = 1, max = 200) int rows,
      @ForAll @IntRange(min = 1, max = 30) int workers,
      @ForAll long seed) {
    int n = Math.min(workers, rows);
    List<int[]> shards = Split.deal(split, numbered(rows), n, seed, NOWHERE);
    assertThat(shards).hasSize(n).allSatisfy(shard -> assertThat(shard).isNotEmpty());
    assertThat(shards.stream().flatMapToInt(Arrays::stream).sorted().toArray())
        .isEqualTo(IntStream.range(0, rows).toArray());
  }

  @Property(tries = 100)
  void sameSeedSameSplit(@ForAll("splits") Split split, @ForAll long seed) {
    DataSet data = numbered(100);
    assertThat(Split.deal(split, data, 7, seed, NOWHERE))
        .usingRecursiveComparison()
        .isEqualTo(Split.deal(split, data, 7, seed, NOWHERE));
  }

  @Example
  void otherSeedsShuffleOtherwise() {
    DataSet data = numbered(100);
    assertThat(new Shuffled().assign(data, 1, 1, NOWHERE).get(0))
        .isNotEqualTo(new Shuffled().assign(data, 1, 2, NOWHERE).get(0));
  }

  @Example
  void contiguousBlocksDifferByAtMostOneRow() {
    assertThat(new Contiguous(false).assign(numbered(11), 4, 0, NOWHERE))
        .containsExactly(ints(0, 1), ints(2, 3, 4), ints(5, 6, 7), ints(8, 9, 10));
  }

  @Example
  void contiguousMayDropTheRest() {
    assertThat(new Contiguous(true).assign(numbered(11), 4, 0, NOWHERE))
        .containsExactly(ints(0, 1), ints(2, 3), ints(4, 5), ints(6, 7));
  }

  @Example
  void byLabelKeepsTheOrderWithinALabel() {
    assertThat(new ByLabel().assign(labelled(2, 0, 1, 0, 2, 1), 3, 0, NOWHERE))
        .containsExactly(ints(1, 3), ints(2, 5), ints(0, 4));
  }

  /**
   * A Dirichlet share of alpha over n workers has mean 1/n and variance (1/n)(1 - 1/n)/(n alpha +
   * 1). Over 2000 labels of 1000 rows the mean square of the shares has a standard error below 2 %
   * of it: 10 % is more than five of them.
   */
  @Example
  void dirichletSharesHaveTheirVariance() {
    int n = 4;
    double alpha = 0.5;
    int labels = 2000;
    int perLabel = 1000;
    DataSet data = labelled(IntStream.range(0, labels * perLabel).map(i -> i / perLabel).toArray());
    int[][] count = new int[n][labels];
    List<int[]> shards = new Dirichlet(alpha).assign(data, n, 1, NOWHERE);
    for (int i = 0; i < n; i++) {
      for (int row : shards.get(i)) {
        count[i][row / perLabel]++;
      }
    }
    double mean = 1.0 / n;
    double variance = mean * (1 - mean) / (n * alpha + 1);
    for (int i = 0; i < n; i++) {
      double[] share = Arrays.stream(count[i]).mapToDouble(c -> (double) c / perLabel).toArray();
      double average = Arrays.stream(share).average().orElseThrow();
      double square = Arrays.stream(share).map(s -> s * s).average().orElseThrow();
      assertThat(average).isBetween(mean - 0.035, mean + 0.035);
      assertThat(square - average * average).isBetween(0.9 * variance, 1.1 * variance);
    }
  }

  @Example
  void refusesMoreWorkersThanRows() {
    assertThatThrownBy(() -> Split.deal(new Shuffled(), numbered(3), 4, 0, NOWHERE))
        .isInstanceOf(DataException.class)
        .hasMessage("rows: every worker needs a row, but there are 4 workers and 3 rows");
  }

  @Example
  void refusesABadAlpha() {
    assertThatThrownBy(() -> new Dirichlet(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("dirichlet needs alpha > 0, but alpha = 0.0");
  }

  /** Sizes 1, 40, 5: half of 40 goes to the first: 21, 20, 5. Then 10 times 5 is not below 21. */
  @Example
  void rebalancingMovesTheFirstHalfOfTheLargestBehindTheSmallest() {
    List<Deque<Integer>> shards = List.of(deque(100, 1), deque(0, 40), deque(200, 5));
    Clusters.rebalance(shards);
    assertThat(shards.get(0).stream().toList())
        .isEqualTo(IntStream.concat(IntStream.of(100), IntStream.range(0, 20)).boxed().toList());
    assertThat(shards.get(1).stream().toList()).isEqualTo(IntStream.range(20, 40).boxed().toList());
    assertThat(shards.get(2)).hasSize(5);
  }

  /** Sizes 0, 25, 25, 0: ties go to the lower worker; floor(25/2) = 12 moves twice. */
  @Example
  void rebalancingTiesGoToTheLowerWorker() {
    List<Deque<Integer>> shards = List.of(deque(0, 0), deque(0, 25), deque(100, 25), deque(0, 0));
    Clusters.rebalance(shards);
    assertThat(shards.get(0).stream().toList()).isEqualTo(IntStream.range(0, 12).boxed().toList());
    assertThat(shards.get(3).stream().toList())
        .isEqualTo(IntStream.range(100, 112).boxed().toList());
  }

  /** 10 times 4 is not below 40: nothing moves at the boundary. */
  @Example
  void rebalancingEndsAtTenfold() {
    List<Deque<Integer>> shards = List.of(deque(0, 4), deque(10, 40));
    Clusters.rebalance(shards);
    assertThat(shards.get(0)).hasSize(4);
  }

  private static Deque<Integer> deque(int from, int count) {
    return new ArrayDeque<>(IntStream.range(from, from + count).boxed().toList());
  }

  private static int[] ints(int... rows) {
    return rows;
  }
}
