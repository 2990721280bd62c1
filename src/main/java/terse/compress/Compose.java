package terse.compress;

import java.util.ArrayList;
import java.util.List;
import terse.config.Key;
import terse.config.Source;
import terse.vector.Coins;
import terse.vector.Scratch;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Envelope;
import terse.wire.Message;

/**
 * Compressors one after the other, the first one applied first: C_m(... C_2(C_1(x))) (Beznosikov et
 * al., JMLR 2023, eq. 16: Top-k, then dithering).
 *
 * <p>After a {@link Sparsifier} the others get the vector of the k kept values, and the message
 * holds the choice followed by their encoding of k numbers. After any other compressor they get its
 * value, decoded from an encoding of its own that is not sent (the one thing beside the message
 * that is allocated); what it draws is independent of what they draw. Of what is kept, the places
 * have been sent also of values that the next compressor rounds to zero.
 *
 * <p>The guarantee is {@link Guarantee#thenOnKept} or {@link Guarantee#then}, stage by stage, the
 * worst over all numbers of values that a sparsifier may keep. For Top-k, then an unbiased
 * compressor of U(zeta), these are B1(k/d, zeta), B2(k/d, zeta), and B3(d/k/(2 - zeta)) where zeta
 * &lt; 2. (Lemma 16 and Table 3 print delta = zeta d/k. That is what Theorem 6 gives for C/zeta,
 * {@code scale} without a factor; C itself has it for zeta = 1 only.) Nested compositions are one.
 */
