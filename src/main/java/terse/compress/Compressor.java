package terse.compress;

import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Decoder;
import terse.wire.Envelope;
import terse.wire.Message;

/**
 * A possibly random map from vectors to vectors, C(x), whose values have short encodings.
 * Stateless: a record of parameters.
 */
public interface Compressor extends Decoder, Guaranteed {
  /**
   * Writes C(x). Draws from {@code coins}, and from {@code out.shared()} what the receiver is to
   * draw too. Throws {@link terse.vector.NotFiniteException} when x, or what must be sent of it, is
   * not finite in the precision of the wire.
   */
  void encode(Vector x, Coins coins, BitWriter out);

  /** Adds {@code scale} times the C(x) that was written to y, which has the dimension of x. */
  @Override
  void decode(BitReader in, Vector y, double scale);

  /**
   * A good guess, better too large than too small, of the bits of C(x): the room that a message is
   * given at first.
   */
  long roomFor(int d, int realBits);

  /**
   * This compressor, at work at one node: one that learns from what it compresses keeps that in the
   * node's state, and returns a compressor that encodes with it. Decoding never needs it. Most
   * compressors learn nothing and return themselves.
   */
  default Compressor open(State state) {
    return this;
  }

  /** The message that carries C(x), with the coins of this envelope. */
  default Message compress(Vector x, Envelope envelope) {
    int d = x.dimension();
    BitWriter out = new BitWriter(envelope, roomFor(d, envelope.precision().bits()));
    encode(x, envelope.coins(), out);
    return out.finish(this, d);
  }
}
