package terse.objective;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import terse.config.Key;
import terse.config.Source;
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
    @Key(value = "how rows are dealt to workers", orElse = "{type: shuffled}") Split split,
    @Key("share of the rows that are held out, for test_loss and test_accuracy")
        OptionalDouble test)
    implements ProblemType {

  public SoftmaxRegression {
    Examples.checkL2(l2);
    Examples.checkTest(test);
  }

  @Override
  public Problem build(Setting setting) {
    Classes classes = new Classes("softmax-regression");
    Examples examples =
        Examples.deal(data, standardize, bias, split, setting, classes::number, test);
    List<SoftmaxLoss> locals =
        examples.shards().stream().map(shard -> loss(shard, classes.count(), l2)).toList();
    int[] layers = new int[classes.count()];
    Arrays.fill(layers, examples.columns());
    Problem problem =
        new Problem(
            "softmax regression, "
                + classes.count()
                + " classes, l2 = "
                + l2
                + ", "
                + examples.description(),
            locals,
            layers,
            SmoothTheory.convex(locals, l2, new Recession(locals)));
    return examples
        .test()
        .map(held -> problem.withTest(loss(held, classes.count(), 0)))
        .orElse(problem);
  }

  private static SoftmaxLoss loss(DataSet rows, int classes, double l2) {
    return new SoftmaxLoss(rows.rows(), Classes.of(rows), classes, l2);
  }
}
