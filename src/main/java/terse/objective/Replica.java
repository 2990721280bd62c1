package terse.objective;

import java.util.Arrays;
import terse.data.Rows;

/**
 * One copy of a perceptron with room for the activations of some rows: its weights, what its units
 * say, and the gradient that is being summed. For one thread at a time; nothing of it is shared
 * with another.
 *
 * <p>With A_0 the rows, layer l computes Z_l = A_l W_l' + 1 b_l' and A_{l+1} = activation(Z_l); the
 * last Z are the scores. Backwards, D_l is the derivative of the loss by Z_l; that by W_l is
 * D_l'A_l, by b_l the sum of D_l's rows, and D_{l-1} = D_l W_l times the activation's derivative.
 * Products are done by ND4J's BLAS, all else on arrays.
 */
final class Replica {
  /** Rows that are carried through the network together. */
  static final int ROWS = 256;

  /** How many are at it or wait for it; belongs to {@link Replicas}. */
  int users;

  private final Perceptron shape;
  private final OffHeapMatrix[] inputs; // A_l, ROWS x inputs(l); the last are the scores
  private final OffHeapMatrix[] weights; // W_l
  private final OffHeapMatrix[] slopes; // D_l, ROWS x outputs(l)
  private final OffHeapMatrix[] gradients; // of W_l
  private final double[][] outputs; // A_{l+1} on the heap
  private final double[][] biases;
  private final double[][] biasGradients;
  private final double[] slope;
  private final double[] sign;
  private final double[] work;
  private final double[] row;
  private boolean summed;

  Replica(Perceptron shape) {
    this.shape = shape;
    int depth = shape.depth();
    inputs = new OffHeapMatrix[depth + 1];
    weights = new OffHeapMatrix[depth];
    slopes = new OffHeapMatrix[depth];
    gradients = new OffHeapMatrix[depth];
    outputs = new double[depth][];
    biases = new double[depth][];
    biasGradients = new double[depth][];
    int widest = 0;
    for (int l = 0; l < depth; l++) {
      inputs[l] = new OffHeapMatrix(ROWS, shape.inputs(l));
      weights[l] = new OffHeapMatrix(shape.outputs(l), shape.inputs(l));
      slopes[l] = new OffHeapMatrix(ROWS, shape.outputs(l));
      gradients[l] = new OffHeapMatrix(shape.outputs(l), shape.inputs(l));
      outputs[l] = new double[ROWS * shape.outputs(l)];
      biases[l] = new double[shape.outputs(l)];
      biasGradients[l] = new double[shape.outputs(l)];
      widest = Math.max(widest, shape.outputs(l));
    }
    inputs[depth] = new OffHeapMatrix(ROWS, shape.classes());
    slope = new double[ROWS * widest];
    sign = new double[ROWS * widest];
    work = new double[ROWS * widest];
    row = new double[shape.inputs(0)];
  }

  /** Takes the weights of the model x, and forgets the gradient. */
  void load(double[] x) {
    for (int l = 0; l < shape.depth(); l++) {
      weights[l].put(0, x, shape.weightsAt(l), shape.weights(l));
      System.arraycopy(x, shape.biasesAt(l), biases[l], 0, biases[l].length);
      Arrays.fill(biasGradients[l], 0);
    }
    summed = false;
  }

  /**
   * The scores of at most {@value #ROWS} rows, row after row, in an array of this replica.
   *
   * @param numbers of the rows, or null for consecutive ones
   * @param from where in the list, or in the rows, they begin
   */
  double[] scores(Rows rows, int[] numbers, int from, int count) {
    int width = shape.inputs(0);
    for (int k = 0; k < count; k++) {
      rows.copyRow(numbers == null ? from + k : numbers[from + k], row);
      inputs[0].put(k * width, row, 0, width);
    }
    int last = shape.depth() - 1;
    for (int l = 0; l <= last; l++) {
      int n = shape.outputs(l);
      OffHeapMatrix z = inputs[l + 1];
      for (int k = 0; k < count; k++) {
        z.put(k * n, biases[l], 0, n);
      }
      OffHeapMatrix.multiplyByTransposed(count, inputs[l], weights[l], 1, z);
      z.get(outputs[l], 0, count * n);
      if (l < last) {
        shape.activation().apply(outputs[l], sign, work, count * n);
        z.put(0, outputs[l], 0, count * n);
      }
    }
    return outputs[last];
  }

  /**
   * Adds to the gradient for the rows whose scores were computed last, given the derivatives of the
   * loss by these scores in the array of the scores.
   */
  void addGradient(int count) {
    int last = shape.depth() - 1;
    slopes[last].put(0, outputs[last], 0, count * shape.classes());
    addRows(outputs[last], count, biasGradients[last]);
    for (int l = last; l >= 0; l--) {
      OffHeapMatrix.transposedMultiply(count, slopes[l], inputs[l], summed ? 1 : 0, gradients[l]);
      if (l > 0) {
        int n = count * shape.inputs(l);
        OffHeapMatrix.multiply(count, slopes[l], weights[l], 0, slopes[l - 1]);
        slopes[l - 1].get(slope, 0, n);
        shape.activation().multiplyByDerivative(outputs[l - 1], slope, n);
        slopes[l - 1].put(0, slope, 0, n);
        addRows(slope, count, biasGradients[l - 1]);
      }
    }
    summed = true;
  }

  private static void addRows(double[] matrix, int count, double[] sum) {
    int n = sum.length;
    for (int k = 0; k < count; k++) {
      for (int j = 0; j < n; j++) {
        sum[j] += matrix[k * n + j];
      }
    }
  }

  /** out = the gradient that was summed. */
  void gradient(double[] out) {
    for (int l = 0; l < shape.depth(); l++) {
      gradients[l].get(out, shape.weightsAt(l), shape.weights(l));
      System.arraycopy(biasGradients[l], 0, out, shape.biasesAt(l), biasGradients[l].length);
    }
  }
}
