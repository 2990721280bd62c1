package terse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import terse.data.Contiguous;
import terse.data.DataFolders;
import terse.data.DataSource;
import terse.objective.BiasedExample1;
import terse.objective.BiasedExample2;
import terse.objective.BiasedExample3;
import terse.objective.Constants;
import terse.objective.LeastSquares;
import terse.objective.Optimum;
import terse.objective.Problem;
import terse.objective.ProblemType;
import terse.objective.Quadratic;
import terse.objective.Setting;

/** Small problems for tests of methods. */
public final class Problems {
  private Problems() {}

  public static Problem example1() {
    return build(new BiasedExample1(), 3);
  }

  public static Problem example2(int d, int d1) {
    BiasedExample2 type = new BiasedExample2(d, d1, OptionalDouble.empty(), OptionalDouble.empty());
    return build(type, type.fixedWorkers().orElseThrow());
  }

  public static Problem example3() {
    return build(new BiasedExample3(Optional.empty()), 3);
  }

  /** f_i(x) = 1/2 x'A_i x + b_i'x. */
  public static Problem quadratic(long[][][] a, long[][] b) {
    List<Quadratic.Local> locals = new ArrayList<>();
    for (int i = 0; i < a.length; i++) {
      locals.add(
          new Quadratic.Local(
              Arrays.stream(a[i]).map(Problems::doubles).toList(), Optional.of(doubles(b[i])), 0));
    }
    return build(new Quadratic(locals), a.length);
  }

  /**
   * f_i(x) = |x|^2/2 - i x_1 with an optimum that is not asked for, where only the threads matter.
   */
  public static Problem bowl(int workers, int d) {
    List<List<Double>> vectors = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      long[] v = new long[d];
      v[0] = -i;
      vectors.add(doubles(v));
    }
    Problem solved = build(new BiasedExample3(Optional.of(vectors)), workers);
    return new Problem(
        "bowl",
        IntStream.range(0, workers).mapToObj(solved::local).toList(),
        new int[] {d},
        new Problem.Theory() {
          @Override
          public Constants constants() {
            return solved.constants();
          }

          @Override
          public Optimum optimum() {
            return Optimum.unknown("not asked for");
          }
        });
  }

  /** Least squares; the sizes of the shards must be those of contiguous blocks. */
  public static Problem leastSquares(long[][][] rows, long[][] targets, double l2) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.length; i++) {
      for (int r = 0; r < rows[i].length; r++) {
        append(text, (double) targets[i][r], Arrays.stream(rows[i][r]).asDoubleStream().toArray());
      }
    }
    return leastSquares(text.toString(), rows.length, l2);
  }

  /**
   * Least squares with random rows, as many for each worker, entries and targets uniform on [-1,
   * 1].
   */
  public static Problem regression(int workers, int rowsEach, int d) {
    SplittableRandom random = new SplittableRandom(workers * 1_000L + d);
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < workers * rowsEach; r++) {
      append(text, random.nextDouble(-1, 1), random.doubles(d, -1, 1).toArray());
    }
    return leastSquares(text.toString(), workers, 0.01);
  }

  private static void append(StringBuilder text, double target, double[] row) {
    text.append(target);
    for (int j = 0; j < row.length; j++) {
      text.append(' ').append(j + 1).append(':').append(row[j]);
    }
    text.append('\n');
  }

  private static Problem leastSquares(String libsvm, int workers, double l2) {
    try {
      Path file = Files.createTempFile("terse", ".libsvm");
      try {
        Files.writeString(file, libsvm);
        DataSource source =
            new DataSource(
                Optional.empty(),
                Optional.of(file.toString()),
                Optional.of(DataSource.Format.LIBSVM),
                OptionalInt.empty(),
                "last",
                DataSource.Delimiter.COMMA,
                Optional.empty());
        return build(new LeastSquares(source, l2, false, false, new Contiguous(false)), workers);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Problem build(ProblemType type, int workers) {
    return type.build(new Setting(workers, 1, new DataFolders(Path.of(""), List.of())));
  }

  private static List<Double> doubles(long[] numbers) {
    return LongStream.of(numbers).mapToObj(v -> (double) v).toList();
  }
}
