package terse.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import terse.config.Key;
import terse.config.Source;
import terse.vector.Coins;

/**
 * For every label, the workers' shares of its rows are drawn from a symmetric Dirichlet
 * distribution (Hsu, Qi, Brown, 2019).
 *
 * <p>Labels are taken in ascending order. Of a label with m rows, in a random order, worker i gets
 * those from floor(m (p_0 + ... + p_{i-1})) to floor(m (p_0 + ... + p_i)) - 1. A worker that is
 * left without a row takes the last row of the largest worker (the lowest such), workers in order.
 * A worker's rows are in the file's order.
 */
@Source("Shares of every label drawn from a Dirichlet distribution (Hsu, Qi, Brown, 2019)")
public record Dirichlet(@Key("concentration: small is unequal, large is nearly equal") double alpha)
    implements Split {
  private static final long PURPOSE = 0x6469726963686cL;

  public Dirichlet {
    if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("dirichlet needs alpha > 0, but alpha = " + alpha);
    }
  }

  @Override
  public List<int[]> assign(DataSet data, int workers, long seed, DataFolders folders) {
    Coins coins = new Coins(Coins.key(seed, PURPOSE));
    List<List<Integer>> shards = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      shards.add(new ArrayList<>());
    }
    int[] sorted = ByLabel.sorted(data);
    for (int from = 0, to = 0; from < sorted.length; from = to) {
      while (to < sorted.length && data.label(sorted[to]) == data.label(sorted[from])) {
        to++;
      }
      int[] rows = Arrays.copyOfRange(sorted, from, to);
      Shuffled.shuffle(rows, coins);
      deal(rows, shares(workers, coins), shards);
    }
    fillEmpty(shards);
    return shards.stream()
        .map(rows -> rows.stream().mapToInt(Integer::intValue).sorted().toArray())
        .toList();
  }

  private static void deal(int[] rows, double[] share, List<List<Integer>> shards) {
    double sum = 0;
    int from = 0;
    for (int i = 0; i < share.length; i++) {
      sum += share[i];
      boolean isLast = i == share.length - 1;
      int to = isLast ? rows.length : (int) Math.min(rows.length, sum * rows.length);
      for (int k = from; k < to; k++) {
        shards.get(i).add(rows[k]);
      }
      from = Math.max(from, to);
    }
  }

  private static void fillEmpty(List<List<Integer>> shards) {
    for (List<Integer> shard : shards) {
      if (shard.isEmpty()) {
        List<Integer> largest = shards.get(0);
        for (List<Integer> other : shards) {
          largest = other.size() > largest.size() ? other : largest;
        }
        shard.add(largest.remove(largest.size() - 1));
      }
    }
  }

  /**
   * Gamma(alpha) draws over their sum, by logarithms: for small alpha the draws themselves
   * underflow.
   */
  private double[] shares(int workers, Coins coins) {
    double[] share = new double[workers];
    for (int i = 0; i < workers; i++) {
      double boosted = StrictMath.log(gamma(alpha + 1, coins));
      share[i] = boosted + StrictMath.log(coins.nextDouble() + 0x1.0p-54) / alpha;
    }
    double max = Arrays.stream(share).max().orElseThrow();
    double sum = 0;
    for (int i = 0; i < workers; i++) {
      share[i] = StrictMath.exp(share[i] - max);
      sum += share[i];
    }
    for (int i = 0; i < workers; i++) {
      share[i] /= sum;
    }
    return share;
  }

  /** A draw from Gamma(shape, 1) for shape at least 1 (Marsaglia and Tsang, TOMS 2000). */
  private static double gamma(double shape, Coins coins) {
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = coins.nextGaussian();
      double v = 1 + c * x;
      if (v > 0) {
        v = v * v * v;
        double u = coins.nextDouble() + 0x1.0p-54;
        if (StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
          return d * v;
        }
      }
    }
  }
}
