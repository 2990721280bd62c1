package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolvedTest {
  private static final String TEXT =
      """
      rounds: 20
      workers: 3
      seed: 5
      repeats: 2
      batch: 7
      participation: 0.8
      start: {type: normal}
      stepsize: 0.5/(L*(k+1)^0.5)
      problem: {type: logistic-regression, data: breast-cancer, standardize: true, split: {type: dirichlet, alpha: 0.5}}
      methods:
        - sgd
        - {algorithm: sgd, momentum: 0.5, stepsize: 1/(2*L)}
        - {algorithm: "diana", uplink: {type: qsgd, levels: 1, norm: inf}, name: "DIANA: 1 level # \\u00e9"}
        - {algorithm: dist-ef-sgd, uplink: [identity, {type: top-k, ratio: 0.3}, scaled-sign], downlink: {type: scaled-sign, blocks: {count: 3}}}
      expect:
        - {method: sgd, metric: loss, at: last, below: 1.0}
      """;

  @TempDir Path folder;

  @Test
  void whatIsResolvedRunsToTheSameDigest() {
    Experiment written = Texts.read(folder, TEXT);
    Experiment resolved = Texts.read(folder, written.resolved());
    assertThat(resolved.resolved()).isEqualTo(written.resolved());
    assertThat(resolved.labels()).isEqualTo(written.labels());
    assertThat(new Runner(resolved, Listener.NONE).run().digest())
        .isEqualTo(new Runner(written, Listener.NONE).run().digest());
  }

  @Test
  void everyDefaultIsExplicit() {
    assertThat(Texts.read(folder, Texts.QUADRATIC).resolved())
        .isEqualTo(
            """
            # What was run, every default explicit: terse run experiment.yaml
            name: e
            seed: 0
            repeats: 1
            workers: 4
            rounds: 10
            batch: full
            noise: {relative: 0, absolute: 0}
            precision: float32
            threads: auto
            queue-capacity: 2
            participation: 1.0
            start: zeros
            problem:
              type: random-quadratic
              dimension: 5
              eigenvalues: [1, 10]
              homogeneous: false
            stepsize: 0.1
            methods:
              - name: ef-sgd top-k(2)
                algorithm: ef-sgd
                stepsize: 0.1
                averaging: none
                uplink: {type: top-k, k: 2}
            record:
              every: 1
              offset: 0
              diagnostics: false
              accuracy: false
            theory: false
            billing: {broadcast: each, conventions: []}
            """);
  }
}
