package terse.certify;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import terse.compress.Blockwise;
import terse.compress.Compose;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.Induced;
import terse.compress.Power;
import terse.compress.Scale;
import terse.compress.Sparsifier;
import terse.vector.Coins;
import terse.vector.Scratch;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.Entropy;
import terse.wire.Envelope;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

/**
 * What messages about vectors of independent standard normal coordinates take at float32, and what
 * they say, in bits, as means over some rounds.
 *
 * <p>What they say is the entropy of what the receiver reads, under its law over the vectors and
 * the coins, which the messages of all rounds together show. Real numbers count as they are sent. A
 * choice of k of d coordinates that is sent counts log2 C(d, k), and the entropy of k where that
 * varies. So do the coordinates that a quantiser does not round to zero; what each of them is
 * counts the entropy of one of them, in units of the norm where one is sent, as if they were
 * independent given k and the norm. What both ends draw counts nothing. Of compressors made of
 * others each part counts by itself, given those before it.
 *
 * <p>A code reaches this only if it knows the law beforehand: that coordinates are normal, and
 * their deviation, also where no norm tells it.
 *
 * @param bits sent
 * @param entropy of what was sent
 */
public record Information(double bits, double entropy) {
  private static final int COORDINATES = 200_000; // in all messages together
  private static final int LEAST_ROUNDS = 3;
  private static final int MOST_ROUNDS = 2000;

  /** Of the messages of a compressor at dimension d. */
  public static Information of(Compressor compressor, int d, long seed) {
    int rounds = Math.max(LEAST_ROUNDS, Math.min(MOST_ROUNDS, COORDINATES / d));
    Laws laws = new Laws();
    long bits = 0;
    for (int round = 0; round < rounds; round++) {
      Envelope envelope = new Envelope(Coins.key(seed, 2), round, 1, 0, Precision.FLOAT32);
      Vector x = Families.gaussian(d, Coins.key(seed, 2, round));
      Message message = compressor.compress(x, envelope);
      bits += message.bits();
      new Reading(message, laws).read("", compressor, d);
    }
    return new Information((double) bits / rounds, laws.entropy() / rounds);
  }

  /** Bits sent for each one that says something. */
  public double ratio() {
    return bits / entropy;
  }

  /** How often which symbol was read where, in all messages. */
  private static final class Laws {
    private final Map<String, Map<Object, Long>> counts = new HashMap<>();
    private double given; // bits of what needs no counting

    void see(String where, Object symbol) {
      counts.computeIfAbsent(where, any -> new HashMap<>()).merge(symbol, 1L, Long::sum);
    }

    double entropy() {
      double bits = given;
      for (Map<Object, Long> law : counts.values()) {
        bits += Entropy.bits(law.values().stream().mapToLong(Long::longValue).toArray());
      }
      return bits;
    }
  }

  /** Reads one message, compressor by compressor. */
  private static final class Reading {
    private final Message message;
    private final BitReader in;
    private final Laws laws;
    private long known; // bits of values that were read so far

    Reading(Message message, Laws laws) {
      this.message = message;
      this.in = message.reader();
      this.laws = laws;
    }

    void read(String where, Compressor by, int d) {
      if (by instanceof Sparsifier sparsifier) {
        int kept = choice(where, sparsifier, d);
        read(where + "/values", Identity.INSTANCE, kept);
      } else if (by instanceof Compose compose) {
        read(where, compose.of(), d);
      } else if (by instanceof Scale scale) {
        read(where, scale.of(), d);
      } else if (by instanceof Induced induced) {
        read(where + "/biased", induced.biased(), d);
        read(where + "/unbiased", induced.unbiased(), d);
      } else if (by instanceof Blockwise blockwise) {
        for (int b = 0; b < blockwise.blocks().count(d); b++) {
          int length = blockwise.blocks().length(b, d);
          read(where + "/" + length, blockwise.each(), length);
        }
      } else if (by instanceof Identity || by instanceof Power) {
        long from = in.position();
        by.decode(in, Vector.zeros(d), 1);
        laws.given += in.position() - from;
        known += in.position() - from;
      } else if (message.bits(Part.VALUES) > known) {
        values(where, by, d);
      } else {
        symbols(where, by, d);
      }
    }

    /** Values of a compressor that is not known here, and which coordinates they are. */
    private void values(String where, Compressor by, int d) {
      laws.given += message.bits(Part.VALUES) - known + message.bits(Part.NORMS);
      known = message.bits(Part.VALUES);
      Vector value = Vector.zeros(d);
      by.decode(in, value, 1);
      if (message.bits(Part.INDICES) > 0) {
        set(where, (int) Arrays.stream(value.array()).filter(v -> v != 0).count(), d);
      }
    }

    /** The choices of all sparsifiers but the last compressor, and what that says of the rest. */
    private void read(String where, List<Compressor> chain, int d) {
      int kept = d;
      String inside = where;
      for (Compressor each : chain.subList(0, chain.size() - 1)) {
        if (each instanceof Sparsifier sparsifier) {
          kept = choice(inside, sparsifier, kept);
          inside += "/kept";
        }
      }
      if (kept > 0) {
        read(inside, chain.get(chain.size() - 1), kept);
      }
    }

    private int choice(String where, Sparsifier by, int d) {
      long from = in.position();
      int kept = by.chosen(in, d);
      if (in.position() > from) { // else both ends draw it
        set(where, kept, d);
      }
      return kept;
    }

    private void set(String where, int k, int d) {
      laws.given += Entropy.log2Binomial(d, k);
      laws.see(where + "/count", k);
    }

    private void symbols(String where, Compressor by, int d) {
      double unit = 1;
      if (message.bits(Part.NORMS) > 0) {
        unit = peekReal();
        laws.given += message.envelope().precision().bits();
      }
      Vector value = Scratch.local().borrow(d).clear();
      by.decode(in, value, 1);
      int k = 0;
      for (double v : value.array()) {
        if (v != 0) {
          laws.see(where, (float) (v / unit));
          k++;
        }
      }
      Scratch.local().release();
      set(where, k, d);
    }

    /** The real number to come. */
    private double peekReal() {
      BitReader ahead = message.reader();
      for (long left = in.position(); left > 0; left -= Math.min(64, left)) {
        ahead.bits((int) Math.min(64, left));
      }
      return ahead.real();
    }
  }
}
