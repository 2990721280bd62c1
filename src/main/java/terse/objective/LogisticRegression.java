package terse.objective;

import java.util.List;
import terse.config.Key;
import terse.config.Source;
import terse.data.DataException;
import terse.data.DataSet;
import terse.data.DataSource;
import terse.data.Split;

/**
 * f_i(x) = 1/m_i sum log(1 + exp(-y a'x)) + (l2/2) |x|^2 for two labels, of which the smaller one
 * becomes y = -1 and the larger one +1.
 *
 * <p>L_i = lambda_max(1/(4 m_i) sum a a') + l2; mu = l2. Without l2 there may be no minimiser: the
 * optimum says so.
 */
@Source("f_i(x) = 1/m_i sum log(1 + exp(-y a'x)) + (l2/2)|x|^2, y in {-1, +1}")
public record LogisticRegression(
    @Key("the examples: a named set, or {file: ...}") DataSource data,
    @Key(value = "weight of the regulariser", orElse = "0") double l2,
    @Key(value = "scale columns to mean 0, variance 1 over all rows", orElse = "false")
        boolean standardize,
    @Key(value = "append a column of ones", orElse = "false") boolean bias,
    @Key(value = "how rows are dealt to workers", orElse = "{type: shuffled}") Split split)
    implements ProblemType {

  public LogisticRegression {
    Examples.checkL2(l2);
  }

  @Override
  public Problem build(Setting setting) {
    Examples examples =
        Examples.deal(data, standardize, bias, split, setting, LogisticRegression::signs);
    List<LogisticLoss> locals =
        examples.shards().stream().map(s -> new LogisticLoss(s.rows(), s.labels(), l2)).toList();
    return new Problem(
        "logistic regression, l2 = " + l2 + ", " + examples.description(),
        locals,
        new int[] {examples.columns()},
        SmoothTheory.convex(locals, l2, new Recession(locals)));
  }

  private static DataSet signs(DataSet data) {
    double[] distinct = data.distinctLabels();
    if (distinct.length != 2) {
      throw new DataException(
          data.name()
              + ": logistic-regression needs exactly two labels, but there are "
              + distinct.length);
    }
    double[] labels = data.labels();
    for (int i = 0; i < labels.length; i++) {
      labels[i] = labels[i] == distinct[0] ? -1 : 1;
    }
    return data.withLabels(labels);
  }
}
