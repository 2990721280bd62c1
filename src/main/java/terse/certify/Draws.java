package terse.certify;

import terse.compress.Compressor;
import terse.vector.Coins;
import terse.vector.NotFiniteException;
import terse.vector.Vector;
import terse.wire.Envelope;
import terse.wire.Message;
import terse.wire.Precision;

/**
 * Draws of C(x), each from the bits of a message of its own round.
 *
 * <p>A compressor is taken to be random where two rounds differ at some vector of moderate size.
 *
 * @param run the key of the rounds' random numbers: draws of different keys are independent
 * @param random whether the compressor is; of one that is not, one draw says all
 */
record Draws(Compressor compressor, Precision precision, long run, boolean random) {
  /** The rounds that must agree on a Gaussian vector. */
  private static final int ON_GAUSSIAN = 64;

  /** The rounds that must agree on any other vector. */
  private static final int ON_OTHERS = 8;

  /** Draws of the rounds of a seed. */
  static Draws of(Compressor compressor, int d, long seed) {
    Draws draws = new Draws(compressor, Precision.FLOAT64, Coins.key(seed, 0), true);
    boolean random =
        draws.differ(Families.gaussian(d, seed), ON_GAUSSIAN)
            || Families.moderate(d, seed).stream()
                .anyMatch(each -> draws.differ(each.x(), ON_OTHERS));
    return new Draws(compressor, Precision.FLOAT64, draws.run, random);
  }

  private boolean differ(Vector x, int rounds) {
    Vector first = value(x, 0);
    for (int round = 1; round < rounds; round++) {
      if (!value(x, round).equals(first)) {
        return true;
      }
    }
    return false;
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
    Message message = message(compressor, x, new Envelope(run, round, 1, 0, precision));
    Vector value;
    try {
      value = value(message);
    } catch (RuntimeException | LinkageError e) {
      throw new BrokenDrawException("decoding throws " + e, e);
    }
    if (!value.isFinite()) {
      throw new BrokenDrawException("a message decodes to NaN or infinity", null);
    }
    return value;
  }

  /**
   * The message of a draw.
   *
   * @throws NotFiniteException where the vector is too large for the wire
   * @throws BrokenDrawException where the compressor throws anything else
   */
  static Message message(Compressor compressor, Vector x, Envelope envelope) {
    try {
      return compressor.compress(x, envelope);
    } catch (NotFiniteException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      throw new BrokenDrawException("throws " + e, e);
    }
  }

  static Vector value(Message message) {
    Vector y = Vector.zeros(message.dimension());
    message.addTo(y, 1);
    return y;
  }
}
