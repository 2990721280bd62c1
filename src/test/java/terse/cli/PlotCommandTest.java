package terse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static terse.cli.Commands.terse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.cli.Commands.Left;

class PlotCommandTest {
  private static final String EXPERIMENT =
      """
      workers: 3
      rounds: 40
      repeats: 2
      stepsize: theory
      theory: true
      problem: {type: random-quadratic, dimension: 4, eigenvalues: [1, 10]}
      methods:
        - {algorithm: sgd, name: plain, stepsize: 0.05, averaging: uniform}
        - {algorithm: diana, name: 'a, b', uplink: {type: qsgd, levels: 1}}
        - {algorithm: sgd, name: too far, stepsize: 1000}
      """;

  @TempDir static Path temporary;
  private static Path run;

  @BeforeAll
  static void run() throws IOException {
    Path file = Files.writeString(temporary.resolve("plotted.yaml"), EXPERIMENT);
    run = temporary.resolve("run");
    assertThat(terse("run", file.toString(), "--out", run.toString(), "--quiet").exit()).isZero();
  }

  private static Left plot(Path out, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("plot", run.toString(), "--out", out.toString()));
    arguments.addAll(List.of(more));
    return terse(arguments.toArray(String[]::new));
  }

  @Test
  void theEndingSaysTheFormat() throws IOException {
    for (String[] format :
        new String[][] {{"svg", "<svg "}, {"pdf", "%PDF-"}, {"PNG", "\u0089PNG"}}) {
      Path file = temporary.resolve("formats").resolve("fig." + format[0]);
      Left left = plot(file);
      assertThat(left.exit()).isZero();
      assertThat(left.err()).isEmpty();
      assertThat(left.out())
          .startsWith("The picture is in " + file)
          .contains("means of logarithms over 2 repeats", "Thin dashes: bounds of theorems.");
      String start =
          new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
      assertThat(start).startsWith(format[1]);
    }
  }

  @Test
  void methodsBoundsAndAveragesAreInTheLegend() throws IOException {
    Path file = temporary.resolve("all.svg");
    assertThat(plot(file, "--quiet", "--width", "200mm")).isEqualTo(new Left(0, "", ""));
    assertThat(Files.readString(file))
        .contains(">plain<", ">a, b<", ">plain: bound of theory<", "excess loss f(x)", ">rounds<")
        .contains("too far (diverged at round");
    assertThat(plot(file, "--methods", "plain", "--y", "excess_loss,averaged_excess_loss").exit())
        .isZero();
    assertThat(Files.readString(file))
        .contains("plain: excess loss at the average")
        .doesNotContain(">a, b<", "bound of theory");
    assertThat(plot(file, "--methods", "a, b", "--x", "bits_total", "--linear-x").exit()).isZero();
    assertThat(Files.readString(file))
        .contains(">a, b<", "bits, both ways")
        .doesNotContain(">plain<");
  }

  @Test
  void severalFoldersAreToldApart() throws IOException {
    Path file = temporary.resolve("both.svg");
    Path other = temporary.resolve("other");
    Path yaml = Files.writeString(temporary.resolve("other.yaml"), EXPERIMENT);
    assertThat(terse("run", yaml.toString(), "--out", other.toString(), "--quiet").exit()).isZero();
    assertThat(
            terse(
                    "plot",
                    run.toString(),
                    other.toString(),
                    "--out",
                    file.toString(),
                    "--quiet",
                    "--y",
                    "distance",
                    "--width",
                    "150mm")
                .exit())
        .isZero();
    assertThat(Files.readString(file)).contains(">plotted: plain<", ">other: plain<");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--y exces_loss | --y: there is no column exces_loss; did you mean excess_loss? known: ",
        "--x bits_totl | --x: there is no column bits_totl; did you mean bits_total? known: ",
        "--x virtual_seconds | --x: no run has a value of virtual_seconds; known: round, epoch",
        "--x loss | --x: there is no column loss",
        "--methods plan | --methods: there is no method 'plan'; did you mean plain?",
        "--width 84miles | a width is a length such as 84mm, 3.3in or 240pt, but is 84miles",
        "--linear-x --log-x | mutually exclusive",
        "--style none.yaml | none.yaml: there is no such file"
      })
  void mistakesAreOneLineAndLeaveNoFile(String options, String message) {
    Path file = temporary.resolve("none.svg");
    Left left = plot(file, options.strip().split(" ", -1));
    assertThat(left.exit()).isEqualTo(2);
    assertThat(left.err()).contains(message);
    assertThat(file).doesNotExist();
  }

  @Test
  void anEndingThatIsNoFormatIsRefused() {
    Left left = plot(temporary.resolve("fig.eps"));
    assertThat(left.exit()).isEqualTo(2);
    assertThat(left.err())
        .isEqualTo(
            "a picture is a file that ends in .svg, .png or .pdf, but is "
                + temporary.resolve("fig.eps")
                + System.lineSeparator());
  }
}
