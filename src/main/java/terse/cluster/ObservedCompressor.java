package terse.cluster;

import terse.compress.Compressor;
import terse.compress.Guarantee;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Envelope;
import terse.wire.Message;

/** A compressor at a node that keeps what it compressed last. Its messages are the compressor's. */
final class ObservedCompressor implements Compressor {
  private final String name;
  private final Compressor compressor;
  private Compressor reader;
  private Vector input;
  private Vector value;
  private long bits;
  private int round;

  ObservedCompressor(String name, Compressor compressor) {
    this.name = name;
    this.compressor = compressor;
  }

  @Override
  public Message compress(Vector x, Envelope envelope) {
    Message message = compressor.compress(x, envelope);
    if (input == null || input.dimension() != x.dimension()) {
      input = Vector.zeros(x.dimension());
      value = Vector.zeros(x.dimension());
    }
    reader = message.decoder() instanceof Compressor closed ? closed : compressor;
    input.set(x);
    message.copyTo(value);
    bits = message.bits();
    round = envelope.round();
    return message;
  }

  /** What was compressed in this round, or null. */
  Compression of(int k) {
    return input != null && round == k ? new Compression(name, reader, input, value, bits) : null;
  }

  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    compressor.encode(x, coins, out);
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    compressor.decode(in, y, scale);
  }

  @Override
  public long roomFor(int d, int realBits) {
    return compressor.roomFor(d, realBits);
  }

  @Override
  public Guarantee guarantee(int d) {
    return compressor.guarantee(d);
  }
}
