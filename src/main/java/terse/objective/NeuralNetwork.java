package terse.objective;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import terse.config.Key;
import terse.config.Source;
import terse.data.DataSet;
import terse.data.DataSource;
import terse.data.Split;

/**
 * A multi-layer perceptron: dense layers, relu or tanh between them, softmax cross-entropy over the
 * classes.
 *
 * <p>f_i(x) = 1/m_i sum (log sum_c exp(s_c) - s_y) + (l2/2)|x|^2 with the scores s = W_h act(...
 * act(W_0 a + b_0) ...) + b_h of a row a. The different labels, which are whole numbers, become the
 * classes 0, 1, ... in ascending order. x holds W_0, b_0, W_1, b_1, ..., each matrix row by row,
 * the row of a unit holding the weights of its inputs; each of these tensors is a layer, as in
 * Zheng, Huang, Kwok (NeurIPS 2019) and Dutta et al. (AAAI 2020).
 *
 * <p>Not convex: L, mu, f* and x* are not known. At x = 0 the hidden units are alike and stay so;
 * it starts from random weights, those of {@link Activation}. Matrix products are done by ND4J's
 * BLAS in float64 on one thread: the same bits at any number of threads and on every JDK, but not
 * on every processor, for BLAS chooses its kernels by what the processor can do.
 */
@Source(
    "multi-layer perceptron with softmax cross-entropy; the layers of x are W_0, b_0, W_1, b_1, ...")
public record NeuralNetwork(
    @Key("the examples: a named set, or {file: ...}") DataSource data,
    @Key(value = "units of each hidden layer", orElse = "[32]") List<Integer> hidden,
    @Key(value = "of the hidden units", orElse = "relu") Activation activation,
    @Key(value = "weight of the regulariser", orElse = "0") double l2,
    @Key(value = "scale columns to mean 0, variance 1 over all rows", orElse = "false")
        boolean standardize,
    @Key(value = "how rows are dealt to workers", orElse = "{type: shuffled}") Split split,
    @Key("share of the rows that are held out, for test_loss and test_accuracy")
        OptionalDouble test)
    implements ProblemType {
  private static final int WIDEST = 1_000_000;

  public NeuralNetwork {
    hidden = List.copyOf(hidden);
    for (int width : hidden) {
      if (width < 1 || width > WIDEST) {
        throw new IllegalArgumentException(
            "neural-network needs hidden layers of 1 to "
                + WIDEST
                + " units, but hidden = "
                + hidden);
      }
    }
    Examples.checkL2(l2);
    Examples.checkTest(test);
  }

  @Override
  public Problem build(Setting setting) {
    Classes classes = new Classes("neural-network");
    Examples examples =
        Examples.deal(data, standardize, false, split, setting, classes::number, test);
    Perceptron shape = new Perceptron(examples.columns(), hidden, classes.count(), activation);
    Replicas replicas = new Replicas(shape);
    List<NetworkLoss> locals =
        examples.shards().stream().map(shard -> loss(shape, replicas, shard, l2)).toList();
    Problem problem =
        new Problem(
            "neural network "
                + shape
                + " ("
                + activation.name().toLowerCase(Locale.ROOT)
                + "), l2 = "
                + l2
                + ", "
                + examples.description(),
            locals,
            shape.blocks(),
            new Nonconvex(locals.size()));
    if (!hidden.isEmpty()) {
      problem = problem.withStart(shape::start);
    }
    Problem trained = problem;
    return examples
        .test()
        .map(held -> trained.withTest(loss(shape, replicas, held, 0)))
        .orElse(trained);
  }

  private static NetworkLoss loss(Perceptron shape, Replicas replicas, DataSet rows, double l2) {
    return new NetworkLoss(shape, replicas, rows.rows(), Classes.of(rows), l2);
  }
}
