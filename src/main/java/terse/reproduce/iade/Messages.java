package terse.reproduce.iade;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import terse.experiment.Results;
import terse.reproduce.Series;
import terse.trace.Row;
import terse.trace.RunResult;

/**
 * The lengths of a method's messages of double encoding, round by round, in bits a coordinate: the
 * mean over workers and repeats of d_k^i, and over repeats of u_k.
 *
 * @param up of d_k^i, from round 0 on
 * @param down of u_k, which is sent at the start of round k + 1
 */
@SuppressWarnings("ArrayRecordComponent") // columns, as they are read
record Messages(double[] up, double[] down) {
  /** Nearer to x* than this part of the start, messages are those of rounding errors. */
  private static final double ROUNDING = 1e-12;

  /**
   * The messages of a method.
   *
   * @param results with a record of every round, of a method that sends the same to all workers
   */
  static Messages of(Results results, String method) {
    List<RunResult> runs = results.ofMethod(Series.indexOf(results, method));
    int counted = runs.stream().mapToInt(Messages::counted).min().orElse(0);
    double parts =
        (double) runs.size()
            * results.experiment().workers()
            * results.experiment().problem().dimension();
    double[] up = new double[Math.max(0, counted - 2)];
    double[] down = new double[up.length];
    for (RunResult run : runs) {
      List<Row> rows = run.rows();
      for (int k = 0; k < up.length; k++) {
        if (rows.get(k).round() != k) {
          throw new IllegalArgumentException(results.experiment().name() + " has record: every: 1");
        }
        up[k] += (rows.get(k + 1).bitsUp() - rows.get(k).bitsUp()) / parts;
        down[k] += (rows.get(k + 2).bitsDown() - rows.get(k + 1).bitsDown()) / parts;
      }
    }
    return new Messages(up, down);
  }

  /** The rows before x is x* but for rounding errors, which no theorem speaks of. */
  private static int counted(RunResult run) {
    List<Row> rows = run.rows();
    double least = ROUNDING * rows.get(0).distance();
    return (int) rows.stream().takeWhile(row -> row.distance() > least).count();
  }

  /** The number of rounds, from 0 on. */
  int rounds() {
    return up.length;
  }

  /** The longest message of a round, either way. */
  double longest(int k) {
    return Math.max(up[k], down[k]);
  }

  /** The longest message of rounds from .. to - 1. */
  double longest(int from, int to) {
    return IntStream.range(from, to).mapToDouble(this::longest).max().orElse(Double.NaN);
  }

  /** The mean length of the last messages of so many rounds. */
  double meanOfLast(int many) {
    return Arrays.stream(up, Math.max(0, up.length - many), up.length).average().orElse(Double.NaN);
  }
}
