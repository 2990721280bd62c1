package terse.reproduce;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean with the interval that covers it with 95 % confidence.
 *
 * @param low equal to the mean where there is a single value
 */
public record Estimate(double mean, double low, double high) {
  private static final double CONFIDENCE = 0.95;

  /** The mean of independent values, such as one of each repeat, by Student's t. */
  public static Estimate of(double... values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    if (values.length < 2) {
      return new Estimate(mean, mean, mean);
    }
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double error = Math.sqrt(squares / (values.length - 1) / values.length);
    double t = TDistribution.of(values.length - 1).inverseSurvivalProbability((1 - CONFIDENCE) / 2);
    double half = t * error;
    return new Estimate(mean, mean - half, mean + half);
  }

  /** The geometric mean of independent positive values: that of their logarithms. */
  public static Estimate geometric(double... values) {
    Estimate logs = of(Arrays.stream(values).map(Math::log).toArray());
    return new Estimate(Math.exp(logs.mean), Math.exp(logs.low), Math.exp(logs.high));
  }
}
