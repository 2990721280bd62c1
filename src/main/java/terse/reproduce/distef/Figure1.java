package terse.reproduce.distef;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import terse.experiment.Results;
import terse.report.plot.Axis;
import terse.report.plot.Chart;
import terse.report.plot.Line;
import terse.report.plot.Mark;
import terse.reproduce.Config;
import terse.reproduce.Evidence;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Judgement;
import terse.trace.Row;
import terse.trace.RunResult;

/** Figure 1: how alike gradients are within a layer, and what scaled signs keep of them. */
final class Figure1 implements Item {
  private static final String CONFIG = "figure-1.yaml";
  private static final List<Integer> LAYERS = List.of(2048, 32, 512, 16, 160, 10);
  private static final double D = LAYERS.stream().mapToInt(Integer::intValue).sum();
  private static final double OF_WHOLE = 1 / D;
  private static final double OF_BLOCKS = 1 / 2048.0;

  @Override
  public String name() {
    return "figure-1";
  }

  @Override
  public String title() {
    return "Figure 1: phi(v) against the density of the whole, and the coefficient of variation";
  }

  @Override
  public String claim() {
    return "Gradients are of similar magnitude within a layer: the coefficient of variation of their"
        + " absolute values is below 1. So a scale for each layer keeps much more than one for all:"
        + " phi(v) >> |v|_1^2/(d |v|^2), both far above their lower bounds.";
  }

  @Override
  public List<Config> configs() {
    return List.of(Config.of(CONFIG));
  }

  @Override
  public List<String> quirks() {
    return List.of(
        "In place of ResNet-20 on CIFAR-100: a perceptron with hidden layers of 32 and 16 units on the"
            + " bundled digits, with B = 6 blocks in place of dozens.",
        "The coefficient of variation is that of what each block's compressor gets, p_b, by its"
            + " worst block: sqrt(1/phi - 1). The paper averages it over the blocks of g.");
  }

  @Override
  public int seconds(boolean full) {
    return 10;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    Results results = evidence.results(CONFIG);
    RunResult run = results.runs().get(0);
    double perRound = run.rows().get(1).epoch();
    int epochs = (int) run.rows().get(run.rows().size() - 1).epoch();
    Epochs phi = new Epochs(epochs, perRound);
    Epochs density = new Epochs(epochs, perRound);
    run.readings()
        .forEach(
            (round, of, value) -> {
              if (of.node() >= 0 && of.quantity().equals("phi")) {
                phi.add(round, value);
              } else if (of.node() >= 0 && of.quantity().equals("density")) {
                density.add(round, value);
              }
            });
    double[] variation = phi.mean.clone();
    Arrays.setAll(variation, e -> Math.sqrt(1 / phi.mean(e) - 1));
    double mean = Arrays.stream(variation).average().orElseThrow();
    int better = 0;
    double ratio = 0;
    for (int e = 0; e < epochs; e++) {
      better += phi.least[e] > density.least[e] ? 1 : 0;
      ratio += phi.least[e] / density.least[e] / epochs;
    }
    double lowest = Arrays.stream(phi.least).min().orElseThrow();
    double lowestOfWhole = Arrays.stream(density.least).min().orElseThrow();
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.words(
                "(a) coefficient of variation, worst block, mean of epochs",
                "below 1",
                Finding.text(mean),
                mean,
                mean < 1)
            .explained(
                "the worst of six blocks, not the mean over dozens; likely because most digits are soon"
                    + " fitted, so that few rows, of images with many empty pixels, make the gradient"));
    findings.add(
        Finding.words(
                "(b) epochs in which the least phi is above the least density",
                "all",
                better + " of " + epochs,
                better == epochs)
            .explained(
                "phi is that of the worst of six blocks, and W_0, which holds three quarters of the"
                    + " weights, is most of the whole: scales of its layers are no finer here"));
    findings.add(
        Finding.words(
                "(b) least phi/least density, mean of epochs",
                "far above 1",
                Finding.text(ratio),
                ratio,
                ratio > 2)
            .explained("as above"));
    findings.add(
        Finding.words(
            "(b) least phi",
            "above min 1/d_b = " + Finding.text(OF_BLOCKS),
            Finding.text(lowest),
            lowest,
            lowest > OF_BLOCKS));
    findings.add(
        Finding.words(
            "(b) least density",
            "above 1/d = " + Finding.text(OF_WHOLE),
            Finding.text(lowestOfWhole),
            lowestOfWhole,
            lowestOfWhole > OF_WHOLE));
    double right = run.rows().get(run.rows().size() - 1).more().get(Row.TEST_ACCURACY);
    return Judgement.of(findings)
        .picture(variations(variation))
        .picture(kept(phi, density))
        .note("At the end " + Finding.text(100 * right) + " % of the test rows are right.");
  }

  private static Chart variations(double[] variation) {
    return new Chart(
        "(a) coefficient of variation in the worst block",
        new Axis("epoch", false),
        new Axis("deviation/mean of |p|", false),
        List.of(line("mean of an epoch", variation, Mark.LINE)));
  }

  private static Chart kept(Epochs phi, Epochs density) {
    double[] blocks = new double[phi.least.length];
    Arrays.fill(blocks, OF_BLOCKS);
    double[] whole = new double[phi.least.length];
    Arrays.fill(whole, OF_WHOLE);
    return new Chart(
        "(b) least part kept by scaled signs",
        new Axis("epoch", false),
        new Axis("delta", true),
        List.of(
            line("phi(v)", phi.least, Mark.LINE),
            line("min 1/d_b", blocks, Mark.BOUND),
            line("density of the whole", density.least, Mark.LINE),
            line("1/d", whole, Mark.BOUND)));
  }

  private static Line line(String label, double[] y, Mark mark) {
    double[] x = new double[y.length];
    Arrays.setAll(x, e -> e + 1.0);
    return new Line(label, x, y, null, null, mark);
  }

  /** Least and mean of readings by epoch. */
  private static final class Epochs {
    private final double perRound;
    private final double[] least;
    private final double[] mean;
    private final int[] count;

    Epochs(int epochs, double perRound) {
      this.perRound = perRound;
      least = new double[epochs];
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      mean = new double[epochs];
      count = new int[epochs];
    }

    void add(int round, double value) {
      if (!Double.isNaN(value)) {
        int e = Math.min(least.length - 1, (int) (round * perRound));
        least[e] = Math.min(least[e], value);
        mean[e] += value;
        count[e]++;
      }
    }

    double mean(int epoch) {
      return mean[epoch] / count[epoch];
    }
  }
}
