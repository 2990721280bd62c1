package terse.objective;

import terse.vector.Vector;

/**
 * Newton's method with halved steps, from 0, to the limit of rounding.
 *
 * <p>The Hessian is scaled to a unit diagonal and damped a little, so that features of any scale
 * and Hessians without full rank (groups of columns that add to one) are solved alike. A step is
 * taken when the loss falls enough, or when it stands still within rounding and the gradient
 * shrinks. Where the infimum is not attained the gradient shrinks by a factor e a step, and the
 * method ends when it is small.
 */
final class Newton {
  private static final int STEPS = 300;
  private static final double SMALL = 1e-14;

  private final Mean f;
  private final StepRule rule;
  private Vector x;
  private Vector g;
  private double loss;

  /** Finds a Newton step. */
  interface StepRule {
    /** p = an approximate solution of H(x) p = -g. */
    Vector step(Vector x, Vector g);
  }

  Newton(Mean f, StepRule rule) {
    this.f = f;
    this.rule = rule;
    x = Vector.zeros(f.dimension());
    g = Vector.zeros(f.dimension());
    loss = f.lossAndGradient(x, g);
  }

  Minimum minimise() {
    double start = g.norm();
    Vector step = Vector.zeros(x.dimension());
    int stalled = 0;
    for (int k = 0; k < STEPS && g.norm() > 0 && stalled < 3; k++) {
      double before = g.norm();
      step = rule.step(x, g);
      if (before <= SMALL * start || !advance(step)) {
        break;
      }
      boolean converged = g.norm() <= Optimum.CERTIFIED * start;
      stalled = converged && g.norm() > 0.7 * before ? stalled + 1 : 0;
    }
    double norm = g.norm();
    return new Minimum(x, loss, norm, norm == 0 ? 0 : norm / start, step);
  }

  /** Moves along p, half as far as long as that does not help; returns whether it moved. */
  private boolean advance(Vector p) {
    double slope = g.dot(p);
    double rounding = 1e-14 * Math.abs(loss);
    double norm = g.norm();
    for (double t = 1; t > 1e-10; t /= 2) {
      Vector y = x.copy().add(t, p);
      Vector h = Vector.zeros(x.dimension());
      double value = f.lossAndGradient(y, h);
      boolean falls = value <= loss + 1e-4 * t * slope;
      boolean flatter = value <= loss + rounding && h.norm() < norm;
      if ((falls && value < loss) || flatter) {
        x = y;
        g = h;
        loss = value;
        return true;
      }
    }
    return false;
  }
}
