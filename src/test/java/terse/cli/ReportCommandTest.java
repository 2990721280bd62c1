package terse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static terse.cli.Commands.terse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import terse.cli.Commands.Left;

class ReportCommandTest {
  private static final String EXPERIMENT =
      """
      workers: 3
      rounds: 20
      repeats: 2
      stepsize: 0.05
      problem: {type: random-quadratic, dimension: 4, eigenvalues: [1, 10]}
      methods:
        - algorithm: sgd
        - {algorithm: diana, uplink: {type: qsgd, levels: 1}}
        - {algorithm: sgd, name: too far, stepsize: 1000}
      """;

  @TempDir Path temporary;
  private Path out;

  @BeforeEach
  void run() throws IOException {
    out = run("one");
  }

  private Path run(String name) throws IOException {
    Path file = Files.writeString(temporary.resolve(name + ".yaml"), EXPERIMENT);
    Path folder = temporary.resolve("runs").resolve(name);
    assertThat(
            terse("run", file.toString(), "--out", folder.toString(), "--quiet", "--billing", "all")
                .exit())
        .isZero();
    return folder;
  }

  @Test
  void theReportOfARunIsThatOfItsFolder() throws IOException {
    Path page = out.resolve("report.html");
    String written = Files.readString(page);
    Files.delete(page);
    Left left = terse("report", out.toString());
    assertThat(left)
        .isEqualTo(new Left(0, "The report is in " + page + System.lineSeparator(), ""));
    assertThat(Files.readString(page)).isEqualTo(written);
  }

  @Test
  void severalFoldersMakeOnePage() throws IOException {
    Path other = run("other");
    Path page = temporary.resolve("deep/both.html");
    Left left =
        terse("report", out.toString(), other.toString(), "--out", page.toString(), "--quiet");
    assertThat(left).isEqualTo(new Left(0, "", ""));
    assertThat(Files.readString(page)).contains("<title>one, other - Terse</title>");
  }

  @Test
  void whatCannotBeReadEndsWith2AndLeavesThePageAsItWas() throws IOException {
    Path page = Files.writeString(out.resolve("report.html"), "before");
    Files.delete(out.resolve("ledger.csv"));
    Left left = terse("report", out.toString());
    assertThat(left.exit()).isEqualTo(2);
    assertThat(left.err()).startsWith(out.resolve("ledger.csv") + ": there is no such file");
    assertThat(left.err().lines()).hasSize(1);
    assertThat(page).hasContent("before");
    assertThat(terse("report", temporary.resolve("none").toString()).exit()).isEqualTo(2);
    assertThat(terse("report").exit()).isEqualTo(2);
  }

  @Test
  void whereItCannotBeWrittenEndsWith2() throws IOException {
    Left left = terse("report", out.toString(), "--out", temporary.toString());
    assertThat(left.exit()).isEqualTo(2);
    assertThat(left.err()).contains("is a folder, not a file to write into");
  }
}
