package terse.reproduce.mcm;

import java.util.List;
import terse.reproduce.NotHere;
import terse.reproduce.Pack;

/** The pack of this package. */
public final class PreservedModel {
  private PreservedModel() {}

  /** The items in the paper's order. */
  public static Pack pack() {
    return new Pack(
        "mcm",
        "Preserved central model for faster bidirectional compression in distributed settings",
        "C. Philippenko, A. Dieuleveut",
        "NeurIPS 2021",
        List.of(
            new Figure1(),
            new Table2(),
            new Theorem5(),
            new Figure2b(),
            new Table3(),
            new Figure4(),
            new NotHere(
                "table-4",
                "Table 4 and Figure 2 (a, c, d): CNNs on MNIST, Fashion-MNIST, FE-MNIST, CIFAR-10",
                "After 300 epochs MCM has the accuracy and the training loss of DIANA, while Artemis"
                    + " and Dore are behind.",
                "Terse has no convolutional networks, and FE-MNIST is not at hand")));
  }
}
