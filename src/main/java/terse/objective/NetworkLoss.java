package terse.objective;

import terse.data.Rows;
import terse.vector.Vector;

/**
 * f(x) = 1/m sum_i (log sum_c exp(s_ic) - s_{i,y_i}) + (l2/2) |x|^2, where s_i are the scores that
 * a perceptron with the weights x gives to row i.
 *
 * <p>Not convex, with no known smoothness. Every call takes {@value Replica#ROWS} rows at a time,
 * in their order, so that its result does not depend on who calls. Scratch slots: 3 and 4 of
 * doubles, and those of the rows.
 */
final class NetworkLoss implements Classifier {
  private final Perceptron shape;
  private final Replicas replicas;
  private final Rows rows;
  private final CrossEntropy entropy;
  private final double l2;

  /** {@code replicas} may be shared by all functions of one network. */
  NetworkLoss(Perceptron shape, Replicas replicas, Rows rows, int[] classOf, double l2) {
    this.shape = shape;
    this.replicas = replicas;
    this.rows = rows;
    this.entropy = new CrossEntropy(classOf, shape.classes());
    this.l2 = l2;
  }

  @Override
  public int dimension() {
    return shape.dimension();
  }

  @Override
  public int rows() {
    return rows.count();
  }

  @Override
  public double loss(Vector x) {
    return score(x).loss() + regulariser(x);
  }

  @Override
  public Score score(Vector x) {
    int m = rows.count();
    double loss = 0;
    int right = 0;
    Replica replica = replicas.enter();
    try {
      synchronized (replica) {
        replica.load(x.array());
        for (int from = 0; from < m; from += Replica.ROWS) {
          int count = Math.min(Replica.ROWS, m - from);
          double[] scores = replica.scores(rows, null, from, count);
          right += entropy.right(scores, null, from, count);
          loss += entropy.probabilities(scores, null, from, count);
        }
      }
    } finally {
      replicas.leave(replica);
    }
    return new Score(loss / m, (double) right / m);
  }

  @Override
  public void gradient(Vector x, Vector out) {
    lossAndGradient(x, null, rows.count(), out);
  }

  @Override
  public double lossAndGradient(Vector x, Vector out) {
    return lossAndGradient(x, null, rows.count(), out);
  }

  @Override
  public void gradient(Vector x, int[] numbers, int count, Vector out) {
    lossAndGradient(x, numbers, count, out);
  }

  private double lossAndGradient(Vector x, int[] numbers, int m, Vector out) {
    double loss = 0;
    Replica replica = replicas.enter();
    try {
      synchronized (replica) {
        replica.load(x.array());
        for (int from = 0; from < m; from += Replica.ROWS) {
          int count = Math.min(Replica.ROWS, m - from);
          double[] scores = replica.scores(rows, numbers, from, count);
          loss += entropy.probabilities(scores, numbers, from, count);
          entropy.slopes(scores, numbers, from, count);
          replica.addGradient(count);
        }
        replica.gradient(out.array());
      }
    } finally {
      replicas.leave(replica);
    }
    out.divide(m);
    if (l2 != 0) {
      out.add(l2, x);
    }
    return loss / m + regulariser(x);
  }

  private double regulariser(Vector x) {
    return l2 == 0 ? 0 : 0.5 * l2 * x.squaredNorm();
  }

  /** Not known. */
  @Override
  public double smoothness() {
    return Double.NaN;
  }
}
