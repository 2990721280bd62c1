package terse.objective;

import java.util.ArrayList;
import java.util.List;
import terse.vector.Vector;

/** The directions in which a positive semidefinite matrix vanishes, by an orthonormal basis. */
final class NullSpace {
  /** Eigenvalues up to this, of the matrix scaled to a unit diagonal, count as zero. */
  private static final double ZERO = 1e-12;

  private final List<Vector> basis;

  private NullSpace(List<Vector> basis) {
    this.basis = basis;
  }

  /** Overwrites the matrix, of which the lower triangle is used. */
  static NullSpace of(double[][] h) {
    double[] scale = DenseStep.unitDiagonal(h);
    List<Vector> basis = new ArrayList<>();
    for (double[] v : Spectrum.vectorsBelow(h, ZERO)) {
      for (int j = 0; j < v.length; j++) {
        v[j] *= scale[j] == 0 ? 1 : scale[j];
      }
      Vector direction = Vector.wrap(v);
      direction.divide(direction.norm());
      remove(basis, direction);
      basis.add(direction.divide(direction.norm()));
    }
    return new NullSpace(basis);
  }

  boolean isZero() {
    return basis.isEmpty();
  }

  /** x minus its part in this space, in place. */
  Vector removeFrom(Vector x) {
    remove(basis, x);
    return x;
  }

  private static void remove(List<Vector> basis, Vector x) {
    for (int twice = 0; twice < 2; twice++) {
      for (Vector v : basis) {
        x.add(-x.dot(v), v);
      }
    }
  }
}
