package terse.method;

import java.util.List;
import java.util.Optional;
import terse.config.Key;
import terse.config.Range;
import terse.config.Source;

/**
 * signSGD by majority vote: {@link Signum} of the gradients themselves (Bernstein, Wang,
 * Azizzadenesheli, Anandkumar, ICML 2018, Algorithm 1).
 */
@Source("signs of the gradients by majority vote (Bernstein et al., ICML 2018)")
public record SignSgd(
    @Range(from = 0, below = 1) @Key(value = "mu, 0 <= mu < 1; 0 votes on gradients", orElse = "0")
        double momentum)
    implements Algorithm {
  public SignSgd {
    Finite.check("sign-sgd", "momentum", momentum);
  }

  @Override
  public List<Invariant> invariants() {
    return new Signum(momentum).invariants();
  }

  @Override
  public Optional<Uncompressed> uncompressed() {
    return Optional.empty();
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    return new Signum(momentum).worker(site, oracle);
  }

  @Override
  public Server server(Site site) {
    return new Signum(momentum).server(site);
  }
}
