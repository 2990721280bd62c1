package terse.compress;

import java.util.Arrays;
import terse.vector.Scratch;
import terse.vector.Vector;
import terse.wire.BitWriter;
import terse.wire.Decoder;
import terse.wire.Envelope;
import terse.wire.Message;
import terse.wire.Precision;

/** How the tests of compressors make messages, honest and forged ones. */
final class Sending {
  private Sending() {}

  static Envelope envelope(int round, Precision precision) {
    return new Envelope(20_260_101, round, 1, 0, precision);
  }

  /** What arrives of x in round 0 at float64. */
  static Vector received(Compressor compressor, Vector x) {
    return value(compressor.compress(x, envelope(0, Precision.FLOAT64)));
  }

  static Vector value(Message message) {
    Vector y = Vector.zeros(message.dimension());
    message.addTo(y, 1);
    return y;
  }

  /** What a forger writes as the payload of a message. */
  interface Forger {
    void write(BitWriter out);
  }

  /** A sealed message, whose checksum matches, with any bits for a decoder. */
  static Message forged(Decoder decoder, int dimension, Precision precision, Forger forger) {
    BitWriter out = new BitWriter(envelope(0, precision), 0);
    forger.write(out);
    return out.finish(decoder, dimension);
  }

  /** The first {@code bits} bits of a payload under the envelope of an honest message. */
  static Message forged(Message honest, byte[] payload, long bits) {
    BitWriter out = new BitWriter(honest.envelope(), bits);
    for (long at = 0; at < bits; at += 8) {
      int width = (int) Math.min(8, bits - at);
      out.bits(payload[(int) (at / 8)] & ((1 << width) - 1), width);
    }
    return out.finish(honest.decoder(), honest.dimension());
  }

  /** Leaves rubbish wherever a compressor may borrow room. */
  static void litterScratch(int d) {
    Scratch scratch = Scratch.local();
    for (int slot = 0; slot < 16; slot++) {
      Arrays.fill(scratch.ints(slot, d), -1);
      Arrays.fill(scratch.longs(slot, d), -1);
      Arrays.fill(scratch.doubles(slot, d), Double.NaN);
    }
    scratch.borrow(d).fill(Double.NaN);
    scratch.borrow(d).fill(Double.NaN);
    scratch.release();
    scratch.release();
  }
}
