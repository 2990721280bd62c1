package terse.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import terse.experiment.yaml.YamlReader;
import terse.method.Algorithm;
import terse.method.Oracle;
import terse.method.Round;
import terse.method.Sgd;
import terse.method.Site;
import terse.trace.Row;
import terse.trace.RunResult;
import terse.trace.Status;
import terse.wire.Message;

class RunnerTest {
  private static final String SEVERAL =
      Texts.QUADRATIC.replace(
          "methods:\n",
          """
          repeats: 3
          methods:
            - algorithm: sgd
            - {algorithm: sgd, name: too far, stepsize: 10000}
          """);

  @TempDir Path folder;

  @Test
  void resultsAreInDeclaredOrder() {
    Results results = new Runner(Texts.read(folder, SEVERAL), Listener.NONE).run();
    assertThat(results.runs())
        .extracting(run -> run.method() + " " + run.repeat())
        .containsExactly(
            "sgd 0",
            "sgd 1",
            "sgd 2",
            "too far 0",
            "too far 1",
            "too far 2",
            "ef-sgd top-k(2) 0",
            "ef-sgd top-k(2) 1",
            "ef-sgd top-k(2) 2");
    assertThat(results.status(0)).isEqualTo(Status.FINISHED);
    assertThat(results.status(1)).isEqualTo(Status.DIVERGED);
    assertThat(results.status(2)).isEqualTo(Status.FINISHED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "7", "per-worker"})
  void threadsNeverChangeTheDigest(String threads) {
    Results auto = new Runner(Texts.read(folder, SEVERAL), Listener.NONE).run();
    Results other =
        new Runner(Texts.read(folder, SEVERAL, "threads=" + threads), Listener.NONE).run();
    assertThat(other.digest()).isEqualTo(auto.digest());
  }

  @Test
  void anInterruptKeepsWhatThereIs() {
    String longer = SEVERAL.replace("rounds: 10", "rounds: 2000000000");
    Experiment e = Texts.read(folder, longer, "record.every=1000000000");
    Runner[] runner = new Runner[1];
    runner[0] =
        new Runner(
            e,
            new Listener() {
              @Override
              public void recorded(String method, int repeat, Row row) {
                runner[0].interrupt();
              }
            });
    Results results = runner[0].run();
    assertThat(results.runs()).hasSize(9);
    assertThat(results.any(Status.FINISHED)).isFalse();
    assertThat(results.any(Status.INTERRUPTED)).isTrue();
    Path out = folder.resolve("out");
    terse.trace.Output.prepare(out);
    results.write(out);
    assertThat(out.resolve("summary.json")).content().contains("\"interrupted\"");
  }

  @Test
  void anInterruptedCallerStopsTheRunsAndStaysInterrupted() {
    Experiment e =
        Texts.read(
            folder, SEVERAL.replace("rounds: 10", "rounds: 2000000000"), "record.every=1000000000");
    Thread.currentThread().interrupt();
    Results results = new Runner(e, Listener.NONE).run();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(results.any(Status.FINISHED)).isFalse();
  }

  /** A method whose workers fail in round 3. */
  private static final class Failing implements Algorithm {
    private final Algorithm sgd = new Sgd(0);

    @Override
    public Worker worker(Site site, Oracle oracle) {
      Worker worker = sgd.worker(site, oracle);
      return new Worker() {
        @Override
        public void hear(Round round, Message fromServer) {
          worker.hear(round, fromServer);
        }

        @Override
        public Message answer(Round round) {
          if (round.k() == 3) {
            throw new IllegalStateException("worn out");
          }
          return worker.answer(round);
        }
      };
    }

    @Override
    public Server server(Site site) {
      return sgd.server(site);
    }
  }

  @Test
  void aRunThatFailsLeavesTheOthersAlone() {
    Experiment e = Texts.read(folder, SEVERAL);
    List<Method> methods = new ArrayList<>(e.methods());
    Method first = methods.get(0);
    methods.add(
        1,
        new Method(
            "failing",
            new Failing(),
            "0.1",
            first.stepsizes(),
            first.choice(),
            first.setting(),
            List.of(),
            Optional.empty()));
    Experiment with =
        new Experiment(
            "e",
            e.spec(),
            e.problem(),
            e.rounds(),
            e.plan(first, 0).start(),
            methods,
            List.of(),
            YamlReader.parse("f", "{}"),
            List.of());
    Results results = new Runner(with, Listener.NONE).run();
    assertThat(results.status(0)).isEqualTo(Status.FINISHED);
    assertThat(results.status(1)).isEqualTo(Status.FAILED);
    assertThat(results.status(2)).isEqualTo(Status.DIVERGED);
    assertThat(results.status(3)).isEqualTo(Status.FINISHED);
    assertThat(results.ofMethod(1)).allMatch(run -> run.failure().contains("worn out"));
    assertThat(results.ofMethod(1)).allMatch(run -> run.rounds() == 3);
    assertThat(Json.write(results.summary()))
        .contains("\"failed_round\" : 3", "worn out", "\"status\" : \"failed\"");
  }

  @Test
  void everyFileIsWritten() throws Exception {
    Path out = folder.resolve("out");
    Files.createDirectories(out);
    Files.writeString(out.resolve("mine.txt"), "kept");
    Files.writeString(out.resolve("curves.csv"), "old");
    Results results = new Runner(Texts.read(folder, SEVERAL), Listener.NONE).run();
    results.write(out);
    try (var files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "curves.csv",
              "ledger.csv",
              "model.csv",
              "summary.json",
              "experiment.yaml",
              "report.html",
              "mine.txt");
    }
    List<String> curves = Files.readAllLines(out.resolve("curves.csv"));
    long rows = results.runs().stream().mapToLong(run -> run.rows().size()).sum();
    assertThat(curves).hasSize((int) rows + 1);
    assertThat(Files.readAllLines(out.resolve("model.csv"))).hasSize(9 * 5 + 1);
    assertThat(Files.readAllLines(out.resolve("ledger.csv"))).hasSize(9 * 2 * 6 + 1);
  }

  @Test
  @SuppressWarnings("unchecked")
  void theSummaryHoldsMeansAndDeviationsOfTheLastRows() {
    Experiment e =
        Texts.read(folder, SEVERAL.replace("{type: top-k, k: 2}", "{type: rand-k, k: 2}"));
    Results results = new Runner(e, Listener.NONE).run();
    List<Map<String, Object>> methods =
        (List<Map<String, Object>>) results.summary().get("methods");
    Map<String, Object> last = (Map<String, Object>) methods.get(2).get("last");
    Map<String, Object> loss = (Map<String, Object>) last.get("loss");
    double[] losses = results.ofMethod(2).stream().mapToDouble(RunnerTest::lastLoss).toArray();
    double mean = (losses[0] + losses[1] + losses[2]) / 3;
    double variance = 0;
    for (double l : losses) {
      variance += (l - mean) * (l - mean) / 2;
    }
    assertThat((Double) loss.get("mean")).isEqualTo(mean);
    assertThat((Double) loss.get("sd"))
        .isCloseTo(Math.sqrt(variance), org.assertj.core.data.Percentage.withPercentage(1e-9));
    assertThat(methods.get(1)).containsEntry("status", "diverged").containsKey("diverged_round");
    assertThat((Map<String, Object>) results.summary().get("problem"))
        .containsEntry("n", 4)
        .containsEntry("d", 5)
        .containsEntry("L", e.problem().constants().smoothness());
  }

  private static double lastLoss(RunResult run) {
    return run.rows().get(run.rows().size() - 1).loss();
  }
}
