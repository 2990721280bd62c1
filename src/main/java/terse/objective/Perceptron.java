package terse.objective;

import java.util.List;
import terse.vector.Coins;
import terse.vector.Vector;

/**
 * The sizes of a multi-layer perceptron, and where its weights stand in the model x.
 *
 * <p>Layer l from 0 on has a matrix of outputs(l) x inputs(l) weights, stored row by row, the row
 * of an output holding the weights of its inputs, and behind it a bias for each output. x is W_0,
 * b_0, W_1, b_1, ...
 */
final class Perceptron {
  private static final long PURPOSE = 0x6c6179657273L;

  private final int[] widths;
  private final int[] weightsAt;
  private final int dimension;
  private final Activation activation;

  /**
   * A network of these sizes.
   *
   * @throws IllegalArgumentException where x would be longer than an array can be
   */
  Perceptron(int inputs, List<Integer> hidden, int classes, Activation activation) {
    this.activation = activation;
    widths = new int[hidden.size() + 2];
    widths[0] = inputs;
    for (int l = 0; l < hidden.size(); l++) {
      widths[l + 1] = hidden.get(l);
    }
    widths[widths.length - 1] = classes;
    weightsAt = new int[depth() + 1];
    long at = 0;
    for (int l = 0; l < depth(); l++) {
      weightsAt[l] = (int) at;
      at += (inputs(l) + 1L) * outputs(l);
      if (at > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException(
            "neural-network can have 2147483639 weights, but hidden = " + hidden + " needs more");
      }
    }
    dimension = (int) at;
  }

  /** The number of layers of weights. */
  int depth() {
    return widths.length - 1;
  }

  Activation activation() {
    return activation;
  }

  /** Units that layer l reads. */
  int inputs(int l) {
    return widths[l];
  }

  /** Units of layer l. */
  int outputs(int l) {
    return widths[l + 1];
  }

  int classes() {
    return widths[depth()];
  }

  /** The number of weights of layer l without its biases. */
  int weights(int l) {
    return inputs(l) * outputs(l);
  }

  /** Where the weights of layer l begin in x. */
  int weightsAt(int l) {
    return weightsAt[l];
  }

  /** Where the biases of layer l begin in x. */
  int biasesAt(int l) {
    return weightsAt[l] + weights(l);
  }

  /** The length of x. */
  int dimension() {
    return dimension;
  }

  /** The lengths of W_0, b_0, W_1, b_1, ... */
  int[] blocks() {
    int[] blocks = new int[2 * depth()];
    for (int l = 0; l < depth(); l++) {
      blocks[2 * l] = weights(l);
      blocks[2 * l + 1] = outputs(l);
    }
    return blocks;
  }

  /** Weights drawn layer by layer as suits the activation, and biases 0. */
  Vector start(long seed) {
    Vector x = Vector.zeros(dimension);
    for (int l = 0; l < depth(); l++) {
      Coins coins = new Coins(Coins.key(seed, PURPOSE, l));
      for (int j = weightsAt(l); j < biasesAt(l); j++) {
        x.set(j, activation.weight(coins, inputs(l), outputs(l)));
      }
    }
    return x;
  }

  /** Such as "64-32-10". */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int width : widths) {
      text.append(text.isEmpty() ? "" : "-").append(width);
    }
    return text.toString();
  }
}
