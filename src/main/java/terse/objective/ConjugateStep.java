package terse.objective;

import terse.vector.Vector;

/**
 * Newton steps by conjugate gradients, for dimensions at which the Hessian is not formed: until the
 * residual is a small part of the gradient, a part that shrinks with the gradient, or the products
 * allowed for all steps together are used up.
 */
final class ConjugateStep implements Newton.StepRule {
  private static final int PRODUCTS = 5000;

  private final Mean f;
  private final double start;
  private int products;

  /** {@code start} is |grad f(0)|. */
  ConjugateStep(Mean f, double start) {
    this.f = f;
    this.start = start;
  }

  @Override
  public Vector step(Vector x, Vector g) {
    Curvature h = f.curvature(x);
    int d = x.dimension();
    Vector p = Vector.zeros(d);
    Vector r = Vector.zeros(d).add(-1, g);
    Vector direction = r.copy();
    Vector image = Vector.zeros(d);
    double square = r.squaredNorm();
    double target = Math.min(0.1, Math.sqrt(r.norm() / start)) * r.norm();
    while (Math.sqrt(square) > target && products < PRODUCTS) {
      h.addTimes(direction.array(), 1, image.clear().array());
      products++;
      double curvature = direction.dot(image);
      if (curvature <= 0) {
        break;
      }
      p.add(square / curvature, direction);
      r.add(-square / curvature, image);
      double next = r.squaredNorm();
      direction.scaleAdd(next / square, r);
      square = next;
    }
    return p;
  }
}
