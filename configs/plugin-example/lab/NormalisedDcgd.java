package lab;

import java.util.List;
import java.util.Optional;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.config.Key;
import terse.config.Source;
import terse.method.Algorithm;
import terse.method.Downlink;
import terse.method.Invariant;
import terse.method.Oracle;
import terse.method.Round;
import terse.method.Site;
import terse.method.Uncompressed;
import terse.method.Uplinks;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * Compressed gradient descent with steps of a given length: x_{k+1} = x_k - eta_k g_k/|g_k|, where
 * g_k = (1/n) sum_i C(g_i). Ends within about eta of the solution, so let eta fall.
 */
@Source("compressed gradients, steps of length eta")
public record NormalisedDcgd(
    @Key(value = "C_i, one or a list of n", orElse = "identity") PerWorker uplink)
    implements Algorithm {
  /** What {@code terse certify method} holds it to, besides what it holds every method to. */
  @Override
  public List<Invariant> invariants() {
    return List.of(new Invariant.Mirror("x", Invariant.When.A_ROUND_LATER));
  }

  /** It is not gradient descent without compression, as it would be without this. */
  @Override
  public Optional<Uncompressed> uncompressed() {
    return Optional.of(
        new Uncompressed(
            "normalised descent",
            Uncompressed.withIdentities(this),
            x -> {
              Vector g = Vector.zeros(x.dimension());
              return (eta, f) -> {
                f.gradient(x, g);
                x.add(-eta / g.norm(), g); // x_{k+1} = x_k - eta_k grad f(x_k)/|grad f(x_k)|
              };
            }));
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Compressor c = site.open("C", uplink.of(site.node()));
    Vector x = site.start("x");
    Vector g = site.scratch();
    return new Worker() {
      @Override
      public void hear(Round round, Message pulled) {
        pulled.addTo(x, -round.previousStepsize()); // x_k = x_{k-1} - eta_{k-1} g/|g|
      }

      @Override
      public Message answer(Round round) {
        oracle.gradient(x, g); // g_i
        return c.compress(g, site.envelope(round)); // C(g_i)
      }
    };
  }

  @Override
  public Server server(Site site) {
    Vector x = site.start("x");
    Vector g = site.scratch();
    return new Server() {
      private Message pushed;

      @Override
      public Downlink send(Round round) {
        return round.isFirst() ? Downlink.none() : Downlink.toAll(pushed);
      }

      @Override
      public void receive(Round round, Uplinks gradients) {
        double length = gradients.mean(g).norm(); // |(1/n) sum_i C(g_i)|
        g.scale(length == 0 ? 0 : 1 / length);
        pushed = Identity.INSTANCE.compress(g, site.envelope(round)); // g/|g|
        pushed.addTo(x, -round.stepsize()); // x_{k+1} = x_k - eta_k g/|g|
      }

      @Override
      public Vector model() {
        return x;
      }
    };
  }
}
