package terse.reproduce.layerwise;

import static terse.reproduce.layerwise.AccuracyFigure.Expected.COMPARABLE;
import static terse.reproduce.layerwise.AccuracyFigure.Expected.LAYERS_BETTER;
import static terse.reproduce.layerwise.AccuracyFigure.Expected.WHOLE_BETTER;

import java.util.List;
import terse.reproduce.NotHere;
import terse.reproduce.Pack;
import terse.reproduce.layerwise.AccuracyFigure.Variant;

/** The pack of this package. */
public final class LayerWise {
  private static final String AT_LEAST_ONE =
      "k = ceil(ratio d) of each block is at least 1, so that the biases send whole gradients:"
          + " layer-wise sends more, see the notes";
  private static final String EASY =
      "on this easier task the two are within a per cent of each other";

  private static final String NOISE =
      "without error feedback, and with batches of 16 rows in place of 512, steps of 0.4 are too long"
          + " for its errors; see the variant with shorter ones";

  private LayerWise() {}

  /** The items in the paper's order. */
  public static Pack pack() {
    return new Pack(
        "layer-wise",
        "On the Discrepancy between the Theoretical Analysis and Practical Implementations of"
            + " Compressed Communication for Distributed Deep Learning",
        "A. Dutta, E. H. Bergou, A. M. Abdelmoniem, C.-Y. Ho, A. N. Sahu, M. Canini, P. Kalnis",
        "AAAI 2020",
        List.of(
            new Figure1(),
            new NoiseBound(),
            randomK(),
            ternGrad(),
            qsgd(),
            adaptiveThreshold(),
            threshold(),
            topK(),
            new NotHere(
                "figure-7c",
                "Figure 7c: Top k with Nesterov's momentum",
                "With Nesterov's momentum layer-wise Top k is comparable or better at small ratios too.",
                "a method that puts momentum behind compressed gradients without error feedback"),
            new NotHere(
                "figure-8",
                "Figure 8: Top k on ImageNet",
                "Layer-wise Top k is 1.25 to 1.63 times as accurate on ResNet-50.",
                "ImageNet and convolutional networks")));
  }

  private static AccuracyFigure randomK() {
    return new AccuracyFigure(
        2,
        "Random k",
        "Layer-wise and entire-model Random k are comparable, except that layer-wise is better at"
            + " 0.1 %; below 10 % both are slow.",
        List.of(
            new Variant("Random 0.1 %", LAYERS_BETTER, ""),
            new Variant("Random 1 %", COMPARABLE, AT_LEAST_ONE),
            new Variant("Random 10 %", COMPARABLE, ""),
            new Variant("Random 30 %", COMPARABLE, ""),
            new Variant("Random 50 %", COMPARABLE, "")),
        true);
  }

  private static AccuracyFigure ternGrad() {
    return new AccuracyFigure(
        3,
        "TernGrad",
        "Layer-wise TernGrad is consistently more accurate: each layer has a scale of its own.",
        List.of(
            new Variant("TernGrad", LAYERS_BETTER, NOISE),
            new Variant("TernGrad, 0.04", LAYERS_BETTER, EASY)),
        true);
  }

  private static AccuracyFigure qsgd() {
    String fine = "256 levels of 9178 weights are nearly no compression";
    return new AccuracyFigure(
        4,
        "QSGD",
        "As with TernGrad, layer-wise QSGD with s = 256 is more accurate than entire-model.",
        List.of(
            new Variant("s = 256", LAYERS_BETTER, fine),
            new Variant("s = 4, 0.04", LAYERS_BETTER, EASY),
            new Variant("s = 1, 0.04", LAYERS_BETTER, EASY)),
        true);
  }

  private static AccuracyFigure adaptiveThreshold() {
    return new AccuracyFigure(
        5,
        "Adaptive Threshold",
        "Layer-wise Adaptive Threshold is more accurate; both are slower than other compressors.",
        List.of(
            new Variant("Adaptive Threshold", LAYERS_BETTER, NOISE),
            new Variant("Adaptive Threshold, 0.1", LAYERS_BETTER, EASY)),
        true);
  }

  private static AccuracyFigure threshold() {
    return new AccuracyFigure(
        6,
        "Threshold v",
        "Both are alike over three orders of magnitude of v: each sends what is above v.",
        List.of(
            new Variant("v = 0.0001", COMPARABLE, ""),
            new Variant("v = 0.001", COMPARABLE, ""),
            new Variant("v = 0.01", COMPARABLE, ""),
            new Variant("v = 0.1", COMPARABLE, "")),
        false);
  }

  private static AccuracyFigure topK() {
    return new AccuracyFigure(
        7,
        "Top k",
        "Both are comparable, but at ratios of 10 % and below the entire model is better.",
        List.of(
            new Variant("Top 0.1 %", WHOLE_BETTER, AT_LEAST_ONE),
            new Variant("Top 1 %", WHOLE_BETTER, EASY),
            new Variant("Top 10 %", WHOLE_BETTER, EASY),
            new Variant("Top 30 %", COMPARABLE, ""),
            new Variant("Top 50 %", COMPARABLE, "")),
        true);
  }
}
