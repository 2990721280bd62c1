package terse.certify;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import terse.vector.Vector;

/**
 * What a vector x and n draws of C(x) have shown. Lengths are in units of the largest power of two
 * that is at most the largest coordinate, so that squares stay in the range of a double.
 */
final class Sample {
  private final Vector x;
  private final int exponent;
  private final boolean exact;
  private final double[] squares; // |C|^2
  private final double[] products; // <C, x>
  private final double[] errors; // |C - x|^2
  private final double[] signed; // <C - x, sign(x)>
  private final double[] bias; // of each coordinate, summed up
  private final double[] spread; // its square
  private int n;
  private double largest;
  private boolean varies;

  /**
   * An empty sample.
   *
   * @param room the most draws that it may see
   * @param exact whether one draw says all
   */
  Sample(Vector x, int room, boolean exact) {
    int d = x.dimension();
    this.exact = exact;
    exponent = x.maxAbs() == 0 ? 0 : Math.getExponent(x.maxAbs());
    this.x = inUnits(x);
    squares = new double[room];
    products = new double[room];
    errors = new double[room];
    signed = new double[room];
    bias = new double[d];
    spread = new double[d];
  }

  void see(Vector drawn) {
    Vector c = inUnits(drawn);
    double sum = 0;
    double error = 0;
    for (int j = 0; j < bias.length; j++) {
      double off = c.get(j) - x.get(j);
      bias[j] += off;
      spread[j] += off * off;
      error += off * off;
      sum += x.get(j) < 0 ? -off : off;
    }
    squares[n] = c.squaredNorm();
    products[n] = c.dot(x);
    errors[n] = error;
    signed[n] = sum;
    varies |= squares[n] != squares[0] || errors[n] != errors[0] || sum != signed[0];
    largest = Math.max(largest, c.maxAbs());
    n++;
  }

  Vector x() {
    return x;
  }

  /** |x|^2. */
  double size() {
    return x.squaredNorm();
  }

  int draws() {
    return n;
  }

  /** Whether one draw says all. */
  boolean exact() {
    return exact;
  }

  /** Whether any two draws differed. */
  boolean varies() {
    return varies;
  }

  /** The largest coordinate seen. */
  double largest() {
    return largest;
  }

  /** A length in the units of this sample. */
  double inUnits(double length) {
    return Math.scalb(length, -exponent);
  }

  /** The largest |C - x|, in the units of x itself. */
  double worstError() {
    return Math.scalb(Math.sqrt(Arrays.stream(errors, 0, n).max().orElse(0)), exponent);
  }

  /** Mean and standard error of {@code a |C|^2 + b <C, x> + c |C - x|^2}. */
  Estimate combination(double a, double b, double c) {
    return mean(i -> a * squares[i] + b * products[i] + c * errors[i]);
  }

  /** E&lt;C - x, sign(x)&gt;. */
  Estimate biasAlongSigns() {
    return mean(i -> signed[i]);
  }

  /** E(C_j - x_j). */
  Estimate biasOf(int j) {
    double mean = bias[j] / n;
    return estimate(mean, spread[j] / n - mean * mean);
  }

  private Estimate mean(IntToDoubleFunction value) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += value.applyAsDouble(i);
    }
    double mean = sum / n;
    double squared = 0;
    for (int i = 0; i < n; i++) {
      double off = value.applyAsDouble(i) - mean;
      squared += off * off;
    }
    return estimate(mean, squared / n);
  }

  private Estimate estimate(double mean, double variance) {
    return new Estimate(mean, exact || n < 2 ? 0 : Math.sqrt(Math.max(0, variance) / (n - 1)));
  }

  private Vector inUnits(Vector v) {
    return Families.make(v.dimension(), j -> inUnits(v.get(j)));
  }

  /**
   * A mean and its standard error.
   *
   * @param error zero where the mean is exact
   */
  record Estimate(double mean, double error) {
    Estimate plus(double shift) {
      return new Estimate(mean + shift, error);
    }

    Estimate over(double divisor) {
      return new Estimate(mean / divisor, error / Math.abs(divisor));
    }
  }
}
