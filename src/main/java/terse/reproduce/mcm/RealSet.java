package terse.reproduce.mcm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import terse.reproduce.Config;

/**
 * A data set of Table 3, as an experiment and as others have it: log10 of the excess loss, by
 * method.
 *
 * @param title on the page
 * @param config the experiment
 * @param rounds of a recorded point
 * @param scale what Terse's loss is multiplied with to be the authors'
 * @param minimum their F*
 * @param methods in the order of the table, of the experiment's
 * @param printed Table 3: after 450 points
 * @param rerun the authors' code, run again under its own settings
 * @param drawn read off the authors' figures at point 600, within 0.05
 * @param reasons why a method differs from what is printed
 */
record RealSet(
    String title,
    Config config,
    int rounds,
    double scale,
    double minimum,
    List<String> methods,
    Map<String, Double> printed,
    Map<String, Double> rerun,
    Map<String, Double> drawn,
    Map<String, String> reasons) {
  static final String SGD = "SGD";
  static final String DIANA = "Diana";
  static final String ARTEMIS = "Artemis";
  static final String DORE = "Dore";
  static final String MCM = "MCM";
  static final String RAND = "Rand-MCM";

  private static final List<String> ALL = List.of(SGD, DIANA, MCM, RAND, DORE, ARTEMIS);
  private static final List<String> TABLE = List.of(SGD, DIANA, MCM, DORE);
  private static final String FULL = "repeats=5";
  private static final String LONG =
      "With 4 rounds a point, the released code's, they are not as far at point 450 as the printed"
          + " table has them; with 11 rounds, below, they are. In the authors' figures, which go on to"
          + " point 600, they are as here.";
  private static final String SHORT =
      "The printed value is that of 4 rounds a point, above: the table mixes both.";

  /** All sets, those of which the data cannot be there last. */
  static List<RealSet> all() {
    Map<String, Double> phishing = table(-3.7, -3.5, -3.4, -2.7);
    return List.of(
        new RealSet(
            "a9a",
            Config.of("mcm-table-3-a9a.yaml", FULL),
            10,
            1,
            0.31962677,
            ALL,
            table(-3.5, -2.7, -2.7, -1.8),
            table(-3.4, -2.8, -2.75, -1.9),
            figure(-3.4, -2.77, -2.75, -2.75, -1.85, -1.9),
            Map.of()),
        new RealSet(
            "phishing",
            Config.of("mcm-table-3-phishing.yaml"),
            4,
            1,
            0.12315847,
            ALL,
            phishing,
            table(-3.13, -3.06, -3.05, -2.68),
            figure(-3.33, -3.15, -3.2, -3.2, -2.8, -2.8),
            Map.of(SGD, LONG, DIANA, LONG, MCM, LONG)),
        new RealSet(
            "phishing, 11 rounds a point",
            Config.of("mcm-table-3-phishing-long.yaml"),
            11,
            1,
            0.12315847,
            TABLE,
            phishing,
            table(-3.74, -3.45, -3.54, -2.93),
            Map.of(),
            Map.of(DORE, SHORT)),
        new RealSet(
            "w8a",
            Config.of("mcm-table-3-w8a.yaml", FULL, "rounds=30600"),
            51,
            1,
            0.07025593,
            TABLE,
            table(-3.5, -3.0, -2.5, -1.75),
            Map.of(),
            figure(-3.0, -2.6, -2.4, -2.4, -1.8, -1.8),
            Map.of()),
        new RealSet(
            "quantum",
            Config.of("mcm-table-3-quantum.yaml", FULL),
            1,
            1,
            0.51576905,
            ALL,
            table(-3.4, -3.2, -3.2, -2.6),
            Map.of(),
            figure(-3.77, -3.5, -3.4, -3.4, -2.85, -2.85),
            Map.of()),
        new RealSet(
            "superconduct",
            Config.of("mcm-table-3-superconduct.yaml", FULL),
            5,
            2,
            0.26543856,
            ALL,
            table(-1.6, -1.6, -1.55, -1.45),
            Map.of(),
            figure(-1.69, -1.67, -1.60, -1.65, -1.52, -1.52),
            Map.of()));
  }

  private static Map<String, Double> table(double sgd, double diana, double mcm, double dore) {
    return Map.of(SGD, sgd, DIANA, diana, MCM, mcm, DORE, dore);
  }

  private static Map<String, Double> figure(
      double sgd, double diana, double mcm, double rand, double artemis, double dore) {
    return Map.of(SGD, sgd, DIANA, diana, MCM, mcm, RAND, rand, ARTEMIS, artemis, DORE, dore);
  }

  /** Why a method differs from what is printed, where that is known. */
  Optional<String> reason(String method) {
    return Optional.ofNullable(reasons.get(method));
  }
}
