package terse.method;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import terse.compress.Lattice;
import terse.config.Key;
import terse.config.Range;
import terse.config.Source;
import terse.theory.Assumption;
import terse.theory.IadeTheorem31;
import terse.theory.Setting;
import terse.theory.Theorem;

/**
 * IADE: gradient descent whose gradients travel as differences, quantised both ways with an
 * absolute error that shrinks geometrically (Ye, Xiao, Sun, 2020, Algorithm 1).
 *
 * <p>|v_k - grad f(x_k)| &lt;= s c'^{k+1} at every round. With eta in (0, 2/(L + mu)] and 1 - eta
 * mu &lt; c' &lt; 1 it converges linearly (Theorem 3.1) at a number of bits a round that stays
 * bounded. The paper starts from zero, here from x_0.
 */
@Source("lattice with shrinking error both ways (Ye, Xiao, Sun, 2020, Algorithm 1)")
public record Iade(
    @Key("quantisation level s > 0") double s,
    @Range(above = 0, below = 1)
        @Key("c', the rate at which the error shrinks, 1 - eta mu < c' < 1")
        double cPrime)
    implements Algorithm {
  public Iade {
    Finite.checkPositive("iade", "s", s);
    Finite.checkPositive("iade", "c-prime", cPrime);
  }

  @Override
  public List<Invariant> invariants() {
    return DoubleEncoding.INVARIANTS;
  }

  /** With a level that vanishes. */
  @Override
  public Optional<Uncompressed> uncompressed() {
    return Optional.of(Uncompressed.gradientDescent(new Iade(1e-15, DoubleEncoding.SLOWLY)));
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    return new DoubleEncoding(this::quantiser).worker(site, oracle);
  }

  @Override
  public Server server(Site site) {
    return new DoubleEncoding(this::quantiser).server(site);
  }

  @Override
  public List<Theorem> theorems() {
    return List.of(
        new IadeTheorem31(s, cPrime, IadeTheorem31.Choice.LARGEST),
        new IadeTheorem31(s, cPrime, IadeTheorem31.Choice.ONE_OVER_L));
  }

  @Override
  public List<Assumption> needs(Setting setting, IntToDoubleFunction eta) {
    return theorems().get(0).assumptions(setting, eta);
  }

  /** Q(., s c'^{k+1} / 2). */
  private Lattice quantiser(int k) {
    return DoubleEncoding.lattice(s * StrictMath.pow(cPrime, k + 1) / 2, s, false);
  }
}
