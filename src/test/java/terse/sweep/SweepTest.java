package terse.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.experiment.Catalogue;
import terse.experiment.ExperimentReader;
import terse.experiment.yaml.ExperimentException;
import terse.experiment.yaml.Node.Mapping;
import terse.sweep.Sweeps.Heard;
import terse.trace.OutputException;
import terse.trace.Status;

class SweepTest {
  @TempDir Path temporary;

  private Path out(String name) {
    return temporary.resolve(name);
  }

  @Test
  void aGridHasEveryPointTheLastKeyFastest() {
    SweepPlan plan = Sweeps.read(temporary, Sweeps.GRID).plan();
    assertThat(plan.points()).hasSize(8);
    assertThat(plan.points().get(1).values()).containsExactly("0.25/L", "3");
    assertThat(plan.points().get(2).values()).containsExactly("1/L", "1");
    assertThat(plan.methods()).containsExactly("sgd", "ef-sgd top-k(*)", "diana rand-k(*)");
    assertThat(plan.keys().get(1).paths())
        .containsExactly("methods.1.uplink.k", "methods.2.uplink.k");
    assertThat(plan.keys())
        .extracting(SweptKey::methods)
        .containsExactly(List.of(0, 1, 2), List.of(1, 2));
    assertThat(plan.points().stream().map(Point::hash).distinct()).hasSize(8);
  }

  @Test
  void aListHasExactlyItsPoints() {
    String text =
        Sweeps.GRID.replaceFirst(
            "(?s)sweep:.*methods:\n",
            """
            sweep:
              - {stepsize: 0.5/L, methods.1.uplink: {type: rand-k, k: 2}}
              - {rounds: 40}
            methods:
            """);
    Sweep sweep = Sweeps.read(temporary, text);
    SweepPlan plan = sweep.plan();
    assertThat(plan.keys())
        .extracting(SweptKey::path)
        .containsExactly("stepsize", "methods.1.uplink", "rounds");
    assertThat(plan.points()).hasSize(2);
    assertThat(plan.points().get(1).values()).containsExactly("", "", "40");
    assertThat(plan.describe(plan.points().get(1))).isEqualTo("rounds=40");
    assertThat(sweep.experiment(plan.points().get(0)).labels()).contains("ef-sgd rand-k(2)");
    assertThat(sweep.experiment(plan.points().get(1)).rounds()).isEqualTo(40);
    SweepResults results = Sweeps.run(temporary, text, out("list"));
    assertThat(results.outcomes().get(1).get(0).lastRound()).isEqualTo(40);
  }

  @Test
  void aPointIsTheExperimentThatItSays() {
    Path out = out("whole");
    Sweep sweep = Sweeps.read(temporary, Sweeps.GRID);
    SweepResults results = Sweeps.run(sweep, out, Shard.ALL, new Heard());
    Point point = sweep.plan().points().get(3);
    Path folder = out.resolve("points").resolve(point.hash());
    assertThat(folder.resolve("experiment.yaml"))
        .content()
        .isEqualTo(sweep.experiment(point).resolved())
        .contains("k: 3", "stepsize: 1/L")
        .doesNotContain("sweep");
    assertThat(folder.resolve("report.html")).doesNotExist();
    assertThat(results.outcomes()).hasSize(8);
    assertThat(results.outcomes().get(7)).extracting(Outcome::status).contains(Status.DIVERGED);
  }

  @Test
  void whatIsThereIsNotRunAgain() {
    Path out = out("twice");
    Sweeps.run(temporary, Sweeps.GRID, out);
    String first = Sweeps.tables(out);
    Heard heard = new Heard();
    Sweeps.run(Sweeps.read(temporary, Sweeps.GRID), out, Shard.ALL, heard);
    assertThat(heard.missing).isZero();
    assertThat(heard.done).isEmpty();
    assertThat(Sweeps.tables(out)).isEqualTo(first);
  }

