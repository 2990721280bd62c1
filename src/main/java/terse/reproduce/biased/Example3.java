package terse.reproduce.biased;

import java.util.Arrays;
import java.util.List;
import terse.experiment.Results;
import terse.report.plot.Axis;
import terse.report.plot.Chart;
import terse.report.plot.Mark;
import terse.reproduce.Config;
import terse.reproduce.Evidence;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Judgement;
import terse.reproduce.Series;
import terse.trace.Row;

/** Example 3 of Section 5.2: the messages cancel at the start, and DCGD never moves. */
final class Example3 implements Item {
  private static final String CONFIG = "example-3.yaml";
  private static final String BARE = "DCGD with Top-1";
  private static final String CURED = "EF with Top-1";

  @Override
  public String name() {
    return "example-3";
  }

  @Override
  public String title() {
    return "Example 3: DCGD is stuck at x_0 = 0";
  }

  @Override
  public String claim() {
    return "Where the compressed gradients at x_0 = 0 add up to zero, DCGD stays there for ever,"
        + " though the minimiser is elsewhere: x* = (-1/3, 0) for the vectors that the paper gives"
        + " for Top-1.";
  }

  @Override
  public List<Config> configs() {
    return List.of(Config.of(CONFIG));
  }

  @Override
  public int seconds(boolean full) {
    return 1;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    Results results = evidence.results(CONFIG);
    Series stuck = Series.of(results, BARE, Row.DISTANCE);
    Series cured = Series.of(results, CURED, Row.DISTANCE);
    double farthest = Arrays.stream(stuck.values()[0]).max().orElseThrow();
    double nearest = Arrays.stream(stuck.values()[0]).min().orElseThrow();
    double end = cured.last()[0];
    Chart picture =
        new Chart(
            title(),
            new Axis("round", false),
            new Axis("|x - x*|", true),
            List.of(stuck.line(BARE, Mark.LINE), cured.line(CURED, Mark.LINE)));
    return Judgement.of(
            List.of(
                Finding.number("|x_k - x*|, largest of all rounds", 1 / 3.0, farthest, 1e-12),
                Finding.number("|x_k - x*|, smallest of all rounds", 1 / 3.0, nearest, 1e-12),
                Finding.words(
                    "error feedback comes nearer",
                    "yes",
                    "|x - x*| = "
                        + Finding.text(end)
                        + " after "
                        + (int) cured.x()[cured.rows() - 1]
                        + " rounds",
                    end,
                    end < nearest / 100)))
        .picture(picture);
  }
}
