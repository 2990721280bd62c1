package terse.compress;

import terse.vector.Vector;
import terse.wire.Precision;

/** What gaussian vectors take on the wire, and what information theory asks for. */
final class GaussianBits {
  private static final int STEPS = 100_000;

  private GaussianBits() {}

  /** The mean bits of a message at float32. */
  static double mean(Compressor compressor, int d, int vectors) {
    long bits = 0;
    for (int i = 0; i < vectors; i++) {
      Vector x = NastyVectors.gaussian(d, i);
      bits += compressor.compress(x, Sending.envelope(i, Precision.FLOAT32)).bits();
    }
    return (double) bits / vectors;
  }

  /**
   * The entropy of the signed levels of a gaussian vector, d times that of one coordinate, and 32
   * bits of norm. Each coordinate is t in units of the Euclidean norm, with density (1 - t^2)^((d -
   * 3)/2), and is rounded at random to a neighbour among 0 = values[0], values[1], ....
   */
  static double entropy(int d, double... values) {
    double[] law = new double[values.length];
    double reach = Math.min(1, 9 / Math.sqrt(d));
    double total = 0;
    for (int i = 0; i < STEPS; i++) {
      double t = (i + 0.5) / STEPS * reach;
      double density = Math.pow(1 - t * t, (d - 3) / 2.0);
      int l = 0;
      while (l + 2 < values.length && values[l + 1] <= t) {
        l++;
      }
      double up = Math.min(1, (t - values[l]) / (values[l + 1] - values[l]));
      law[l] += density * (1 - up);
      law[l + 1] += density * up;
      total += density;
    }
    double bits = 0;
    for (int l = 0; l < law.length; l++) {
      double p = law[l] / total;
      bits += p == 0 ? 0 : p * ((l == 0 ? 0 : 1) - Math.log(p) / Math.log(2));
    }
    return d * bits + 32;
  }
}
