package terse.reproduce.biased;

import terse.compress.Compressor;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.Envelope;
import terse.wire.Message;
import terse.wire.Precision;

/**
 * A vector of independent standard normal coordinates and what a compressor makes of it, for
 * Figures 1 and 3: one message at float32, one draw.
 *
 * @param variance |lambda C(x) - x|^2/|x|^2 for the lambda that makes it smallest, 1 - 1/delta: C
 *     is scaled as Theorem 7 scales an unbiased one. Of Top-k and of Rand-k lambda is that of the
 *     kept values as they are.
 * @param bitsEach the bits of the message as it was sent, per coordinate
 */
record Gaussian(double variance, double bitsEach) {
  /** The dimension of both figures. */
  static final int D = 10_000;

  static Gaussian of(Compressor compressor, long seed) {
    Coins coins = new Coins(Coins.key(seed, D));
    Vector x = Vector.zeros(D);
    for (int j = 0; j < D; j++) {
      x.set(j, coins.nextGaussian());
    }
    Message message = compressor.compress(x, new Envelope(seed, 0, 0, 0, Precision.FLOAT32));
    Vector value = Vector.zeros(D);
    message.addTo(value, 1);
    double along = value.dot(x);
    double variance = 1 - along / value.squaredNorm() * along / x.squaredNorm();
    return new Gaussian(Math.max(0, variance), (double) message.bits() / D);
  }

  /** delta, of this one vector. */
  double delta() {
    return 1 / (1 - variance);
  }
}
