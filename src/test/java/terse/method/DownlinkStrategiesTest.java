package terse.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.compress.Qsgd;
import terse.objective.Problem;
import terse.testing.Problems;
import terse.testing.Runs;
import terse.trace.RunResult;
import terse.trace.Status;

/**
 * Philippenko and Dieuleveut, Figure 1, with full gradients: which downlinks let the central model
 * converge. All compressors are QSGD with one level, omega = sqrt(10).
 */
class DownlinkStrategiesTest {
  private static final Problem PROBLEM = Problems.regression(5, 8, 10);
  private static final PerWorker UP = PerWorker.all(Qsgd.of(1));
  private static final Compressor DOWN = Qsgd.of(1);
  private static final double ALPHA = 1 / (2 * (1 + Math.sqrt(10)));
  private static final double BETA = 1 / (1 + Math.sqrt(10));
  private static final MemoryStart ZEROS = MemoryStart.ZEROS;

  static Stream<Algorithm> converging() {
    OptionalInt none = OptionalInt.empty();
    return Stream.of(
        new Mcm(UP, DOWN, ALPHA, ALPHA, ZEROS, false),
        new RandMcm(
            UP, PerWorker.all(DOWN), ALPHA, ALPHA, none, RandMcm.Memory.OWN, none, ZEROS, false),
        new RandMcm(
            UP,
            PerWorker.all(DOWN),
            ALPHA,
            ALPHA,
            none,
            RandMcm.Memory.SINGLE,
            OptionalInt.of(50),
            ZEROS,
            false),
        new Ghost(UP, DOWN, ALPHA, ZEROS, false),
        new Artemis(UP, DOWN, ALPHA, ZEROS, false),
        new Dore(UP, DOWN, ALPHA, BETA, BETA, ZEROS, false),
        new DoreAsReleased(UP, DOWN, ALPHA, ZEROS, false));
  }

  @ParameterizedTest
  @MethodSource("converging")
  void theCentralModelConvergesLinearly(Algorithm algorithm) {
    RunResult result = run(algorithm);
    assertThat(result.status()).isEqualTo(Status.FINISHED);
    assertThat(distance(result)).isLessThan(1e-12);
  }

  static Stream<Algorithm> stuck() {
    return Stream.of(
        new ArtemisNd(UP, DOWN, ALPHA, ZEROS, false),
        new UpdateCompression(UP, DOWN, ALPHA, ZEROS, false),
        new ModelCompression(UP, DOWN, ALPHA, ZEROS, false),
        new Mcm(UP, DOWN, ALPHA, 1, ZEROS, false));
  }

  @ParameterizedTest
  @MethodSource("stuck")
  void theCentralModelDoesNotConverge(Algorithm algorithm) {
    RunResult result = run(algorithm);
    assertThat(result.status() == Status.DIVERGED || distance(result) > 0.01).isTrue();
  }

  private static double distance(RunResult result) {
    return result.rows().get(result.rows().size() - 1).distance();
  }

  private static RunResult run(Algorithm algorithm) {
    return Runs.of(algorithm, PROBLEM).stepsize(0.05).rounds(20_000).every(20_000).run();
  }
}
