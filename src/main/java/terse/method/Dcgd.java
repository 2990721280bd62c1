package terse.method;

import java.util.List;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.config.Key;
import terse.config.Source;
import terse.config.Unbiased;
import terse.theory.Section64;
import terse.theory.Theorem;
import terse.theory.Theorem17;
import terse.theory.Theorem18;
import terse.theory.Theorem19;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * Distributed compressed gradient descent: x_{k+1} = x_k - eta_k (1/n) sum_i C_i(g_i) (Beznosikov
 * et al., JMLR 2023, eq. DCGD), and with a compressor Q_M at the server the bidirectional framework
 * of Dutta et al., AAAI 2020, Algorithm 1.
 *
 * <p>The downlink carries the mean, compressed, so that every worker applies the step itself.
 * Biased compressors may make it diverge (Examples 1 to 3).
 */
@Source("compressed gradients, no memory (Beznosikov et al., JMLR 2023; Dutta et al., AAAI 2020)")
public record Dcgd(
    @Unbiased @Key(value = "C_i, one or a list of n", orElse = "identity") PerWorker uplink,
    @Unbiased @Key(value = "Q_M", orElse = "identity") Compressor downlink)
    implements Algorithm {

  @Override
  public List<Invariant> invariants() {
    return List.of(new Invariant.Mirror("x", Invariant.When.A_ROUND_LATER));
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Compressor c = site.open("C", uplink.of(site.node()));
    Vector x = site.start("x");
    Vector g = site.scratch();
    return new Worker() {
      @Override
      public void hear(Round round, Message pulled) {
        pulled.addTo(x, -round.previousStepsize()); // x_k = x_{k-1} - eta_{k-1} Q_M(g)
      }

      @Override
      public Message answer(Round round) {
        oracle.gradient(x, g); // g_i
        return c.compress(g, site.envelope(round)); // C_i(g_i)
      }
    };
  }

  @Override
  public Server server(Site site) {
    Compressor c = site.open("Q_M", downlink);
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
        gradients.mean(g); // g = (1/n) sum_i C_i(g_i)
        pushed = c.compress(g, site.envelope(round)); // Q_M(g)
        pushed.addTo(x, -round.stepsize()); // x_{k+1} = x_k - eta_k Q_M(g)
      }

      @Override
      public Vector model() {
        return x;
      }
    };
  }

  @Override
  public List<Theorem> theorems() {
    return List.of(new Theorem19(), new Theorem18(), new Theorem17(), new Section64());
  }
}
