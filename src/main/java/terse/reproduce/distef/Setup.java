package terse.reproduce.distef;

import java.util.List;

/** The experiments of Section 4.1 in small: two problems at three batch sizes. */
enum Setup {
  SOFTMAX("softmax", "softmax regression"),
  PERCEPTRON("mlp", "perceptron");

  /** Rows of a batch per worker. */
  static final List<Integer> BATCHES = List.of(8, 16, 32);

  /** The methods of Figure 2 that are tuned; dist-EF-blockSGD(M) has the stepsizes of SGD(M). */
  static final List<String> TUNED = List.of("SGD", "SGDM", "signSGD", "signum");

  private final String file;
  private final String words;

  Setup(String file, String words) {
    this.file = file;
    this.words = words;
  }

  String figure2(int batch) {
    return "figure-2-" + file + "-" + batch + ".yaml";
  }

  String table2(int batch) {
    return "table-2-" + file + "-" + batch + ".yaml";
  }

  /** In words. */
  @Override
  public String toString() {
    return words;
  }
}
