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
 * f_i(x) = 1/(2 m_i) sum (a'x - b)^2 + (l2/2) |x|^2 for real labels b.
 *
 * <p>L_i = lambda_max(1/m_i sum a a') + l2; mu is the smallest eigenvalue of the mean Hessian.
 */
@Source("f_i(x) = 1/(2 m_i) sum (a'x - b)^2 + (l2/2)|x|^2")
public record LeastSquares(
    @Key("the examples: a named set, or {file: ...}") DataSource data,
    @Key(value = "weight of the regulariser", orElse = "0") double l2,
    @Key(value = "scale columns to mean 0, variance 1 over all rows", orElse = "false")
        boolean standardize,
    @Key(value = "scale the targets to mean 0, variance 1, too", orElse = "false")
        boolean standardizeTarget,
    @Key(value = "append a column of ones", orElse = "false") boolean bias,
    @Key(value = "how rows are dealt to workers", orElse = "{type: shuffled}") Split split)
    implements ProblemType {

  public LeastSquares {
    Examples.checkL2(l2);
  }

  /** The targets as they are. */
  public LeastSquares(DataSource data, double l2, boolean standardize, boolean bias, Split split) {
    this(data, l2, standardize, false, bias, split);
  }

  @Override
  public Problem build(Setting setting) {
    Examples examples =
        Examples.deal(
            data,
            standardize,
            bias,
            split,
            setting,
            standardizeTarget ? LeastSquares::standardized : d -> d);
    List<SquaredLoss> locals =
        examples.shards().stream().map(s -> new SquaredLoss(s.rows(), s.labels(), l2)).toList();
    return new Problem(
        "least squares, l2 = " + l2 + ", " + examples.description(),
        locals,
        new int[] {examples.columns()},
        SmoothTheory.quadratic(locals));
  }

  /** Targets of mean 0 and variance 1, the variance divided by the number of rows. */
  private static DataSet standardized(DataSet data) {
    double[] b = data.labels();
    double mean = Arrays.stream(b).sum() / b.length;
    double variance = Arrays.stream(b).map(v -> (v - mean) * (v - mean)).sum() / b.length;
    if (variance == 0) {
      throw new DataException(
          data.name() + ": standardize-target needs targets that differ, but all are " + b[0]);
    }
    double deviation = Math.sqrt(variance);
    return data.withLabels(Arrays.stream(b).map(v -> (v - mean) / deviation).toArray());
  }
}
