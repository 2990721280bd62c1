package terse.cluster;

import terse.theory.Noise;
import terse.vector.Coins;
import terse.vector.Vector;

/**
 * Noise of one worker's gradients that meets Assumption 1 of Beznosikov et al. (JMLR 2023) with
 * equality: xi = sqrt((B |g|^2 + C)/d) z for a standard normal z, so that E xi = 0 and E|xi|^2 = B
 * |g|^2 + C.
 *
 * <p>z is addressed by (run, worker, round): all gradients of a round share it, each with its own
 * scale, as they share the rows of a batch.
 */
final class GaussianNoise {
  private final Noise noise;
  private final long key;
  private final Vector z;
  private int drawnFor = -1;

  /** Noise of finite B and C for gradients of dimension d. */
  GaussianNoise(Noise noise, int d, long key) {
    this.noise = noise;
    this.key = key;
    z = Vector.zeros(d);
  }

  /** g += xi for a gradient g of this round. */
  void addTo(Vector g, int round) {
    if (drawnFor != round) {
      Coins coins = new Coins(Coins.fold(key, round));
      for (int j = 0; j < z.dimension(); j++) {
        z.set(j, coins.nextGaussian());
      }
      drawnFor = round;
    }
    double square = noise.relative() * g.squaredNorm() + noise.absolute();
    g.add(Math.sqrt(square / z.dimension()), z);
  }
}
