package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.cluster.Compression;
import terse.cluster.Gauge;
import terse.cluster.Snapshot;
import terse.cluster.Watch;
import terse.compress.PerWorker;
import terse.compress.Qsgd;
import terse.method.Algorithm;
import terse.method.Artemis;
import terse.method.Diana;
import terse.method.DoreAsReleased;
import terse.method.Mcm;
import terse.method.MemoryStart;
import terse.objective.Problem;
import terse.testing.Runs;
import terse.testing.Shared;
import terse.trace.Row;
import terse.trace.RunResult;
import terse.vector.Vector;
import terse.wire.Envelope;
import terse.wire.Precision;

/**
 * The level at which methods with a constant step size saturate (Philippenko and Dieuleveut,
 * NeurIPS 2021, Table 2): proportional to (1 + omega_up) for DIANA and MCM, to (1 + omega_up)(1 +
 * omega_dwn) for Artemis and Dore, with the relative variances that the compressors really have on
 * what they get. All runs start at the minimum, so that what is seen is the variance alone.
 */
class SaturationTest {
  private static final int ROUNDS = 4_000;
  private static final Qsgd C = Qsgd.of(1);
  private static final PerWorker UP = PerWorker.all(C);

  @TempDir Path folder;

  /** 1 + omega_dwn as it is: E|C(x)|^2/|x|^2 over the second half of a run. */
  private static final class Variance implements Gauge {
    private double squares;
    private double compressed;

    @Override
    public void see(Snapshot now) {
      for (Compression each : now.compressions(Envelope.SERVER)) {
        if (now.round() > ROUNDS / 2) {
          Vector zero = Vector.zeros(each.input().dimension());
          squares += each.input().squaredDistance(zero);
          compressed += each.value().squaredDistance(zero);
        }
      }
    }

    @Override
    public void record(Snapshot now, Map<String, Double> columns) {}

    double factor() {
      return compressed / squares;
    }
  }

  private static double saturation(Problem f, Algorithm method, Variance variance) {
    RunResult run =
        Runs.of(method, f)
            .start(f.optimum().witness().orElseThrow())
            .rounds(ROUNDS)
            .batch(50)
            .precision(Precision.FLOAT32)
            .stepsize(0.1 / f.constants().smoothness())
            .every(ROUNDS / 60)
            .watch(new Watch(List.of(() -> variance), true))
            .finish();
    return run.rows().stream()
        .filter(row -> row.round() > ROUNDS / 2)
        .mapToDouble(Row::excessLoss)
        .average()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a9a", "phishing"})
  void doublyCompressedUpdatesSaturateHigherByOnePlusOmegaDown(String data) throws IOException {
    Shared.dataOrSkip(data);
    String text =
        """
        name: saturation
        workers: 20
        rounds: 1
        problem:
          type: logistic-regression
          data: %s
          standardize: true
          bias: true
          split: {type: contiguous, drop-rest: true}
        stepsize: 1/L
        methods: [sgd]
        """;
    Path file = Files.writeString(folder.resolve("e.yaml"), text.formatted(data));
    Problem f =
        new ExperimentReader(Catalogue.ofTerse(), List.of(Shared.dataFolder()))
            .read(file, List.of(), Optional.empty())
            .problem();
    double alpha = 1 / (2 * (1 + C.guarantee(f.dimension()).omega()));
    Variance downlink = new Variance();
    double diana = saturation(f, new Diana(UP, alpha, MemoryStart.ZEROS, false), new Variance());
    double mcm =
        saturation(f, new Mcm(UP, C, alpha, alpha, MemoryStart.ZEROS, false), new Variance());
    double artemis = saturation(f, new Artemis(UP, C, alpha, MemoryStart.ZEROS, false), downlink);
    double dore =
        saturation(f, new DoreAsReleased(UP, C, alpha, MemoryStart.ZEROS, false), new Variance());
    System.out.printf(
        Locale.ROOT,
        "%s: over DIANA's level: MCM %.2f, Artemis %.2f, Dore %.2f; 1 + omega_dwn %.2f (at most %.2f)%n",
        data,
        mcm / diana,
        artemis / diana,
        dore / diana,
        downlink.factor(),
        1 + C.guarantee(f.dimension()).omega());
    assertThat(mcm / diana).isBetween(0.8, 1.3);
    assertThat(artemis / diana / downlink.factor()).isBetween(0.75, 1.33);
    assertThat(dore / diana / downlink.factor()).isBetween(0.75, 1.33);
  }
}
