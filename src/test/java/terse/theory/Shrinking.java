package terse.theory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import terse.compress.Guarantee;
import terse.method.Algorithm;
import terse.objective.Problem;
import terse.testing.Problems;
import terse.testing.Runs;
import terse.trace.Row;
import terse.vector.Vector;

/** Quadratics of condition number kappa, and how near runs on them come to a bound. */
final class Shrinking {
  static final Guarantee EXACT = Guarantee.unbiased(1);

  /** Bounds below this distance are below the rounding of float64. */
  static final double ROUNDING = 1e-12;

  private Shrinking() {}

  /** Three workers with mean curvatures 1, 4, kappa/2 and kappa, rotated in two planes. */
  static Problem quadratic(int kappa) {
    long h = kappa / 2;
    return Problems.quadratic(
        new long[][][] {
          {{1, 1, 0, 0}, {1, 5, 0, 0}, {0, 0, h + 2, 0}, {0, 0, 0, kappa - 3}},
          {{2, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, h - 2, 1}, {0, 0, 1, kappa + 3}},
          {{0, -1, 0, 0}, {-1, 6, 0, 0}, {0, 0, h, -1}, {0, 0, -1, kappa}}
        },
        new long[][] {{3, -7, 50, -20}, {-8, 4, 9, 300}, {2, -60, -25, 7}});
  }

  /** The same curvatures, and a minimum that all workers share. */
  static Problem shared(int kappa) {
    long h = kappa / 2;
    return Problems.quadratic(
        new long[][][] {
          {{1, 0, 0}, {0, h + 2, 0}, {0, 0, kappa - 3}},
          {{1, 0, 0}, {0, h - 2, 0}, {0, 0, kappa + 3}}
        },
        new long[][] {{-2, -3 * (h + 2), kappa - 3}, {-2, -3 * (h - 2), kappa + 3}});
  }

  static Setting setting(Problem f, Noise noise) {
    return new Setting(
        f.workers(),
        f.dimension(),
        1_000,
        f.constants().smoothness(),
        f.constants().maxSmoothness(),
        f.constants().strongConvexity(),
        f.constants().localConvexity(),
        1,
        EXACT,
        EXACT,
        noise);
  }

  static Setting setting(Problem f) {
    return setting(f, Noise.NONE);
  }

  static Origin origin(Problem f) {
    Vector zero = Vector.zeros(f.dimension());
    return new Origin(
        f.loss(zero) - f.optimum().value().orElseThrow(),
        f.optimum().minimiser().orElseThrow().squaredNorm(),
        f.optimum().noise().orElseThrow());
  }

  static List<Row> run(Algorithm algorithm, Problem f, double eta, int rounds) {
    return Runs.of(algorithm, f).stepsize(eta).rounds(rounds).finish().rows();
  }

  /** distance / bound at every round where the bound is above rounding. */
  static double[] ratios(Theorem theorem, Problem f, double eta, List<Row> rows) {
    Bound bound = theorem.bound(setting(f), origin(f), k -> eta).orElseThrow();
    assertThat(bound.metric()).isEqualTo(Metric.DISTANCE);
    double scale = rows.get(0).distance();
    List<Double> ratios = new ArrayList<>();
    for (Row row : rows) {
      double promised = bound.at(row.round());
      if (promised > ROUNDING * scale) {
        ratios.add(row.distance() / promised);
      }
    }
    return ratios.stream().mapToDouble(Double::doubleValue).toArray();
  }

  static double max(double[] ratios) {
    return DoubleStream.of(ratios).max().orElseThrow();
  }

  /** c' is part of the way from c to 1. */
  static double between(double c, double way) {
    return c + way * (1 - c);
  }
}
