package terse.reproduce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import terse.report.plot.Axis;
import terse.report.plot.Chart;
import terse.report.plot.Line;
import terse.report.plot.Mark;

/** A small paper, its experiments written into a folder. */
final class Papers {
  static final String NAME = "paper";

  private Papers() {}

  /** An item of this name that judges so. */
  record Plain(
      String name, String title, List<Config> configs, Function<Evidence, Judgement> judgement)
      implements Item {
    @Override
    public String claim() {
      return "It <b>works</b> & how.";
    }

    @Override
    public int seconds(boolean full) {
      return 1;
    }

    @Override
    public List<Misprint> misprints() {
      return List.of(new Misprint("Page <1>", "a < b", "a > b", "\"Because\" of c & d."));
    }

    @Override
    public Judgement judge(Evidence evidence) {
      return judgement.apply(evidence);
    }
  }

  static Pack pack(Item... items) {
    return new Pack(NAME, "Of <Things>", "A & B", "C", List.of(items));
  }

  static Item computing(String name, double found) {
    return new Plain(
        name,
        "Table <" + name + ">",
        List.of(),
        evidence ->
            Judgement.of(List.of(Finding.number("of <" + name + ">", 2, found, 0.5)))
                .note("Noted & <done>."));
  }

  /** Reads the last loss of the only method of an experiment, and draws it. */
  static Item running(String name, Config... configs) {
    return new Plain(
        name,
        "Figure " + name,
        List.of(configs),
        evidence -> {
          Series loss = Series.of(evidence.results(configs[0].file()), "sgd", "loss");
          return Judgement.of(
                  List.of(
                      Finding.number("rounds", 3, loss.x()[loss.rows() - 1], 0),
                      Finding.words("loss", "falls", Estimate.of(loss.last()), true)))
              .picture(chart("of " + name));
        });
  }

  static Chart chart(String title) {
    double[] x = {0, 1};
    Line line = new Line("l", x, x, null, null, Mark.LINE);
    return new Chart(title, new Axis("x", false), new Axis("y", false), List.of(line));
  }

  /** Writes an experiment of gradient descent with these further keys. */
  static void write(Path configs, String file, String... lines) {
    try {
      Path folder = Files.createDirectories(configs.resolve(NAME));
      Files.writeString(
          folder.resolve(file),
          "methods: [{algorithm: sgd, stepsize: 0.1}]\n" + String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
