package terse.report;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Leaves out rows of long runs without hiding an extreme.
 *
 * <p>The rounds are cut into stretches, half of them as long as each other, half of them growing
 * geometrically, so that pictures with either axis have enough of them. Of each stretch the rounds
 * stay in which a metric is lowest and highest over all repeats of the method, and those in which
 * it is the lowest of a repeat so far: so the first kept row of a repeat that is at most some
 * number is in the stretch in which the repeat first came there. The first and the last round of
 * every repeat stay, too. All repeats keep the same rounds, as means over them need.
 */
final class Thinning {
  private static final int MOST = 10_000;
  private static final int LEAST = 2_000;
  private static final int ALL = 200_000;

  private Thinning() {}

  /** The rows up to which a run is kept whole on a page of so many runs. */
  static int limit(int runs) {
    return Math.max(LEAST, Math.min(MOST, ALL / Math.max(1, runs)));
  }

  /** The repeats of one method, whole where none has more rows than this limit. */
  static List<Curve> of(List<Curve> repeats, int limit) {
    if (repeats.stream().allMatch(curve -> curve.rows() <= limit)) {
      return repeats;
    }
    double[] all =
        repeats.stream()
            .flatMapToDouble(curve -> Arrays.stream(curve.rounds()))
            .distinct()
            .sorted()
            .toArray();
    List<String> metrics = metrics(repeats);
    int[] ends = ends(all.length, Math.max(2, limit / (2 * Math.max(1, metrics.size()))));
    TreeSet<Double> kept = new TreeSet<>();
    for (String metric : metrics) {
      keepExtremes(repeats, metric, all, ends, kept);
    }
    for (Curve curve : repeats) {
      kept.add(curve.rounds()[0]);
      kept.add(curve.rounds()[curve.rows() - 1]);
    }
    double[] rounds = kept.stream().mapToDouble(Double::doubleValue).toArray();
    return repeats.stream().map(curve -> curve.only(rounds)).toList();
  }

  private static List<String> metrics(List<Curve> repeats) {
    return repeats.stream()
        .flatMap(curve -> curve.columns().keySet().stream())
        .filter(Curve::isMetric)
        .distinct()
        .toList();
  }

  /** Where stretches of n rows end: the first half of them equally, the others geometrically. */
  private static int[] ends(int n, int stretches) {
    TreeSet<Integer> ends = new TreeSet<>();
    int half = Math.max(1, stretches / 2);
    for (int s = 1; s <= half; s++) {
      ends.add((int) ((long) n * s / half));
      ends.add((int) Math.ceil(Math.pow(n, (double) s / half)));
    }
    ends.add(n);
    return ends.stream().mapToInt(Integer::intValue).filter(end -> end > 0 && end <= n).toArray();
  }

  private static void keepExtremes(
      List<Curve> repeats, String metric, double[] all, int[] ends, Set<Double> kept) {
    int[] at = new int[repeats.size()];
    double[] record = new double[repeats.size()];
    Arrays.fill(record, Double.POSITIVE_INFINITY);
    for (int end : ends) {
      Extreme lowest = new Extreme(1);
      Extreme highest = new Extreme(-1);
      for (int r = 0; r < at.length; r++) {
        double[] values = repeats.get(r).columns().get(metric);
        double[] rounds = repeats.get(r).rounds();
        Extreme own = new Extreme(1);
        for (; at[r] < rounds.length && rounds[at[r]] <= all[end - 1]; at[r]++) {
          double value = values == null ? Double.NaN : values[at[r]];
          own.see(value, rounds[at[r]]);
          lowest.see(value, rounds[at[r]]);
          highest.see(value, rounds[at[r]]);
        }
        if (own.value < record[r]) {
          record[r] = own.value;
          kept.add(own.round);
        }
      }
      if (!Double.isNaN(lowest.value)) {
        kept.add(lowest.round);
        kept.add(highest.round);
      }
    }
  }

  /** The first lowest value, or highest where the sign is -1, and its round. */
  private static final class Extreme {
    private final int sign;
    private double value = Double.NaN;
    private double round;

    Extreme(int sign) {
      this.sign = sign;
    }

    void see(double next, double where) {
      if (sign * next < sign * value || (Double.isNaN(value) && !Double.isNaN(next))) {
        value = next;
        round = where;
      }
    }
  }
}
