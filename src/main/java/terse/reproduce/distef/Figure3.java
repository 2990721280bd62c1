package terse.reproduce.distef;

import java.util.ArrayList;
import java.util.List;
import terse.report.plot.Chart;
import terse.reproduce.Accuracies;
import terse.reproduce.Config;
import terse.reproduce.Estimate;
import terse.reproduce.Evidence;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Judgement;

/** Figure 3: methods with momentum and 7 or 15 workers. */
final class Figure3 implements Item {
  private static final int[] WORKERS = {7, 15};
  private static final List<String> METHODS = List.of("SGDM", "signum", "dist-EF-blockSGDM");
  private static final double ABOUT = 1; // per cent

  @Override
  public String name() {
    return "figure-3";
  }

  @Override
  public String title() {
    return "Figure 3: momentum with 7 and 15 workers";
  }

  @Override
  public String claim() {
    return "SGDM and dist-EF-blockSGDM are comparable (76.27 % and 76.77 % with 7 workers), signum"
        + " converges fast but ends about 4 % worse; with 7 workers dist-EF-blockSGDM takes 46 % less"
        + " time.";
  }

  @Override
  public List<Config> configs() {
    List<Config> configs = new ArrayList<>();
    for (int workers : WORKERS) {
      configs.add(Config.of(file(workers), "repeats=5", "epochs=40"));
    }
    return configs;
  }

  @Override
  public List<String> data() {
    return List.of("mnist");
  }

  private static String file(int workers) {
    return "figure-3-" + workers + ".yaml";
  }

  @Override
  public List<String> quirks() {
    return List.of(
        "In place of ResNet-50 on ImageNet: a perceptron with 100 hidden units on MNIST, a sixth held"
            + " out, for 5 epochs (--full: 40).");
  }

  @Override
  public int seconds(boolean full) {
    return full ? 300 : 60;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    List<Chart> charts = new ArrayList<>();
    for (int workers : WORKERS) {
      Accuracies of = new Accuracies(evidence.results(file(workers)));
      String at = ", M = " + workers;
      Estimate blocks = of.difference("dist-EF-blockSGDM", "SGDM");
      findings.add(
          Finding.words(
              "dist-EF-blockSGDM less SGDM, %" + at,
              workers == 7 ? "+0.5" : "comparable",
              blocks,
              Math.abs(blocks.mean()) <= ABOUT));
      Estimate signs = of.difference("dist-EF-blockSGDM", "signum");
      findings.add(
          Finding.words("dist-EF-blockSGDM less signum, %" + at, "about 4", signs, signs.low() > 0)
              .explained("an easier task, on which signs alone do as well"));
      charts.add(of.chart(workers + " workers", METHODS));
    }
    findings.add(
        Finding.notRunnable(
            "less wall time with 7 workers",
            "46 %",
            "times of a cluster of GPUs; Terse's runs share one machine"));
    Judgement judgement = Judgement.of(findings);
    for (Chart chart : charts) {
      judgement = judgement.picture(chart);
    }
    return judgement;
  }
}
