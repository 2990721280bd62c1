package terse.compress;

import terse.config.Key;
import terse.config.Source;
import terse.vector.Coins;
import terse.vector.Scratch;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;

/**
 * The induced compressor: what a biased compressor leaves out is sent by an unbiased one, C(x) =
 * C1(x) + C2(x - C1(x)) (Horváth and Richtárik, A Better Alternative to Error Feedback for
 * Communication-Efficient Distributed Learning, ICLR 2021, Theorem 3).
 *
 * <p>Unbiased because C2 is, with E|C(x) - x|^2 &lt;= omega_2 E|x - C1(x)|^2 &lt;= omega_2 (1 -
 * 1/delta_1) |x|^2: omega_2 shrinks by what C1 gets right. If C1 promises no delta it is unbiased
 * all the same, with zeta = infinity. What is left out is computed from what C1 wrote, so that C2
 * also carries what C1 lost to the precision of the wire. Wire: that of C1, then that of C2.
 */
@Source("C1(x) + C2(x - C1(x)), unbiased (Horváth and Richtárik, ICLR 2021)")
public record Induced(
    @Key("C1, any compressor") Compressor biased, @Key("C2, an unbiased one") Compressor unbiased)
    implements Compressor {

  @Override
  public Compressor open(State state) {
    Compressor first = biased.open(state.part("biased", state.dimension()));
    Compressor second = unbiased.open(state.part("unbiased", state.dimension()));
    return first == biased && second == unbiased
        ? this
        : new Opened(this, new Induced(first, second)::encode);
  }

  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    long from = out.position();
    Coins shared = out.shared().copy();
    biased.encode(x, coins, out);
    Vector left = Scratch.local().borrow(x.dimension()).set(x);
    try {
      biased.decode(out.reread(from, shared), left, -1); // x - C1(x)
      unbiased.encode(left, coins, out);
    } finally {
      Scratch.local().release();
    }
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    biased.decode(in, y, scale);
    unbiased.decode(in, y, scale);
  }

  @Override
  public Guarantee guarantee(int d) {
    Guarantee first = biased.guarantee(d);
    Guarantee second = unbiased.guarantee(d);
    if (!second.isUnbiased()) {
      throw new IllegalArgumentException(
          "induced needs an unbiased compressor, but unbiased = " + unbiased);
    }
    double omega = second.omega() * (1 - 1 / first.delta());
    return Guarantee.unbiased(omega >= 0 ? 1 + omega : Double.POSITIVE_INFINITY)
        .within(second.absolute());
  }

  @Override
  public long roomFor(int d, int realBits) {
    return biased.roomFor(d, realBits) + unbiased.roomFor(d, realBits);
  }
}
