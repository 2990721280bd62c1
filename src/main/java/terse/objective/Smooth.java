package terse.objective;

import terse.vector.Vector;

/** An objective with second derivatives: what Newton's method and the constants need. */
interface Smooth extends Objective {
  /** The Hessian at x. */
  Curvature hessian(Vector x);

  /** A matrix that bounds the Hessian everywhere, up to a Kronecker factor with an identity. */
  Curvature hessianBound();

  /** A lower bound of the Hessian's eigenvalues everywhere, reached where f is quadratic. */
  double convexity();

  /** The Frobenius norm of the Hessian's bound; NaN where it is not computed. */
  default double frobenius() {
    return Double.NaN;
  }

  /** Numbers read by one evaluation of the gradient, more or less. */
  long work();

  /** Rows of {@link #hessianBound()}. */
  int boundDimension();
}
