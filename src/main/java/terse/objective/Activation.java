package terse.objective;

import terse.vector.Coins;

/** What a hidden unit makes of its input, and how the weights that lead to it begin. */
public enum Activation {
  /**
   * max(z, 0), with derivative 0 at 0. Weights are normal of variance 2/inputs (He, Zhang, Ren,
   * Sun, ICCV 2015).
   */
  RELU {
    @Override
    void apply(double[] z, double[] sign, double[] work, int n) {
      for (int k = 0; k < n; k++) {
        z[k] = Math.max(z[k], 0);
      }
    }

    @Override
    void multiplyByDerivative(double[] a, double[] slope, int n) {
      for (int k = 0; k < n; k++) {
        slope[k] = a[k] > 0 ? slope[k] : 0;
      }
    }

    @Override
    double weight(Coins coins, int inputs, int outputs) {
      return Math.sqrt(2.0 / inputs) * coins.nextGaussian();
    }
  },

  /**
   * The hyperbolic tangent, to an absolute error below 4e-16. Weights are uniform on [-w, w] with w
   * = sqrt(6/(inputs + outputs)) (Glorot, Bengio, AISTATS 2010, eq. 16).
   */
  TANH {
    @Override
    void apply(double[] z, double[] sign, double[] work, int n) {
      for (int k = 0; k < n; k++) {
        sign[k] = z[k];
        z[k] = -2 * Math.abs(z[k]);
      }
      Exponentials.exp(z, work, n);
      for (int k = 0; k < n; k++) {
        z[k] = Math.copySign((1 - z[k]) / (1 + z[k]), sign[k]);
      }
    }

    @Override
    void multiplyByDerivative(double[] a, double[] slope, int n) {
      for (int k = 0; k < n; k++) {
        slope[k] *= 1 - a[k] * a[k];
      }
    }

    @Override
    double weight(Coins coins, int inputs, int outputs) {
      return Math.sqrt(6.0 / (inputs + outputs)) * (2 * coins.nextDouble() - 1);
    }
  };

  /**
   * z[k] = the activation of z[k] for k below n; the other arrays are work space of that length.
   */
  abstract void apply(double[] z, double[] sign, double[] work, int n);

  /** slope[k] *= the derivative where the activation is a[k], for k below n. */
  abstract void multiplyByDerivative(double[] a, double[] slope, int n);

  /** Draws a weight of a layer of this size. */
  abstract double weight(Coins coins, int inputs, int outputs);
}
