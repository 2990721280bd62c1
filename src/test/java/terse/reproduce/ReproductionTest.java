package terse.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import terse.experiment.Catalogue;
import terse.experiment.Experiment;
import terse.experiment.ExperimentReader;
import terse.experiment.Listener;
import terse.experiment.Plugins;
import terse.experiment.yaml.ExperimentException;
import terse.testing.Jars;

class ReproductionTest {
  private static final String QUADRATIC =
      "problem: {type: random-quadratic, dimension: 4, eigenvalues: [1, 2]}";

  @TempDir Path temp;

  private Path configs() {
    return temp.resolve("configs");
  }

  private Path out() {
    return temp.resolve("out");
  }

  private Map<Item, Outcome> reproduce(Pack pack, Progress progress, Item... items) {
    return new Reproduction(pack, configs(), reader(Catalogue.ofTerse()), out(), false, progress)
        .of(List.of(items));
  }

  private ExperimentReader reader(Catalogue catalogue) {
    return new ExperimentReader(catalogue, List.of(temp.resolve("data")));
  }

  private Map<Item, Outcome> reproduce(Pack pack, Item... items) {
    return reproduce(pack, Progress.NONE, items);
  }

  private String page() throws IOException {
    return Files.readString(out().resolve(Reproduction.PAGE));
  }

