package terse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static terse.cli.Commands.terse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import terse.cli.Commands.Left;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Re-billing from end to end. */
class BillingCommandTest {
  private static final String EXPERIMENT =
      """
      workers: 4
      rounds: 10
      stepsize: 0.01
      problem: {type: random-quadratic, dimension: 5, eigenvalues: [1, 10]}
      methods:
        - algorithm: ef-sgd
          uplink: {type: top-k, k: 2}
        - algorithm: dcgd
          uplink: natural
      """;

  @TempDir Path folder;
  private String file;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("e.yaml"), EXPERIMENT).toString();
    out = folder.resolve("out");
  }

  @Test
  void columnsFollowTheContractsInTheLedger() throws IOException {
    assertThat(terse("run", file, "--out", out.toString(), "--quiet").exit()).isZero();
    List<String> plain = Files.readAllLines(out.resolve("ledger.csv"));
    assertThat(plain.get(0)).isEqualTo("method,repeat,direction,component,bits");
    Left left = run("--billing", "values-only,natural-9");
    assertThat(left.exit()).isZero();
    List<String> priced = Files.readAllLines(out.resolve("ledger.csv"));
    assertThat(priced).hasSameSizeAs(plain);
    assertThat(priced.get(0)).isEqualTo(plain.get(0) + ",bits_values_only,bits_natural_9");
    for (int i = 0; i < plain.size(); i++) {
      assertThat(priced.get(i)).startsWith(plain.get(i) + ",");
    }
    assertThat(priced)
        .contains("ef-sgd top-k(2),0,up,values,2560,2560.0,2560.0")
        .anyMatch(line -> line.matches("ef-sgd top-k\\(2\\),0,up,indices,(\\d+),0.0,\\1.0"));
  }

  @Test
  void totalsAreInTheSummaryAndOnTheScreen() {
    Left left = run("--billing=all");
    assertThat(left.out())
        .contains("\npriced as                bit up bit down\n")
        .contains("\n  value-and-index        1.280k   1.600k\n")
        .contains("\n  log2-levels             450.0   1.440k  no price for up: as sent\n");
    assertThat(left.out().lines())
        .allMatch(line -> line.length() <= 80 || line.contains(out.toString()));
    JsonNode method = JsonMapper.shared().readTree(run("--billing=all", "--json").out());
    JsonNode natural = method.get("methods").get(1).get("billing");
    assertThat(natural.propertyNames())
        .containsExactly(
            "encoded",
            "mcm-authors",
            "values-only",
            "value-and-index",
            "value-and-log2-index",
            "qsgd-bound",
            "natural-9",
            "log2-levels",
            "iade-lemma",
            "entropy");
    assertThat(natural.at("/natural-9/bits_up/mean").asDouble()).isEqualTo(4 * 10 * 5 * 9);
    assertThat(natural.at("/natural-9/messages_left_as_sent_up/mean").asDouble()).isZero();
    assertThat(natural.at("/qsgd-bound/messages_left_as_sent_up/mean").asDouble()).isEqualTo(40);
    assertThat(natural.at("/qsgd-bound/messages_left_as_sent_down/mean").asDouble()).isZero();
  }

  @Test
  void theFileMayAskForIt() throws IOException {
    Files.writeString(Path.of(file), EXPERIMENT + "billing: {conventions: [entropy]}\n");
    assertThat(run("--json").out()).contains("\"entropy\"");
    assertThat(out.resolve("experiment.yaml")).content().contains("conventions: [entropy]");
    assertThat(run("--json", "--billing", "encoded").out()).doesNotContain("\"entropy\"");
    Files.writeString(Path.of(file), EXPERIMENT);
    assertThat(run("--json").out()).doesNotContain("\"billing\"");
  }

  @Test
  void anUnknownOrRepeatedConventionExitsWith2() {
    Left left = run("--billing", "entropy,natural");
    assertThat(left.exit()).isEqualTo(2);
    assertThat(left.err())
        .startsWith("--billing entropy,natural: billing.conventions[1]: must be one of encoded, ")
        .contains("but is natural");
    left = run("--billing", "entropy,entropy");
    assertThat(left.exit()).isEqualTo(2);
    assertThat(left.err()).contains("billing needs conventions that differ, but one is twice");
  }

  private Left run(String... more) {
    String[] words = new String[4 + more.length];
    words[0] = "run";
    words[1] = file;
    words[2] = "--out";
    words[3] = out.toString();
    System.arraycopy(more, 0, words, 4, more.length);
    return terse(words);
  }
}
