package terse.reproduce.biased;

import java.util.List;
import terse.reproduce.Item;
import terse.reproduce.NotHere;
import terse.reproduce.Pack;

/** The pack of this package. */
public final class BiasedCompression {
  private BiasedCompression() {}

  /** The items in the paper's order. */
  public static Pack pack() {
    List<Item> items =
        List.of(
            new Table1(),
            new Theorem21(),
            new Table3(),
            new Lemma20(),
            new Table4(),
            new Figure1(),
            new Figure2(),
            new Figure3(),
            GrowingExample.one(),
            GrowingExample.two(),
            new Example3(),
            network(4, "VGG19", "error feedback is needed where Top-5 compresses the gradients"),
            network(5, "VGG11", "natural dithering after Top-5 changes neither loss nor accuracy"),
            network(6, "ResNet18, GoogleNet and VGG19", "Top-k has less variance than Rand-k"),
            TheoryAndPractice.figure7(),
            TheoryAndPractice.figure8(),
            new NotHere(
                "figure-9",
                "Figure 9 and Table 5: ALBERT-large on 10 GPUs",
                "Power compression with error feedback cuts the time of communication ninefold, and"
                    + " training loses little.",
                "Terse has no transformers, and this takes days on ten GPUs"));
    return new Pack(
        "biased-compression",
        "On Biased Compression for Distributed Learning",
        "A. Beznosikov, S. Horváth, P. Richtárik, M. Safaryan",
        "JMLR 24, 2023",
        items);
  }

  private static Item network(int figure, String networks, String claim) {
    return new NotHere(
        "figure-" + figure,
        "Figure " + figure + ": " + networks + " on CIFAR-10",
        "In training on CIFAR-10, " + claim + ".",
        "Terse has no convolutional networks, and this takes days on a GPU");
  }
}