  @Test
  void runsJudgesAndLeavesTheUsualFilesAndAPage() throws IOException {
    Papers.write(configs(), "short.yaml", QUADRATIC, "workers: 1", "rounds: 3");
    Item item = Papers.running("one", Config.of("short.yaml"));
    Outcome outcome = reproduce(Papers.pack(item), item).get(item);
    assertThat(outcome.verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(outcome.findings()).hasSize(2);
    for (String file :
        List.of("curves.csv", "report.html", "summary.json", "findings.json", "picture-1.svg")) {
      assertThat(out().resolve("one").resolve(file)).isRegularFile();
    }
    assertThat(page()).contains("<svg", "href=\"one/report.html\"", "reproduce paper one</code>");
  }

  @Test
  void givesEachOfSeveralExperimentsItsFolder() {
    Papers.write(configs(), "a.yaml", QUADRATIC, "workers: 1", "rounds: 3");
    Papers.write(configs(), "b.yaml", QUADRATIC, "workers: 2", "rounds: 3");
    Item item = Papers.running("one", Config.of("a.yaml"), Config.of("b.yaml"));
    Outcome outcome = reproduce(Papers.pack(item), item).get(item);
    assertThat(outcome.runs()).containsExactly("a", "b");
    assertThat(out().resolve("one/a/curves.csv")).isRegularFile();
    assertThat(out().resolve("one/b/curves.csv")).isRegularFile();
  }

  @Test
  void fullChangesTheExperiment() {
    Papers.write(configs(), "short.yaml", QUADRATIC, "workers: 1", "rounds: 2");
    Item item = Papers.running("one", Config.of("short.yaml", "rounds=3"));
    Pack pack = Papers.pack(item);
    assertThat(reproduce(pack, item).get(item).verdict()).isEqualTo(Verdict.DIFFERS);
    Map<Item, Outcome> full =
        new Reproduction(pack, configs(), reader(Catalogue.ofTerse()), out(), true, Progress.NONE)
            .of(List.of(item));
    assertThat(full.get(item).verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(full.get(item).full()).isTrue();
  }

  private static final String BREAKING =
      """
      public record Breaking() implements terse.method.Algorithm {
        @Override
        public Worker worker(terse.method.Site site, terse.method.Oracle oracle) {
          throw new IllegalStateException("worn out");
        }

        @Override
        public Server server(terse.method.Site site) {
          throw new IllegalStateException("worn out");
        }
      }
      """;

  @Test
  void aRunThatFailsLeavesTheOtherItemsAlone() throws IOException {
    Path source = Files.writeString(temp.resolve("Breaking.java"), BREAKING);
    Path plugin = Jars.compile(temp.resolve("classes"), List.of(source));
    Catalogue catalogue = Catalogue.with(Plugins.load(Optional.of(plugin.toString())));
    Papers.write(configs(), "fails.yaml", QUADRATIC, "workers: 1", "rounds: 3");
    Path config = configs().resolve("paper/fails.yaml");
    Files.writeString(
        config, Files.readString(config).replace("algorithm: sgd", "algorithm: breaking"));
    Item fails = Papers.running("fails", Config.of("fails.yaml"));
    Item here = Papers.computing("here", 2);
    Map<Item, Outcome> outcomes =
        new Reproduction(
                Papers.pack(fails, here), configs(), reader(catalogue), out(), false, Progress.NONE)
            .of(List.of(fails, here));
    assertThat(outcomes.get(fails).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(outcomes.get(fails).findings().get(0).why()).contains("worn out");
    assertThat(outcomes.get(here).verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(page()).contains("verdict failed");
  }

  @Test
  void absentDataIsNoFailure() throws IOException {
    Papers.write(
        configs(),
        "absent.yaml",
        "problem: {type: logistic-regression, data: a9a}",
        "workers: 1",
        "rounds: 3");
    Item absent = Papers.running("absent", Config.of("absent.yaml"));
    Item here = Papers.computing("here", 2);
    Map<Item, Outcome> outcomes = reproduce(Papers.pack(absent, here), absent, here);
    Outcome outcome = outcomes.get(absent);
    assertThat(outcome.verdict()).isEqualTo(Verdict.NOT_RUNNABLE);
    assertThat(outcome.findings().get(0).why())
        .contains("a9a is not bundled", "from the LIBSVM data page", "--data-dir");
    assertThat(outcomes.get(here).verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(page()).contains("not runnable here");
  }

  /** Damaged data, unlike absent data, is an error. */
  @Test
  void damagedDataIsAnError() throws IOException {
    Files.createDirectories(temp.resolve("data"));
    Files.writeString(temp.resolve("data/a9a"), "nonsense\n");
    Papers.write(
        configs(),
        "damaged.yaml",
        "problem: {type: logistic-regression, data: a9a}",
        "workers: 1",
        "rounds: 3");
    Item damaged = Papers.running("damaged", Config.of("damaged.yaml"));
    assertThatThrownBy(() -> reproduce(Papers.pack(damaged), damaged))
        .isInstanceOf(ExperimentException.class);
  }

  @Test
  void aMissingConfigIsNamed() {
    Item item = Papers.running("one", Config.of("gone.yaml"));
    assertThatThrownBy(() -> reproduce(Papers.pack(item), item))
        .isInstanceOf(ExperimentException.class)
        .hasMessageContaining("gone.yaml");
  }

  @Test
  void everyTextOnThePageIsEscaped() throws IOException {
    Item item = Papers.computing("one", 9);
    reproduce(Papers.pack(item), item);
    assertThat(page())
        .contains(
            "Of &lt;Things&gt;", "Table &lt;one&gt;", "It &lt;b&gt;works&lt;/b&gt; &amp; how.")
        .contains("of &lt;one&gt;", "Noted &amp; &lt;done&gt;.", "Page &lt;1&gt;", "a &lt; b")
        .contains("&quot;Because&quot; of c &amp; d.", "A &amp; B, C")
        .doesNotContain("<b>works", "<Things>", "<done>", "<one>", "{{");
    assertThat(page()).doesNotContain("http://", "https://", "src=");
  }

  @Test
  void runningOneItemAgainKeepsTheOthers() throws IOException {
    Papers.write(configs(), "short.yaml", QUADRATIC, "workers: 1", "rounds: 3");
    Item run = Papers.running("run", Config.of("short.yaml"));
    reproduce(Papers.pack(run, Papers.computing("two", 9)), run);
    Item two = Papers.computing("two", 9);
    reproduce(Papers.pack(run, two), two);
    assertThat(page()).contains("href=\"run/report.html\"", "<svg", ">9</td>");
    Item better = Papers.computing("two", 2);
    reproduce(Papers.pack(run, better), better);
    assertThat(page()).contains("<svg").doesNotContain(">9</td>", "not run yet");
  }

  @Test
  void whatIsKeptReadsBackAsItWas() {
    Item item =
        new Papers.Plain(
            "one",
            "One",
            List.of(),
            evidence ->
                new Judgement(
                    List.of(
                        Finding.number("a", 2, Estimate.of(1.9, 2, 2.2), 1),
                        Finding.words("b", "paper \"x\"", "ours <y>", false).explained("why"),
                        Finding.notRunnable("c", "d", "e")),
                    List.of(Papers.chart("p"), Papers.chart("q")),
                    List.of("n")));
    Outcome outcome = reproduce(Papers.pack(item), item).get(item);
    assertThat(OutcomeFile.read(out().resolve("one"))).contains(outcome);
  }

  /** A picture that an earlier version of an item drew is removed. */
  @Test
  void picturesOfBeforeAreRemoved() throws IOException {
    Item two =
        new Papers.Plain(
            "one",
            "One",
            List.of(),
            evidence ->
                Judgement.of(List.of(Finding.number("a", 2, 2, 1)))
                    .picture(Papers.chart("p"))
                    .picture(Papers.chart("q")));
    reproduce(Papers.pack(two), two);
    assertThat(out().resolve("one/picture-2.svg")).isRegularFile();
    Item none = Papers.computing("one", 2);
    reproduce(Papers.pack(none), none);
    try (Stream<Path> left = Files.list(out().resolve("one"))) {
      assertThat(left).containsExactly(out().resolve("one/findings.json"));
    }
  }

  @Test
  void damagedFindingsCountAsNone() throws IOException {
    Item one = Papers.computing("one", 2);
    Item two = Papers.computing("two", 2);
    Pack pack = Papers.pack(one, two);
    reproduce(pack, one, two);
    Files.writeString(out().resolve("one/findings.json"), "{\"findings\": [{}]");
    reproduce(pack, two);
    assertThat(page()).contains("not run yet");
  }

  /** One that has ended stays; one that was interrupted leaves the files of before. */
  @Test
  void interruptedKeepsWhatIsDone() throws IOException {
    Papers.write(configs(), "long.yaml", QUADRATIC, "workers: 1", "rounds: 3");
    Item first = Papers.computing("first", 2);
    Item second = Papers.running("second", Config.of("long.yaml"));
    Item third = Papers.computing("third", 2);
    Pack pack = Papers.pack(first, second, third);
    reproduce(pack, second);
    String before = Files.readString(out().resolve("second/findings.json"));
    Papers.write(configs(), "long.yaml", QUADRATIC, "workers: 1", "rounds: 100000000");
    List<Item> begun = new ArrayList<>();
    Thread here = Thread.currentThread();
    Progress interrupting =
        new Progress() {
          @Override
          public void begun(Item item, int number, int all) {
            begun.add(item);
          }

          @Override
          public Listener running(Experiment experiment) {
            here.interrupt();
            return Listener.NONE;
          }
        };
    Map<Item, Outcome> outcomes = reproduce(pack, interrupting, first, second, third);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcomes).containsOnlyKeys(first);
    assertThat(begun).containsExactly(first, second);
    assertThat(Files.readString(out().resolve("second/findings.json"))).isEqualTo(before);
    assertThat(page()).contains("href=\"second/report.html\"");
    assertThat(out().resolve("third")).doesNotExist();
  }
}
