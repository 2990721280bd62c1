package terse.objective;

import java.util.Arrays;
import java.util.List;
import terse.vector.Vector;

/** A perceptron in plain loops, one row at a time, written from the formulas alone. */
final class ReferenceNetwork {
  private final int[] widths;
  private final boolean relu;

  ReferenceNetwork(boolean relu, int... widths) {
    this.relu = relu;
    this.widths = widths.clone();
  }

  static int[] widths(int inputs, List<Integer> hidden, int classes) {
    int[] widths = new int[hidden.size() + 2];
    widths[0] = inputs;
    for (int l = 0; l < hidden.size(); l++) {
      widths[l + 1] = hidden.get(l);
    }
    widths[hidden.size() + 1] = classes;
    return widths;
  }

  int dimension() {
    int d = 0;
    for (int l = 0; l + 1 < widths.length; l++) {
      d += (widths[l] + 1) * widths[l + 1];
    }
    return d;
  }

  /** What each layer says: [0] the row, last the scores. */
  private double[][] forward(Vector x, double[] row) {
    double[][] a = new double[widths.length][];
    a[0] = row;
    int at = 0;
    for (int l = 0; l + 1 < widths.length; l++) {
      a[l + 1] = new double[widths[l + 1]];
      int biases = at + widths[l] * widths[l + 1];
      for (int o = 0; o < widths[l + 1]; o++) {
        double z = x.get(biases + o);
        for (int i = 0; i < widths[l]; i++) {
          z += x.get(at + o * widths[l] + i) * a[l][i];
        }
        boolean last = l + 2 == widths.length;
        double activated = relu ? Math.max(z, 0) : StrictMath.tanh(z);
        a[l + 1][o] = last ? z : activated;
      }
      at = biases + widths[l + 1];
    }
    return a;
  }

  /** Which units of the hidden layers are not 0, for all rows. */
  String pattern(Vector x, double[][] rows) {
    StringBuilder pattern = new StringBuilder();
    for (double[] row : rows) {
      double[][] a = forward(x, row);
      for (int l = 1; l + 1 < a.length; l++) {
        for (double unit : a[l]) {
          pattern.append(unit > 0 ? '1' : '0');
        }
      }
    }
    return pattern.toString();
  }

  /** The mean loss over the rows; the mean gradient is added to {@code gradient}. */
  double lossAndGradient(Vector x, double[][] rows, int[] classes, Vector gradient) {
    double loss = 0;
    for (int k = 0; k < rows.length; k++) {
      double[][] a = forward(x, rows[k]);
      double[] scores = a[a.length - 1];
      double max = Arrays.stream(scores).max().orElseThrow();
      double sum = 0;
      for (double score : scores) {
        sum += StrictMath.exp(score - max);
      }
      loss += StrictMath.log(sum) - (scores[classes[k]] - max);
      double[] slope = new double[scores.length];
      for (int c = 0; c < scores.length; c++) {
        slope[c] = StrictMath.exp(scores[c] - max) / sum - (c == classes[k] ? 1 : 0);
      }
      backward(x, a, slope, 1.0 / rows.length, gradient);
    }
    return loss / rows.length;
  }

  private void backward(Vector x, double[][] a, double[] last, double weight, Vector gradient) {
    double[] slope = last;
    int end = dimension();
    for (int l = widths.length - 2; l >= 0; l--) {
      int at = end - (widths[l] + 1) * widths[l + 1];
      double[] before = new double[widths[l]];
      for (int o = 0; o < widths[l + 1]; o++) {
        for (int i = 0; i < widths[l]; i++) {
          int j = at + o * widths[l] + i;
          gradient.set(j, gradient.get(j) + weight * slope[o] * a[l][i]);
          double derivative = relu ? (a[l][i] > 0 ? 1 : 0) : 1 - a[l][i] * a[l][i];
          before[i] += slope[o] * x.get(j) * derivative;
        }
        int j = at + widths[l] * widths[l + 1] + o;
        gradient.set(j, gradient.get(j) + weight * slope[o]);
      }
      slope = before;
      end = at;
    }
  }
}
