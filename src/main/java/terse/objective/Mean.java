package terse.objective;

import java.util.List;
import terse.vector.Vector;

/** f = (1/n) sum_i f_i over objectives with Hessians, summed in worker order. */
final class Mean {
  private final List<? extends Smooth> locals;

  Mean(List<? extends Smooth> locals) {
    this.locals = locals;
  }

  int dimension() {
    return locals.get(0).dimension();
  }

  double lossAndGradient(Vector x, Vector out) {
    return Problem.mean(locals, x, out);
  }

  /** The Hessian's lower triangle. */
  double[][] hessian(Vector x) {
    return Spectrum.dense(curvature(x), dimension());
  }

  /** The Hessian as a product. */
  Curvature curvature(Vector x) {
    return mean(locals.stream().map(f -> f.hessian(x)).toList());
  }

  /** The mean of the Hessians' bounds. */
  Curvature bound() {
    return mean(locals.stream().map(Smooth::hessianBound).toList());
  }

  int boundDimension() {
    return locals.get(0).boundDimension();
  }

  private static Curvature mean(List<Curvature> parts) {
    double share = 1.0 / parts.size();
    return new Curvature() {
      @Override
      public void addTo(double[][] h, double weight) {
        if (parts.stream().allMatch(WeightedGram.class::isInstance)) {
          WeightedGram.addTo(
              parts.stream().map(WeightedGram.class::cast).toList(), h, weight * share);
        } else {
          parts.forEach(part -> part.addTo(h, weight * share));
        }
      }

      @Override
      public void addTimes(double[] v, double weight, double[] out) {
        for (Curvature part : parts) {
          part.addTimes(v, weight * share, out);
        }
      }
    };
  }

  /** (1/n) sum_i |grad f_i(x)|^2. */
  double meanSquaredGradient(Vector x) {
    return Problem.meanSquaredGradient(locals, x);
  }
}
