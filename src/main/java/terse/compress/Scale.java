package terse.compress;

import java.util.OptionalDouble;
import terse.config.Key;
import terse.config.Source;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;

/**
 * A compressor times a number, lambda C (Beznosikov et al., JMLR 2023, Theorems 6 and 7).
 *
 * <p>Without a factor it is 1/beta, which is 1/zeta of an unbiased compressor: the one that makes a
 * member of U(zeta) one of B3(zeta), and a member of B2(gamma, beta) one of B3(beta/gamma). Wire:
 * that of C; the receiver multiplies.
 */
@Source("lambda C, by default C/beta (Beznosikov et al., JMLR 2023, Theorems 6 and 7)")
public record Scale(
    @Key("lambda > 0; if missing, 1/beta of the compressor (1/zeta, if unbiased)")
        OptionalDouble factor,
    @Key("C") Compressor of)
    implements Compressor {
  public Scale {
    if (factor.isPresent()
        && !(factor.getAsDouble() > 0 && factor.getAsDouble() <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "scale needs a finite factor > 0, but factor = " + factor.getAsDouble());
    }
  }

  /** lambda C. */
  public static Scale by(double factor, Compressor of) {
    return new Scale(OptionalDouble.of(factor), of);
  }

  /** C/beta. */
  public static Scale toContract(Compressor of) {
    return new Scale(OptionalDouble.empty(), of);
  }

  @Override
  public Compressor open(State state) {
    Compressor opened = of.open(state);
    return opened == of ? this : new Opened(this, opened::encode);
  }

  @Override
  public void encode(Vector x, Coins coins, BitWriter out) {
    of.encode(x, coins, out);
  }

  @Override
  public void decode(BitReader in, Vector y, double scale) {
    of.decode(in, y, scale * factor(y.dimension()));
  }

  @Override
  public Guarantee guarantee(int d) {
    return of.guarantee(d).scaled(factor(d));
  }

  @Override
  public long roomFor(int d, int realBits) {
    return of.roomFor(d, realBits);
  }

  private double factor(int d) {
    if (factor.isPresent()) {
      return factor.getAsDouble();
    }
    double beta = of.guarantee(d).beta();
    if (!(beta <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("scale needs a factor, because " + of + " has no beta");
    }
    return 1 / beta;
  }
}
