package terse.method;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import terse.compress.Lattice;
import terse.config.Key;
import terse.config.Range;
import terse.config.Source;
import terse.theory.Assumption;
import terse.theory.IadeSgdTheorem52;
import terse.theory.Setting;
import terse.theory.Theorem;

/**
 * IADE-SGD: IADE with stochastic gradients and an unbiased quantiser (Ye, Xiao, Sun, 2020,
 * Algorithm 3).
 *
 * <p>Q(., e) has E Q(x) = x and |Q(x) - x|^2 &lt;= e with e = rho^2 L^2 s c'^{k+1}/2. Here it is
 * the lattice that rounds at random, whose bound is on the error itself: sqrt(e). With eta = 1/(rho
 * L) and 1 - mu/(rho L) &lt; c' &lt; 1 it converges linearly under the weak growth condition with
 * constant rho (Theorem 5.2).
 */
@Source("IADE with stochastic gradients, unbiased lattice (Ye, Xiao, Sun, 2020, Algorithm 3)")
public record IadeSgd(
    @Key("quantisation level s > 0") double s,
    @Range(above = 0, below = 1)
        @Key("c', the rate at which the squared error shrinks, 1 - mu/(rho L) < c' < 1")
        double cPrime,
    @Range(from = 1) @Key(value = "rho >= 1 of the weak growth condition", orElse = "1") double rho,
    @Key(value = "L of the bound rho^2 L^2 s c'^{k+1}/2", orElse = "L") double smoothness)
    implements Algorithm {
  public IadeSgd {
    Finite.checkPositive("iade-sgd", "s", s);
    Finite.checkPositive("iade-sgd", "c-prime", cPrime);
    Finite.checkPositive("iade-sgd", "rho", rho);
    Finite.checkPositive("iade-sgd", "smoothness", smoothness);
  }

  @Override
  public List<Invariant> invariants() {
    return DoubleEncoding.INVARIANTS;
  }

  /** With a level that vanishes. */
  @Override
  public Optional<Uncompressed> uncompressed() {
    return Optional.of(
        Uncompressed.gradientDescent(new IadeSgd(1e-30, DoubleEncoding.SLOWLY, 1, 1)));
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
    return List.of(theorem());
  }

  @Override
  public List<Assumption> needs(Setting setting, IntToDoubleFunction eta) {
    return theorem().rules(setting, eta);
  }

  private IadeSgdTheorem52 theorem() {
    return new IadeSgdTheorem52(s, cPrime, rho, smoothness);
  }

  /** Q(., rho^2 L^2 s c'^{k+1} / 2), a bound of the squared error. */
  private Lattice quantiser(int k) {
    double squared = s * StrictMath.pow(cPrime, k + 1) / 2;
    double first = rho * smoothness * Math.sqrt(s);
    return DoubleEncoding.lattice(rho * smoothness * Math.sqrt(squared), first, true);
  }
}
