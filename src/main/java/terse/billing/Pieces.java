package terse.billing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import terse.compress.Blockwise;
import terse.compress.Compose;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.Induced;
import terse.compress.Power;
import terse.compress.Scale;
import terse.compress.Sparsifier;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.Decoder;
import terse.wire.Message;
import terse.wire.Part;

/**
 * Takes messages apart: reads the bits as the receiver does, compressor by compressor, whatever
 * these are composed of.
 */
final class Pieces {
  private final BitReader in;
  private final List<Piece> pieces = new ArrayList<>();

  private Pieces(BitReader in) {
    this.in = in;
  }

  /**
   * The pieces of a message in their order; empty where a compressor in it is not known, unless the
   * whole message is real numbers.
   */
  static Optional<List<Piece>> of(Message message) {
    Pieces all = new Pieces(message.reader());
    if (all.read(message.decoder(), message.dimension())) {
      return Optional.of(all.pieces);
    }
    long bits = message.bits(Part.VALUES);
    int each = message.envelope().precision().bits();
    return bits == message.bits()
        ? Optional.of(List.of(new Piece.Reals(bits / each, bits)))
        : Optional.empty();
  }

  /** Reads what this compressor wrote of a vector of dimension d; false where it is not known. */
  private boolean read(Decoder by, int d) {
    if (by instanceof Sparsifier sparsifier) {
      int kept = choice(sparsifier, d);
      in.reals(new double[kept], kept);
      return reals(kept);
    }
    if (by instanceof Blockwise blockwise) {
      boolean known = true;
      for (int b = 0; known && b < blockwise.blocks().count(d); b++) {
        known = read(blockwise.each(), blockwise.blocks().length(b, d));
      }
      return known;
    }
    if (by instanceof Scale scale) {
      return read(scale.of(), d);
    }
    if (by instanceof Induced induced) {
      return read(induced.biased(), d) && read(induced.unbiased(), d);
    }
    if (by instanceof Compose compose) {
      return read(compose.of(), d);
    }
    return alone(by, d);
  }

  /** The choices of all sparsifiers but the last compressor, and what that wrote of the rest. */
  private boolean read(List<Compressor> chain, int d) {
    int kept = d;
    for (Compressor each : chain.subList(0, chain.size() - 1)) {
      if (each instanceof Sparsifier sparsifier) {
        kept = choice(sparsifier, kept);
        if (kept == 0) {
          return true; // nothing follows
        }
      }
    }
    return read(chain.get(chain.size() - 1), kept);
  }

  private boolean alone(Decoder by, int d) {
    boolean real = by instanceof Identity || by instanceof Power;
    if (!real && !Quantisers.has(by)) {
      return false;
    }
    long from = in.position();
    Vector value = Vector.zeros(d);
    by.decode(in, value, 1);
    long bits = in.position() - from;
    int each = in.envelope().precision().bits();
    if (real) {
      return reals(bits / each);
    }
    Compressor quantiser = (Compressor) by;
    return pieces.add(
        new Piece.Quantised(quantiser, value, bits, (long) Quantisers.norms(quantiser) * each));
  }

  private int choice(Sparsifier sparsifier, int d) {
    long from = in.position();
    int kept = sparsifier.chosen(in, d);
    pieces.add(new Piece.Choice(d, kept, in.position() - from));
    return kept;
  }

  private boolean reals(long count) {
    return pieces.add(new Piece.Reals(count, count * in.envelope().precision().bits()));
  }
}
