package terse.certify;

import java.util.Arrays;
import java.util.Optional;
import terse.vector.NotFiniteException;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * What becomes of NaN and infinity in a vector.
 *
 * <p>A vector of nothing else must be refused. A single coordinate that is not finite must be
 * refused too, unless the compressor does not look at it at all, as one that sends coordinates
 * drawn beforehand need not: then the message is the same, bit by bit, whatever finite number is in
 * its place.
 *
 * @param breach what is wrong; empty where nothing is
 * @param overlooked whether some coordinate was not looked at
 */
record NotFinite(Optional<String> breach, boolean overlooked) {
  private static final double[] BAD = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
  };
  private static final int COORDINATES = 50;

  /** Compresses a vector in one and the same round; may throw {@link NotFiniteException}. */
  interface Sender {
    Message send(Vector x);
  }

  /** What becomes of them in the place of coordinates of this vector. */
  static NotFinite in(Vector x, Sender sender) {
    int d = x.dimension();
    int step = Math.max(1, d / COORDINATES);
    boolean overlooked = false;
    for (double bad : BAD) {
      if (sent(Vector.zeros(d).fill(bad), sender).isPresent()) {
        return breach(bad + " in every coordinate is accepted");
      }
      for (int j = 0; j < d; j += step) {
        Optional<Message> accepted = sent(with(x, j, bad), sender);
        if (accepted.isPresent()) {
          String where = bad + " in coordinate " + j;
          if (!Draws.value(accepted.get()).isFinite()) {
            return breach(where + " reaches the value");
          }
          if (differs(accepted.get(), sender.send(x.copy()))
              || differs(accepted.get(), sender.send(with(x, j, 4 * x.maxAbs())))) {
            return breach(where + " is taken for a number");
          }
          overlooked = true;
        }
      }
    }
    return new NotFinite(Optional.empty(), overlooked);
  }

  private static NotFinite breach(String what) {
    return new NotFinite(Optional.of(what), false);
  }

  private static Vector with(Vector x, int j, double v) {
    Vector y = x.copy();
    y.set(j, v);
    return y;
  }

  private static Optional<Message> sent(Vector x, Sender sender) {
    try {
      return Optional.of(sender.send(x));
    } catch (NotFiniteException e) {
      return Optional.empty();
    }
  }

  private static boolean differs(Message one, Message other) {
    return one.bits() != other.bits() || !Arrays.equals(one.payload(), other.payload());
  }
}
