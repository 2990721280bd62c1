package terse.reproduce.mcm;

import java.nio.file.Path;
import java.util.List;
import terse.cluster.Cluster;
import terse.cluster.Execution;
import terse.cluster.Plan;
import terse.cluster.Progress;
import terse.cluster.Watch;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.compress.RandK;
import terse.data.DataFolders;
import terse.method.Algorithm;
import terse.method.Artemis;
import terse.method.Diana;
import terse.method.DoreAsReleased;
import terse.method.Mcm;
import terse.method.MemoryStart;
import terse.objective.Problem;
import terse.objective.RandomQuadratic;
import terse.objective.Setting;
import terse.theory.Noise;
import terse.trace.Pricing;
import terse.trace.Row;
import terse.trace.RunResult;
import terse.trace.Status;
import terse.vector.Vector;
import terse.wire.Precision;

/**
 * The largest step size at which a method converges on a quadratic with L = 1, with one worker and
 * no noise, as Table 2 has it: by bisection of runs.
 *
 * <p>Rand-k both ways, for which E|C(x) - x|^2 = omega |x|^2 for every x with omega = d/k - 1, and
 * alpha_up = 0. The Hessian is random with eigenvalues from 0.01 to 1, so that it mixes the
 * coordinates and a run in d = 256 hardly differs from its mean; where it is a multiple of the
 * identity, every coordinate is a chain of its own, and few of them make the mean square.
 */
final class StepLimit {
  private static final int DIMENSION = 256;

  /** Rounds for each unit of 1 + omega: memories need that many to settle. */
  private static final int ROUNDS = 48;

  private static final int BISECTIONS = 9;

  /** What is left of the first loss where a run has converged. */
  private static final double CONVERGED = 1e-9;

  private final Problem problem =
      new RandomQuadratic(DIMENSION, List.of(0.01, 1.0))
          .build(new Setting(1, 0, new DataFolders(Path.of("."), List.of())));

  /** A method of Table 2. */
  enum Of {
    DIANA("Diana") {
      @Override
      Algorithm with(PerWorker up, Compressor down, double omega) {
        return new Diana(up, 0, MemoryStart.ZEROS, false);
      }
    },
    ARTEMIS("Artemis") {
      @Override
      Algorithm with(PerWorker up, Compressor down, double omega) {
        return new Artemis(up, down, 0, MemoryStart.ZEROS, false);
      }
    },
    DORE("Dore") {
      @Override
      Algorithm with(PerWorker up, Compressor down, double omega) {
        return new DoreAsReleased(up, down, 0, MemoryStart.ZEROS, false);
      }
    },
    MCM("MCM") {
      @Override
      Algorithm with(PerWorker up, Compressor down, double omega) {
        return new Mcm(up, down, 0, 1 / (2 * (1 + omega)), MemoryStart.ZEROS, false);
      }
    };

    private final String label;

    Of(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }

    abstract Algorithm with(PerWorker up, Compressor down, double omega);
  }

  /**
   * The limit, to 1 %.
   *
   * @param factor 1 + omega of both compressors, a divisor of {@value #DIMENSION}
   */
  double of(Of method, int factor) {
    RandK c = RandK.of(DIMENSION / factor);
    Algorithm algorithm = method.with(PerWorker.all(c), c, factor - 1.0);
    double low = 0.25 / ((double) factor * factor);
    double high = 4;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = Math.sqrt(low * high);
      if (converges(algorithm, middle, ROUNDS * factor)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.sqrt(low * high);
  }

  /** Whether the last loss is below that of a quarter of the rounds, when it has begun to fall. */
  private boolean converges(Algorithm algorithm, double gamma, int rounds) {
    Plan plan =
        new Plan(
            "gamma = " + gamma,
            algorithm,
            problem,
            Vector.zeros(DIMENSION),
            rounds,
            0,
            Noise.NONE,
            Precision.FLOAT64,
            k -> gamma,
            1,
            0,
            0,
            rounds / 4,
            false,
            Pricing.NONE,
            Watch.NONE,
            new Execution(1, 2));
    RunResult run = Cluster.run(plan, Progress.NONE);
    List<Row> rows = run.rows();
    double last = rows.get(rows.size() - 1).excessLoss();
    return run.status() == Status.FINISHED
        && (last < rows.get(1).excessLoss() || last < CONVERGED * rows.get(0).excessLoss());
  }
}
