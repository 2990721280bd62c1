package terse.method;

import java.util.function.IntFunction;
import terse.compress.Compressor;
import terse.compress.Guarantee;
import terse.compress.Lattice;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Envelope;
import terse.wire.Message;

/**
 * A lattice for each round, whose error does not grow from round to round: a message is written and
 * read by that of the round on its envelope. Promises what the first one does.
 */
record RoundLattice(IntFunction<Lattice> ofRound) implements Compressor {
  @Override
  public Message compress(Vector x, Envelope envelope) {
    return ofRound.apply(envelope.round()).compress(x, envelope);
  }

  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    ofRound.apply(out.envelope().round()).encode(x, coins, out);
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    ofRound.apply(in.envelope().round()).decode(in, y, scale);
  }

  @Override
  public Guarantee guarantee(int d) {
    return ofRound.apply(0).guarantee(d);
  }

  @Override
  public long roomFor(int d, int realBits) {
    return ofRound.apply(0).roomFor(d, realBits);
  }
}
