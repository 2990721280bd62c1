package terse.compress;

import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Envelope;
import terse.wire.Message;

/**
 * A compressor that learns, at work at one node: encodes with what the node's state holds. Its
 * messages know the closed compressor alone, so that a receiver cannot touch the state. What the
 * closed one promises need not hold for what was learnt.
 */
final class Opened implements Compressor {
  private final Compressor closed;
  private final Encoder encoder;

  /** How an opened compressor encodes. */
  interface Encoder {
    void encode(Vector x, Coins coins, BitWriter out);
  }

  Opened(Compressor closed, Encoder encoder) {
    this.closed = closed;
    this.encoder = encoder;
  }

  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    encoder.encode(x, coins, out);
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    closed.decode(in, y, scale);
  }

  @Override
  public Guarantee guarantee(int d) {
    return Guarantee.NONE;
  }

  @Override
  public long roomFor(int d, int realBits) {
    return closed.roomFor(d, realBits);
  }

  @Override
  public Message compress(Vector x, Envelope envelope) {
    int d = x.dimension();
    BitWriter out = new BitWriter(envelope, roomFor(d, envelope.precision().bits()));
    encode(x, envelope.coins(), out);
    return out.finish(closed, d);
  }
}
