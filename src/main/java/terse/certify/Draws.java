package terse.certify;

import terse.compress.Compressor;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.Envelope;
import terse.wire.Message;
import terse.wire.Precision;

/**
 * Draws of C(x), each from the bits of a message of its own round.
 *
 * @param run the key of the rounds' random numbers: draws of different keys are independent
 * @param random whether the compressor is; of one that is not, one draw says all
 */
record Draws(Compressor compressor, Precision precision, long run, boolean random) {
  /** The rounds that must agree before a compressor is taken to be deterministic. */
  private static final int TRIED = 64;

  /** Draws of the rounds of a seed. */
  static Draws of(Compressor compressor, int d, long seed) {
    Draws draws = new Draws(compressor, Precision.FLOAT64, Coins.key(seed, 0), true);
    Vector x = Families.gaussian(d, seed);
    Vector first = draws.value(x, 0);
    boolean random = false;
    for (int round = 1; round < TRIED && !random; round++) {
      random = !draws.value(x, round).equals(first);
    }
    return new Draws(compressor, Precision.FLOAT64, draws.run, random);
  }

  /** Draws that are independent of these. */
  Draws fresh(int stage) {
    return new Draws(compressor, precision, Coins.fold(run, stage), random);
  }

  Draws at(Precision other) {
    return new Draws(compressor, other, run, random);
  }

  /** Rounds 0 to n - 1; the first one alone where the compressor is not random. */
  Sample take(Vector x, int n) {
    int needed = random ? n : 1;
    Sample sample = new Sample(x, needed, !random);
    for (int round = 0; round < needed; round++) {
      sample.see(value(x, round));
    }
    return sample;
  }

  private Vector value(Vector x, int round) {
    return value(compressor.compress(x, new Envelope(run, round, 1, 0, precision)));
  }

  static Vector value(Message message) {
    Vector y = Vector.zeros(message.dimension());
    message.addTo(y, 1);
    return y;
  }
}
