package terse.reproduce.distef;

import java.util.List;
import terse.reproduce.Pack;

/** The pack of this package. */
public final class DistEfBlockSgdmPack {
  /** What stands in for the paper's data and networks, in a sentence. */
  static final String REPLACED =
      "In place of ResNet-20 on CIFAR-100: softmax regression and a perceptron with 32 hidden units on"
          + " the bundled digits (1797 images of 8 x 8 pixels, a fifth held out).";

  private DistEfBlockSgdmPack() {}

  /** The items in the paper's order. */
  public static Pack pack() {
    return new Pack(
        "dist-ef-blocksgdm",
        "Communication-Efficient Distributed Blockwise Momentum SGD with Error-Feedback",
        "S. Zheng, Z. Huang, J. T. Kwok",
        "NeurIPS 2019",
        List.of(
            new Corollary2(),
            new Proposition1(),
            new Figure1(),
            new Table1(),
            new Figure2(),
            new Table2(),
            new Figure3()));
  }
}
