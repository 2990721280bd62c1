package terse.reproduce.mcm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import terse.experiment.Results;
import terse.reproduce.Finding;
import terse.reproduce.Verdict;
import terse.trace.Row;
import terse.trace.RunResult;

/** The judge of Figure 4, on curves that are made by hand. */
class Figure4Test {
  private static final String TEXT =
      """
      workers: 4
      rounds: 1
      repeats: 2
      participation: 0.5
      stepsize: 0.1
      problem: {type: random-quadratic, dimension: 4, eigenvalues: [1, 2]}
      methods:
        - {name: SGD, algorithm: sgd}
        - {name: N memories, algorithm: rand-mcm}
        - {name: one memory, algorithm: rand-mcm, memory: single}
        - {name: one memory with resets, algorithm: rand-mcm, memory: single, reset: 9}
      """;

  @TempDir Path folder;
  private Results run;

  @BeforeEach
  void runOnce() {
    run = Small.run(folder, TEXT);
  }

  /** Verdicts for curves that fall by a tenth each 200 rounds, times 10 to these powers. */
  private List<Verdict> verdicts(double single, double reset) {
    Map<String, Double> powers =
        Map.of(
            "SGD", 0.0, "N memories", 0.0, "one memory", single, "one memory with resets", reset);
    List<RunResult> runs = new ArrayList<>();
    for (RunResult each : run.runs()) {
      double factor = Math.pow(10, powers.get(each.method()));
      List<Row> rows =
          IntStream.rangeClosed(0, 100)
              .mapToObj(i -> row(4 * i, factor * Math.pow(10, -4 * i / 200.0)))
              .toList();
      runs.add(
          new RunResult(
              each.method(),
              each.repeat(),
              each.status(),
              400,
              rows,
              each.ledger(),
              each.model(),
              0,
              null));
    }
    Results made = new Results(run.experiment(), runs, run.begin(), 0);
    Figure4 item = new Figure4();
    return item.judge(Small.evidence(item.configs().get(0).file(), made)).findings().stream()
        .map(Finding::verdict)
        .toList();
  }

  private static Row row(int round, double excess) {
    return new Row(round, 0, excess, excess, 0, 0, 0, 0, 0, 0, Double.NaN);
  }

  @Test
  void aSingleMemoryCostsAndResetsRecover() {
    assertThat(verdicts(0.2, 0.02)).containsExactly(Verdict.REPRODUCED, Verdict.REPRODUCED);
    assertThat(verdicts(0.01, 0.02)).containsExactly(Verdict.DIFFERS, Verdict.DIFFERS);
    assertThat(verdicts(0.2, 0.1)).containsExactly(Verdict.REPRODUCED, Verdict.DIFFERS);
  }
}
