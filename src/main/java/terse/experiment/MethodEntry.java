package terse.experiment;

import java.util.Optional;
import terse.compress.Compressor;
import terse.compress.Guarantee;
import terse.compress.PerWorker;
import terse.experiment.yaml.ExperimentException;
import terse.experiment.yaml.Node;
import terse.experiment.yaml.Node.Mapping;
import terse.experiment.yaml.Node.Scalar;
import terse.method.Algorithm;

/**
 * A method as it is written, until the problem is known that its hyper-parameters depend on.
 *
 * @param node the completed entry
 * @param record the shape of its algorithm
 * @param averages the shape of its average
 */
record MethodEntry(Mapping node, RecordShape record, Shape averages) {
  static final String UPLINK = "uplink";
  static final String DOWNLINK = "downlink";
  static final String ROUND_IS_FOR_STEPSIZES =
      "it is the round, and only step sizes change with the round";

  /** Its label, where it has one of its own. */
  Optional<String> name() {
    return Optional.ofNullable(node.get(MethodShape.NAME)).map(name -> ((Scalar) name).text());
  }

  /** Checks whatever does not depend on the problem. */
  void check() {
    early(record, node);
    Node averaging = node.get(MethodShape.AVERAGING);
    if (averaging != null) {
      early(averages, averaging);
    }
  }

  /** The algorithm, where it does not depend on the problem. */
  Optional<Algorithm> early() {
    return early(record, node).map(Algorithm.class::cast);
  }

  /** What does not depend on the problem; the rest is checked when the problem is known. */
  private static Optional<Object> early(Shape shape, Node written) {
    try {
      Scope scope = Scope.early().without(Expression.ROUND, ROUND_IS_FOR_STEPSIZES);
      return Optional.of(shape.bind(written, scope));
    } catch (Scope.PutOff e) {
      return Optional.empty();
    }
  }

  /** Refuses hyper-parameters that are out of their range. */
  void refuseOutOfRange(Algorithm algorithm) {
    for (String fault : Fit.outOfRange(algorithm)) {
      throw RecordShape.blame(
          node, new IllegalArgumentException(fault + "; --force runs it all the same"));
    }
  }

  /** The algorithm for a problem of which this scope knows everything. */
  Algorithm bind(Scope problem) {
    Scope scope = withCompressors(problem).without(Expression.ROUND, ROUND_IS_FOR_STEPSIZES);
    return (Algorithm) record.bind(node, scope);
  }

  /** Its average for a problem of which this scope knows everything. */
  Averaging averaging(Scope problem) {
    Node written = node.get(MethodShape.AVERAGING);
    if (written == null) {
      return Averaging.NONE;
    }
    Scope scope = withCompressors(problem).without(Expression.ROUND, ROUND_IS_FOR_STEPSIZES);
    return (Averaging) averages.bind(written, scope);
  }

  /** The scope with the constants of this method's compressors. */
  Scope withCompressors(Scope problem) {
    String own = "a compressor's keys cannot use it";
    Scope bare = problem.without(Expression.ROUND, ROUND_IS_FOR_STEPSIZES);
    for (String name : Scope.OF_COMPRESSORS) {
      bare = bare.without(name, own);
    }
    Scope scope = problem;
    scope = with(scope, bare, UPLINK, "up");
    return with(scope, bare, DOWNLINK, "down");
  }

  private Scope with(Scope scope, Scope bare, String link, String suffix) {
    Field field = record.fields().get(link);
    Node value = node.get(link);
    Guarantee guarantee = Guarantee.unbiased(1);
    if (field != null && value != null) {
      Object compressor = field.shape().bind(value, bare);
      if (compressor instanceof Compressor one) {
        guarantee = one.guarantee(scope.dimension());
      } else if (compressor instanceof PerWorker each) {
        guarantee = each.guarantee(scope.dimension());
      }
    }
    String label = value == null ? "identity" : Labels.compressor(value);
    String noVariance =
        guarantee.isUnbiased()
            ? label + " is unbiased, but with omega = Infinity: give a value without it"
            : label + " is biased";
    return scope
        .with("omega_" + suffix, finite(guarantee.omega()), noVariance)
        .with("zeta_" + suffix, finite(guarantee.zeta()), noVariance)
        .with("delta_" + suffix, finite(guarantee.delta()), label + " is not contractive")
        .with("beta_" + suffix, finite(guarantee.beta()), label + " promises no finite beta")
        .with("gamma_" + suffix, finite(guarantee.gamma()), label + " promises no gamma");
  }

  /** An infinite constant has no value to work out others with, which would be zero or infinite. */
  private static double finite(double constant) {
    return Double.isFinite(constant) ? constant : Double.NaN;
  }

  /** An error about the whole method. */
  ExperimentException error(String message) {
    return node.place().error(message);
  }
}
