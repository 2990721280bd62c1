package terse.objective;

import java.util.Arrays;
import java.util.List;
import terse.config.Key;
import terse.config.Source;
import terse.data.DataException;
import terse.data.DataSet;
import terse.data.DataSource;
import terse.data.Split;

/**
 * Multinomial logistic regression: f_i(x) = 1/m_i sum (log sum_c exp(a'x_c) - a'x_y) + (l2/2)
 * |x|^2.
 *
 * <p>The different labels, which are whole numbers, become the classes 0, 1, ... in ascending
 * order. x is a block x_c of p = columns coordinates (features, and the column of ones if there is
 * one) for each class, in that order; these blocks are the layers. L_i = lambda_max(1/(2 m_i) sum a
 * a') + l2; mu = l2.
 */
@Source(
    "f_i(x) = 1/m_i sum (log sum_c exp(a'x_c) - a'x_y) + (l2/2)|x|^2, a block of x for each class")
public record SoftmaxRegression(
    @Key("the examples: a named set, or {file: ...}") DataSource data,
    @Key(value = "weight of the regulariser", orElse = "0") double l2,
    @Key(value = "scale columns to mean 0, variance 1 over all rows", orElse = "false")
        boolean standardize,
    @Key(value = "append a column of ones", orElse = "false") boolean bias,
    @Key(value = "how rows are dealt to workers", orElse = "{type: shuffled}") Split split)
    implements ProblemType {
  private static final int MOST_CLASSES = 10_000;

  public SoftmaxRegression {
    Examples.checkL2(l2);
  }

  @Override
  public Problem build(Setting setting) {
    int[] classes = new int[1];
    Examples examples =
        Examples.deal(data, standardize, bias, split, setting, set -> numbered(set, classes));
    List<SoftmaxLoss> locals =
        examples.shards().stream()
            .map(s -> new SoftmaxLoss(s.rows(), integers(s.labels()), classes[0], l2))
            .toList();
    int[] layers = new int[classes[0]];
    Arrays.fill(layers, examples.columns());
    return new Problem(
        "softmax regression, "
            + classes[0]
            + " classes, l2 = "
            + l2
            + ", "
            + examples.description(),
        locals,
        layers,
        SmoothTheory.convex(locals, l2, new Recession(locals)));
  }

  private static DataSet numbered(DataSet data, int[] classes) {
    double[] distinct = data.distinctLabels();
    if (distinct.length < 2 || distinct.length > MOST_CLASSES) {
      throw new DataException(
          data.name()
              + ": softmax-regression needs 2 to "
              + MOST_CLASSES
              + " classes, but there are "
              + distinct.length);
    }
    double[] labels = data.labels();
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != Math.rint(labels[i])) {
        throw new DataException(
            data.name()
                + ": softmax-regression needs whole numbers as labels, but row "
                + (i + 1)
                + " has "
                + labels[i]);
      }
      labels[i] = Arrays.binarySearch(distinct, labels[i]);
    }
    classes[0] = distinct.length;
    return data.withLabels(labels);
  }

  private static int[] integers(double[] labels) {
    return Arrays.stream(labels).mapToInt(label -> (int) label).toArray();
  }
}
