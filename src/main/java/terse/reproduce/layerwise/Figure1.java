package terse.reproduce.layerwise;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import terse.compress.Blocks;
import terse.compress.Blockwise;
import terse.compress.Compressor;
import terse.compress.TopK;
import terse.reproduce.Evidence;
import terse.reproduce.Finding;
import terse.reproduce.Item;
import terse.reproduce.Judgement;
import terse.vector.Vector;
import terse.wire.Envelope;
import terse.wire.Precision;

/** Figure 1: a contrived gradient of three layers, compressed by Top-50 % in two ways. */
final class Figure1 implements Item {
  private static final List<Integer> LAYERS = List.of(4, 4, 4);
  private static final Vector GRADIENT =
      Vector.of(0.9, -0.8, 0.7, -0.3, 0.6, -0.5, 0.4, 0.2, 0.1, -0.05, 0.04, 0.01);

  @Override
  public String name() {
    return "figure-1";
  }

  @Override
  public String title() {
    return "Figure 1: Top-50 % of each layer and of the entire model";
  }

  @Override
  public String claim() {
    return "Applied to the entire model, Top-50 % may send nothing of the last layer; applied layer by"
        + " layer it sends half of each.";
  }

  @Override
  public List<String> quirks() {
    return List.of(
        "The numbers of the paper's figure are in its drawing alone; these are our own, of three layers"
            + " with four weights, the last of which has the smallest gradients.");
  }

  @Override
  public int seconds(boolean full) {
    return 1;
  }

  @Override
  public Judgement judge(Evidence evidence) {
    Compressor half = new TopK(OptionalInt.empty(), OptionalDouble.of(0.5));
    Vector layers = sent(new Blockwise(half, new Blocks.Lengths(LAYERS)));
    Vector whole = sent(half);
    return Judgement.of(
            List.of(
                Finding.words(
                    "weights of each layer that are sent, layer-wise",
                    "half of each",
                    counts(layers),
                    counts(layers).equals("2, 2, 2")),
                Finding.words(
                    "weights of each layer that are sent, entire model",
                    "none of the last",
                    counts(whole),
                    counts(whole).equals("3, 3, 0"))))
        .note(
            "The entire model's choice keeps the most of |g|^2 that half of the weights can, "
                + Finding.text(kept(whole))
                + " of it against "
                + Finding.text(kept(layers))
                + " layer-wise; what it leaves out is the last layer's whole direction.");
  }

  private static Vector sent(Compressor compressor) {
    Vector y = Vector.zeros(GRADIENT.dimension());
    compressor.compress(GRADIENT, new Envelope(0, 0, 0, 0, Precision.FLOAT64)).addTo(y, 1);
    return y;
  }

  private static double kept(Vector sent) {
    return sent.squaredNorm() / GRADIENT.squaredNorm();
  }

  private static String counts(Vector sent) {
    int[] counts = new int[3];
    for (int j = 0; j < sent.dimension(); j++) {
      counts[j / 4] += sent.get(j) == 0 ? 0 : 1;
    }
    return counts[0] + ", " + counts[1] + ", " + counts[2];
  }
}