@Source("compressors one after the other (Beznosikov et al., JMLR 2023, eq. 16)")
public record Compose(@Key("the compressors, the first one applied first") List<Compressor> of)
    implements Compressor {
  private static final long DRAFT = 0x6472616674L;

  public Compose {
    List<Compressor> flat = new ArrayList<>();
    for (Compressor each : of) {
      flat.addAll(each instanceof Compose inner ? inner.of : List.of(each));
    }
    of = List.copyOf(flat);
    if (of.isEmpty()) {
      throw new IllegalArgumentException("compose needs a compressor, but of is empty");
    }
  }

  /** These compressors, the first one applied first. */
  public static Compose chain(Compressor... compressors) {
    return new Compose(List.of(compressors));
  }

  /**
   * Stages after a sparsifier get different coordinates every time, from which nothing can be
   * learnt: they stay as they are.
   */
  @Override
  public Compressor open(State state) {
    List<Compressor> opened = new ArrayList<>(of);
    for (int i = 0; i < of.size() && (i == 0 || !(of.get(i - 1) instanceof Sparsifier)); i++) {
      opened.set(i, of.get(i).open(state.part("stage-" + i, state.dimension())));
    }
    return opened.equals(of) ? this : new Opened(this, new Compose(opened)::encode);
  }

  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    encode(0, x, coins, out);
  }

  private void encode(int stage, Vector x, Coins coins, BitWriter out) {
    Compressor c = of.get(stage);
    if (stage == of.size() - 1) {
      c.encode(x, coins, out);
    } else if (c instanceof Sparsifier sparsifier) {
      int kept = sparsifier.choose(x, coins, out);
      if (kept > 0) {
        Vector values = gather(x, kept, sparsifier.factor(x.dimension()));
        try {
          encode(stage + 1, values, coins, out);
        } finally {
          Scratch.local().release();
        }
      }
    } else {
      Vector value = Scratch.local().borrow(x.dimension());
      try {
        draft(stage, x, coins, out.envelope()).copyTo(value);
        encode(stage + 1, value, coins, out);
      } finally {
        Scratch.local().release();
      }
    }
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    decode(0, in, y, scale);
  }

  private void decode(int stage, BitReader in, Vector y, double scale) {
    Compressor c = of.get(stage);
    if (stage == of.size() - 1) {
      c.decode(in, y, scale);
    } else if (c instanceof Sparsifier sparsifier) {
      int kept = sparsifier.chosen(in, y.dimension());
      if (kept > 0) {
        Vector places = places(kept);
        Vector values = Scratch.local().borrow(kept).clear();
        try {
          decode(stage + 1, in, values, 1);
          scatter(values, scale, places, y);
        } finally {
          Scratch.local().release();
          Scratch.local().release();
        }
      }
    } else {
      decode(stage + 1, in, y, scale);
    }
  }

  @Override
  public Guarantee guarantee(int d) {
    return new Constants(of).from(0, d);
  }

  /**
   * The constants of the stages from some stage on. The worst ones over 1 .. n values are worked
   * out from those over 1 .. n - 1: n values may be kept for every n up to d, by several stages.
   */
  private static final class Constants {
    private final List<Compressor> stages;
    private final int[] least;
    private final int[] most;
    private final Guarantee[] worst; // of the stages from here on, over least .. most values

    Constants(List<Compressor> stages) {
      this.stages = stages;
      least = new int[stages.size()];
      most = new int[stages.size()];
      worst = new Guarantee[stages.size()];
    }

    Guarantee from(int stage, int d) {
      Compressor c = stages.get(stage);
      Guarantee first = c.guarantee(d);
      if (stage == stages.size() - 1) {
        return first;
      }
      if (c instanceof Sparsifier sparsifier) {
        Guarantee rest = worst(stage + 1, Math.max(1, sparsifier.least(d)), sparsifier.most(d));
        return first.thenOnKept(rest, sparsifier.factor(d));
      }
      return first.then(from(stage + 1, d));
    }

    /** The worst over low .. high values. */
    private Guarantee worst(int stage, int low, int high) {
      if (worst[stage] == null || least[stage] != low || most[stage] > high) {
        worst[stage] = from(stage, low);
        least[stage] = low;
        most[stage] = low;
      }
      while (most[stage] < high) {
        worst[stage] = worst[stage].or(from(stage, ++most[stage]));
      }
      return worst[stage];
    }
  }

  @Override
  public long roomFor(int d, int realBits) {
    return roomFor(0, d, realBits);
  }

  private long roomFor(int stage, int d, int realBits) {
    Compressor c = of.get(stage);
    if (stage == of.size() - 1) {
      return c.roomFor(d, realBits);
    }
    if (c instanceof Sparsifier sparsifier) {
      return c.roomFor(d, 0)
          + roomFor(stage + 1, sparsifier.most(d), realBits); // its values do not travel
    }
    return roomFor(stage + 1, d, realBits);
  }

  /**
   * The value of a stage whose encoding is not sent. Its shared stream is no other's, as nobody
   * else needs to draw it.
   */
  private Message draft(int stage, Vector x, Coins coins, Envelope sent) {
    Envelope own =
        new Envelope(
            Coins.fold(Coins.fold(sent.run(), DRAFT), coins.nextLong()),
            sent.round(),
            sent.sender(),
            sent.purpose(),
            sent.precision());
    Compressor c = of.get(stage);
    int d = x.dimension();
    BitWriter out = new BitWriter(own, c.roomFor(d, own.precision().bits()));
    c.encode(x, coins, out);
    return out.finish(c, d);
  }

  private static Vector gather(Vector x, int kept, double factor) {
    int[] at = Scratch.local().ints(0, kept);
    Vector values = Scratch.local().borrow(kept);
    for (int i = 0; i < kept; i++) {
      values.array()[i] = factor * x.array()[at[i]];
    }
    return values;
  }

  /**
   * The chosen coordinates, out of the way of the stages to come, in a borrowed vector: a double
   * holds an index exactly.
   */
  private static Vector places(int kept) {
    int[] at = Scratch.local().ints(0, kept);
    Vector places = Scratch.local().borrow(kept);
    for (int i = 0; i < kept; i++) {
      places.array()[i] = at[i];
    }
    return places;
  }

  private static void scatter(Vector values, double scale, Vector places, Vector y) {
    for (int i = 0; i < values.dimension(); i++) {
      y.array()[(int) places.array()[i]] += scale * values.array()[i];
    }
  }
}
