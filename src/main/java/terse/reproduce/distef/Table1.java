package terse.reproduce.distef;

import java.util.ArrayList;
import java.util.List;
import terse.reproduce.Config;
import terse.reproduce.Evidence;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Judgement;
import terse.reproduce.Series;

/** Table 1: bits in an iteration, as they were sent, against the formulas. */
final class Table1 implements Item {
  private static final int[] WORKERS = {7, 15};
  private static final double D = 64 * 512 + 512 + 512 * 512 + 512 + 512 * 10 + 10;
  private static final double B = 6;
  private static final int ROUND = 2; // all but the first are alike

  @Override
  public String name() {
    return "table-1";
  }

  @Override
  public String title() {
    return "Table 1: bits in an iteration";
  }

  @Override
  public String claim() {
    return "With M workers, d weights and B blocks an iteration costs 64 M d bits in full precision,"
        + " 2 M d by signSGD with majority vote and 2 M d + 64 M B by dist-EF-blockSGD, a reduction"
        + " of nearly 32.";
  }

  @Override
  public List<Config> configs() {
    List<Config> configs = new ArrayList<>();
    for (int workers : WORKERS) {
      configs.add(Config.of(file(workers)));
    }
    return configs;
  }

  private static String file(int workers) {
    return "table-1-" + workers + ".yaml";
  }

  @Override
  public int seconds(boolean full) {
    return 10;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    for (int workers : WORKERS) {
      double m = workers;
      double whole = bits(evidence, workers, "full-precision SGD");
      double blocks = bits(evidence, workers, "dist-EF-blockSGD");
      findings.add(number("full-precision SGD", workers, 64 * m * D, whole));
      findings.add(
          number(
              "signSGD with majority vote",
              workers,
              2 * m * D,
              bits(evidence, workers, "signSGD with majority vote")));
      findings.add(number("dist-EF-blockSGD", workers, 2 * m * D + 64 * m * B, blocks));
      findings.add(
          Finding.number("reduction, M = " + workers, 32, whole / blocks, 0.05)
              .with("nearly 32: less by the blocks' scales"));
    }
    double share = 32 * B / D;
    findings.add(
        Finding.words("64 M B/(2 M d)", "below 1e-3", Finding.text(share), share, share < 1e-3));
    return Judgement.of(findings)
        .note(
            "d = 301066 in B = 6 layers (64-512-512-10). The bits are the payload of round "
                + ROUND
                + " on all links; frames come on top.")
        .note(
            "The share of the scales is below 1e-3 where a layer has more than 32000 weights in the"
                + " mean. ResNet-20, with some 0.27 million weights in about 60 tensors, is not"
                + " there: its share is 7e-3.");
  }

  private static Finding number(String method, int workers, double printed, double found) {
    return Finding.number(method + ", M = " + workers, printed, found, 0);
  }

  private static double bits(Evidence evidence, int workers, String method) {
    double[] bits = Series.of(evidence.results(file(workers)), method, "bits").values()[0];
    return bits[ROUND + 1] - bits[ROUND];
  }
}