  @Test
  void anExtendedSweepDoesWhatIsNew() {
    Path out = out("extended");
    Sweeps.run(temporary, Sweeps.GRID, out);
    String longer = Sweeps.GRID.replace("k: [1, 3]", "k: [1, 2, 3]");
    Heard heard = new Heard();
    Sweeps.run(Sweeps.read(temporary, longer), out, Shard.ALL, heard);
    assertThat(heard.done).containsExactlyInAnyOrder(1, 4, 7, 10);
    Sweeps.run(temporary, longer, out("longer"));
    assertThat(Sweeps.tables(out)).isEqualTo(Sweeps.tables(out("longer")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "threads=7       | 0",
        "queue-capacity=9| 0",
        "seed=5          | 8",
        "rounds=31       | 8",
        "record.every=2  | 8",
      })
  void onlyWhatChangesAResultIsRunAgain(String override, int missing) {
    Path out = out("changed");
    Sweeps.run(temporary, Sweeps.GRID, out);
    Heard heard = new Heard();
    Sweeps.run(Sweeps.read(temporary, Sweeps.GRID, override), out, Shard.ALL, heard);
    assertThat(heard.done).hasSize(missing);
  }

  @Test
  void aFileOfDataIsKnownByItsContent() throws IOException {
    Path data = Files.writeString(temporary.resolve("d.libsvm"), "1 1:1\n-1 1:2 2:1\n1 2:3\n");
    String text =
        Sweeps.GRID
            .replaceFirst(
                "problem: .*",
                "problem: {type: logistic-regression, l2: 0.1, data: {file: d.libsvm}}")
            .replace("k: [1, 3]", "k: [1, 2]")
            .replace("1/L, 8/L, 64/L", "1/L");
    List<Point> before = Sweeps.read(temporary, text).plan().points();
    assertThat(Sweeps.read(temporary, text).plan().points()).isEqualTo(before);
    Files.writeString(data, "1 1:1\n-1 1:2 2:1\n1 2:4\n");
    assertThat(Sweeps.read(temporary, text).plan().points()).doesNotContainAnyElementsOf(before);
  }

  @Test
  void threadsNeverChangeATable() {
    Sweep sweep = Sweeps.read(temporary, Sweeps.GRID, "threads=3");
    SweepRunner.run(sweep, out("own"), Shard.ALL, new Heard(), true);
    Sweeps.run(temporary, Sweeps.GRID, out("chosen"));
    assertThat(Sweeps.tables(out("own"))).isEqualTo(Sweeps.tables(out("chosen")));
  }

  @Test
  void anInterruptedSweepEndsWithTheSameTable() {
    Path out = out("interrupted");
    Sweep sweep = Sweeps.read(temporary, Sweeps.GRID);
    try (PointStore store = PointStore.open(out)) {
      SweepRunner[] runner = new SweepRunner[1];
      Heard stops =
          new Heard() {
            @Override
            public void done(Point point, List<Status> s, List<String> w, double seconds) {
              super.done(point, s, w, seconds);
              runner[0].interrupt();
            }
          };
      runner[0] = new SweepRunner(sweep, store, stops, false);
      assertThat(runner[0].run(sweep.plan().points())).isFalse();
      assertThat(stops.done).isNotEmpty();
      assertThat(stops.done.size()).isLessThan(8);
    }
    assertThat(out.resolve("sweep.csv")).doesNotExist();
    Heard heard = new Heard();
    Sweeps.run(sweep, out, Shard.ALL, heard);
    assertThat(heard.missing).isBetween(1, 7);
    Sweeps.run(temporary, Sweeps.GRID, out("undisturbed"));
    assertThat(Sweeps.tables(out)).isEqualTo(Sweeps.tables(out("undisturbed")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut", "gone", "folder", "sums", "empty", "half", "failed"})
  void aDamagedPointIsDoneAgain(String damage) throws IOException {
    Path out = out("damaged");
    SweepResults results = Sweeps.run(temporary, Sweeps.GRID, out);
    String tables = Sweeps.tables(out);
    String hash = results.points().get(5).hash();
    Path point = out.resolve("points").resolve(hash);
    Path curves = point.resolve("curves.csv");
    switch (damage) {
      case "cut" -> Files.writeString(curves, Files.readString(curves).substring(0, 900));
      case "gone" -> Files.delete(curves);
      case "folder" -> Files.move(point, point.resolveSibling("elsewhere"));
      case "sums" -> Files.writeString(point.resolve("SHA256SUMS"), "no sums");
      case "empty" -> Files.writeString(point.resolve("SHA256SUMS"), "");
      case "half" -> {
        Files.move(point, point.resolveSibling("." + hash + ".tmp"));
        Files.createDirectory(point.resolveSibling(".0123.tmp"));
      }
      default -> markAsFailed(point);
    }
    Heard heard = new Heard();
    Sweeps.run(Sweeps.read(temporary, Sweeps.GRID), out, Shard.ALL, heard);
    assertThat(heard.done).containsExactly(5);
    assertThat(Sweeps.tables(out)).isEqualTo(tables);
    try (Stream<Path> files = Files.list(out.resolve("points"))) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
    }
  }

  /** A whole point, at which all that diverged failed. */
  private static void markAsFailed(Path point) throws IOException {
    Path summary = point.resolve("summary.json");
    Files.writeString(summary, Files.readString(summary).replace("diverged", "failed"));
    Path sums = point.resolve("SHA256SUMS");
    StringBuilder lines = new StringBuilder();
    for (String line : Files.readAllLines(sums)) {
      String name = line.substring(66);
      try (var in = Files.newInputStream(point.resolve(name))) {
        lines.append(Sha256.of(in)).append("  ").append(name).append('\n');
      }
    }
    Files.writeString(sums, lines);
    assertThat(
            PointStore.reading(point.getParent().getParent()).has(point.getFileName().toString()))
        .isTrue();
    assertThat(PointRuns.statuses(point)).contains(Status.FAILED);
  }

  @Test
  void shardsMergeToTheWhole() {
    Sweep sweep = Sweeps.read(temporary, Sweeps.GRID);
    Sweeps.run(sweep, out("whole"), Shard.ALL, new Heard());
    Heard first = new Heard();
    SweepResults shard = Sweeps.run(sweep, out("one"), Shard.parse("1/3"), first);
    assertThat(first.done).containsExactlyInAnyOrder(0, 3, 6);
    assertThat(shard.points()).hasSize(3);
    assertThat(Sweeps.tables(out("one"))).isNotEqualTo(Sweeps.tables(out("whole")));
    Sweeps.run(sweep, out("two"), Shard.parse("2/3"), new Heard());
    assertThatThrownBy(() -> Merge.into(out("all"), List.of(out("two"), out("one"))))
        .isInstanceOf(ExperimentException.class)
        .hasMessageContaining("2 of 8 points are in none of the folders: 2, 5;");
    assertThat(out("all")).doesNotExist();
    Sweeps.run(sweep, out("three"), Shard.parse("3/3"), new Heard());
    Merge.into(out("all"), List.of(out("two"), out("three"), out("one")));
    assertThat(Sweeps.tables(out("all"))).isEqualTo(Sweeps.tables(out("whole")));
    assertThat(out("all").resolve("plan.json"))
        .hasSameTextualContentAs(out("whole").resolve("plan.json"));
    Heard after = new Heard();
    Sweeps.run(sweep, out("all"), Shard.ALL, after);
    assertThat(after.missing).isZero();
  }

  @Test
  void shardsOfDifferentSweepsAreNotMerged() {
    Sweeps.run(Sweeps.read(temporary, Sweeps.GRID), out("one"), Shard.parse("1/2"), new Heard());
    Sweeps.run(
        Sweeps.read(temporary, Sweeps.GRID, "seed=1"), out("two"), Shard.parse("2/2"), new Heard());
    assertThatThrownBy(() -> Merge.into(out("all"), List.of(out("one"), out("two"))))
        .isInstanceOf(ExperimentException.class)
        .hasMessage(
            "terse merge: %s and %s are not of one sweep: their points differ in values, files or"
                + " other keys",
            out("one"), out("two"));
  }

  @Test
  void twoProcessesDoNotWriteIntoOneFolder() {
    Path out = out("locked");
    try (PointStore held = PointStore.open(out)) {
      assertThat(held.has("none")).isFalse();
      assertThatThrownBy(() -> Sweeps.run(temporary, Sweeps.GRID, out))
          .isInstanceOf(OutputException.class)
          .hasMessageContaining("another terse sweep or merge is writing into it");
    }
    Sweeps.run(temporary, Sweeps.GRID, out);
  }

  @Test
  void plansReadBackAsTheyWere() {
    Sweeps.run(temporary, Sweeps.GRID, out("plan"));
    assertThat(SweepPlan.read(out("plan"))).isEqualTo(Sweeps.read(temporary, Sweeps.GRID).plan());
  }

  @Test
  void aPlanThatIsDamagedIsNoPlan() throws IOException {
    for (String text : List.of("{}", "[]", "{\"name\": \"x\"", "null", "{\"points\": [{}]}")) {
      Files.writeString(temporary.resolve("plan.json"), text);
      assertThatThrownBy(() -> SweepPlan.read(temporary))
          .hasMessageContaining("plan.json: is damaged");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "k: [1, 3]   | k: [1, 9]   | methods[1].uplink.k: top-k needs k <= d, but k = 9",
        "k: [1, 3]   | k: [1, 9]   | (at the point stepsize=0.25/L, methods.*.uplink.k=9)",
        "uplink.k: [ | uplink.kk: [| e.yaml:9:3: sweep.methods.*.uplink.kk: matches nothing: no methods.*.uplink has kk; did you mean k?",
        "*.uplink.k: | *.uplnk.k:  | matches nothing: no methods.* has uplnk; did you mean uplink?",
        "methods.*.u | problem.*.u | * stands for the items of a list, but here is a mapping",
        "k: [1, 3]   | k: 3        | must be a list of values to try, but is 3",
        "k: [1, 3]   | k: []       | must be a list of values to try, but is a list of 0",
        "k: [1, 3]   | k: [3, 3]   | 3 is there twice",
        "stepsize: [ | stepsise: [ | stepsise: unknown key; did you mean stepsize?",
        "stepsize: [ | methods.1.uplink.k: [ | sets methods.1.uplink.k, which methods.1.uplink.k sets too",
        "[1, 3]      | [1, 3, x]   | must be",
      })
  void whatIsWrongIsSaidWithItsPlace(String from, String to, String message) {
    assertThatThrownBy(() -> Sweeps.read(temporary, Sweeps.GRID.replace(from.strip(), to.strip())))
        .isInstanceOf(ExperimentException.class)
        .hasMessageContaining(message.strip());
  }

  @Test
  void tooManyPointsAreRefused() {
    String many = "[" + "1, 2, 3, 4, 5, 6, 7, 8, 9, 10".replace(", ", "e-3, ") + "]";
    StringBuilder keys = new StringBuilder("sweep:\n");
    for (String key :
        List.of("stepsize", "seed", "rounds", "repeats", "participation", "queue-capacity")) {
      keys.append("  ").append(key).append(": ").append(many).append('\n');
    }
    String text = Sweeps.GRID.replaceFirst("(?s)sweep:\n.*(?=methods:\n)", keys.toString());
    assertThatThrownBy(() -> Sweeps.read(temporary, text))
        .hasMessageContaining("makes more than 100000 points");
  }

  @Test
  void aFileWithoutASweepIsRefused() {
    String text = Sweeps.GRID.replaceFirst("(?s)sweep:\n.*(?=methods:\n)", "");
    assertThatThrownBy(() -> Sweeps.read(temporary, text))
        .hasMessageContaining("the key sweep is missing");
  }

  @Test
  void theExampleHasFiftyPoints() {
    Path file = Path.of("configs", "sweep-example.yaml");
    ExperimentReader reader = new ExperimentReader(Catalogue.ofTerse(), List.of());
    Mapping document = reader.document(file, List.of(), Optional.empty(), Optional.empty());
    SweepPlan plan = Sweep.read(reader, document, file, false, List.of()).plan();
    assertThat(plan.name()).isEqualTo("sweep-example");
    assertThat(plan.points()).hasSize(50);
    assertThat(plan.keys().get(1).methods()).containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/3", "4/3", "3", "a/b", "1/2/3", "-1/3", "1/99999999999"})
  void aShardIsOneOfN(String text) {
    assertThatThrownBy(() -> Shard.parse(text))
        .hasMessage("--shard: must be I/N with 1 <= I <= N, such as 3/10, but is %s", text);
  }

  @Test
  void keysHaveShortNamesThatTellThemApart() {
    List<SweptKey> keys =
        Stream.of("stepsize", "methods.*.uplink.k", "methods.*.downlink.k", "methods.0.stepsize")
            .map(path -> new SweptKey(path, List.of(path), List.of(0)))
            .toList();
    SweepPlan plan = new SweepPlan("s", "1", "c", keys, List.of("m"), List.of());
    assertThat(IntStream.range(0, 4).mapToObj(plan::shortName))
        .containsExactly("stepsize", "uplink.k", "downlink.k", "0.stepsize");
    assertThat(plan.describe(new Point(0, List.of("1/L", "1", "2", ""), "")))
        .isEqualTo("stepsize=1/L, uplink.k=1, downlink.k=2");
  }

  @Test
  void labelsKeepWhatIsCommon() {
    assertThat(SweptLabels.common("ef-sgd top-k(1)", "ef-sgd top-k(16)"))
        .isEqualTo("ef-sgd top-k(*)");
    assertThat(SweptLabels.common("mcm qsgd(1) / qsgd(1)", "mcm qsgd(2) / qsgd(1)"))
        .isEqualTo("mcm qsgd(*) / qsgd(1)");
    assertThat(SweptLabels.common("diana rand-k(2)", "mcm rand-k(2)")).isEqualTo("* rand-k(2)");
    assertThat(SweptLabels.of(List.of(List.of("a(1)", "a(2)"), List.of("a(3)", "a(4)"))))
        .containsExactly("a(*)", "a(*) #2");
    assertThat(SweptLabels.of(List.of(List.of("a", "b")))).containsExactly("a", "b");
  }
}
