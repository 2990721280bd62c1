package terse.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import terse.data.Rows;

/** The matrix sum_i w_i a_i a_i' + shift I over the rows a_i of a matrix. */
final class WeightedGram implements Curvature {
  private final Rows rows;
  private final double[] weights;
  private final double shift;

  WeightedGram(Rows rows, double[] weights, double shift) {
    this.rows = rows;
    this.weights = weights;
    this.shift = shift;
  }

  static WeightedGram uniform(Rows rows, double weight, double shift) {
    double[] weights = new double[rows.count()];
    Arrays.fill(weights, weight);
    return new WeightedGram(rows, weights, shift);
  }

  @Override
  public void addTo(double[][] h, double weight) {
    addTo(List.of(this), h, weight);
  }

  /** h += weight times the sum of these matrices. */
  static void addTo(List<WeightedGram> parts, double[][] h, double weight) {
    List<double[]> scaled = new ArrayList<>();
    double shift = 0;
    for (WeightedGram part : parts) {
      double[] weights = part.weights.clone();
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= weight;
      }
      scaled.add(weights);
      shift += weight * part.shift;
    }
    Rows.addGrams(parts.stream().map(part -> part.rows).toList(), scaled, h);
    for (int j = 0; j < parts.get(0).rows.columns(); j++) {
      h[j][j] += shift;
    }
  }

  @Override
  public void addTimes(double[] v, double weight, double[] out) {
    int m = rows.count();
    double[] product = new double[m];
    rows.times(v, null, m, product);
    for (int i = 0; i < m; i++) {
      product[i] *= weight * weights[i];
    }
    double[] sum = new double[rows.columns()];
    rows.transposeTimes(product, null, m, sum);
    for (int j = 0; j < sum.length; j++) {
      out[j] += sum[j] + weight * shift * v[j];
    }
  }
}
