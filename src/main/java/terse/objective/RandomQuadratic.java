package terse.objective;

import java.util.ArrayList;
import java.util.List;
import terse.config.Key;
import terse.config.Source;
import terse.vector.Coins;
import terse.vector.Vector;

/**
 * f_i(x) = 1/2 x'A_i x + b_i'x with random A_i of given spectrum.
 *
 * <p>A_i = Q_i diag(low, ..., high) Q_i' with the eigenvalues low + (high - low) j/(d - 1), evenly
 * spread, and Q_i a rotation drawn uniformly as a product of Householder reflections of normal
 * vectors of length d, d - 1, ..., 2 (Stewart, SINUM 1980). b_i = u + v_i with standard normal u,
 * common to all workers, and v_i: the minimiser of the mean is not 0, and the gradients of the
 * workers at it are not 0 either. Everything is drawn from the experiment's seed; worker i's
 * function does not depend on the number of workers. {@code homogeneous: true} gives all of them
 * that of worker 0.
 */
@Source("f_i(x) = 1/2 x'A x + b'x, A random with evenly spread eigenvalues")
public record RandomQuadratic(
    @Key("d, at least 2") int dimension,
    @Key("[low, high] with 0 < low <= high") List<Double> eigenvalues,
    @Key(value = "all workers have the function of the first", orElse = "false")
        boolean homogeneous)
    implements ProblemType {
  private static final long MATRIX = 0x6d6174726978L;
  private static final long SHIFT = 0x7368696674L;
  private static final long COMMON = -1;
  private static final int LARGEST = 20_000;

  public RandomQuadratic {
    if (dimension < 2 || dimension > LARGEST) {
      throw new IllegalArgumentException(
          "random-quadratic needs dimension from 2 to "
              + LARGEST
              + ", but dimension = "
              + dimension);
    }
    eigenvalues = List.copyOf(eigenvalues);
    if (eigenvalues.size() != 2
        || !(eigenvalues.get(0) > 0)
        || !(eigenvalues.get(0) <= eigenvalues.get(1))
        || eigenvalues.get(1).isInfinite()) {
      throw new IllegalArgumentException(
          "random-quadratic needs eigenvalues: [low, high] with 0 < low <= high, but eigenvalues = "
              + eigenvalues);
    }
  }

  /** Workers that differ. */
  public RandomQuadratic(int dimension, List<Double> eigenvalues) {
    this(dimension, eigenvalues, false);
  }

  @Override
  public Problem build(Setting setting) {
    List<QuadraticForm> locals = new ArrayList<>();
    Vector common = normal(Coins.key(setting.seed(), SHIFT, COMMON));
    for (int i = 0; i < setting.workers(); i++) {
      locals.add(i > 0 && homogeneous ? locals.get(0) : local(i, common, setting.seed()));
    }
    return new Problem(
        "random quadratic, d = "
            + dimension
            + ", eigenvalues "
            + eigenvalues.get(0)
            + " to "
            + eigenvalues.get(1)
            + ", "
            + setting.workers()
            + (homogeneous ? " equal workers" : " workers"),
        locals,
        new int[] {dimension},
        SmoothTheory.quadratic(locals));
  }

  private QuadraticForm local(int i, Vector common, long seed) {
    Vector b = normal(Coins.key(seed, SHIFT, i)).add(common);
    return new QuadraticForm(matrix(Coins.key(seed, MATRIX, i)), b, 0, eigenvalues.get(0));
  }

  private Vector normal(long key) {
    Coins coins = new Coins(key);
    Vector v = Vector.zeros(dimension);
    for (int j = 0; j < dimension; j++) {
      v.set(j, coins.nextGaussian());
    }
    return v;
  }

  private double[][] matrix(long key) {
    int d = dimension;
    double low = eigenvalues.get(0);
    double high = eigenvalues.get(1);
    double[][] a = new double[d][d];
    for (int j = 0; j < d; j++) {
      a[j][j] = j == d - 1 ? high : low + (high - low) * j / (d - 1);
    }
    Coins coins = new Coins(key);
    for (int length = 2; length <= d; length++) {
      double[] u = new double[d];
      for (int j = d - length; j < d; j++) {
        u[j] = coins.nextGaussian();
      }
      reflect(a, u, d - length);
    }
    return a;
  }

  /**
   * a = H a H for the reflection H that maps u, which is 0 before {@code from}, to a multiple of
   * its first unit vector. Before {@code from} the matrix is still diagonal. Both triangles get the
   * same bits, since both add the same two products.
   */
  private static void reflect(double[][] a, double[] u, int from) {
    Vector v = Vector.wrap(u);
    double norm = v.norm();
    u[from] += u[from] < 0 ? -norm : norm;
    v.divide(v.norm());
    Vector image = Vector.zeros(u.length);
    for (int j = from; j < u.length; j++) {
      image.set(j, Vector.wrap(a[j]).dot(v));
    }
    image.add(-v.dot(image), v);
    image.scale(-2);
    for (int j = from; j < u.length; j++) {
      add(u[j], image.array(), image.get(j), u, a[j], from);
    }
  }

  private static void add(double s, double[] x, double t, double[] y, double[] row, int from) {
    for (int l = from; l < row.length; l++) {
      row[l] += s * x[l] + t * y[l];
    }
  }
}
