package terse.method;

import java.util.List;
import java.util.Optional;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.config.Key;
import terse.config.Range;
import terse.config.Source;
import terse.config.Unbiased;
import terse.theory.MarinaTheorem21;
import terse.theory.MarinaTheorem22;
import terse.theory.Theorem;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * MARINA: compressed differences of successive gradients, and now and then, for all workers at
 * once, the gradients themselves (Gorbunov, Burlachenko, Li, Richtárik, ICML 2021, Algorithm 1).
 *
 * <p>The coin c_k of probability p is one that all nodes draw alike; round 0 is full. Both
 * gradients of a difference are taken over the same rows. The server sends its estimate g^k, at
 * full precision; nothing in round 0.
 */
@Source("compressed differences of successive gradients (Gorbunov et al., ICML 2021)")
public record Marina(
    @Unbiased @Key(value = "Q, unbiased: one or a list of n", orElse = "identity") PerWorker uplink,
    @Range(above = 0, to = 1)
        @Key(value = "p, the probability of a full round, 0 < p <= 1", orElse = "1/(1+omega_up)")
        double probability)
    implements Algorithm {
  public Marina {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "marina needs 0 <= probability <= 1, but probability = " + probability);
    }
  }

  @Override
  public Optional<String> needsAllWorkers() {
    return Optional.of(
        "the full rounds of marina renew the estimate from the gradients of all workers");
  }

  @Override
  public List<Invariant> invariants() {
    return List.of(new Invariant.Mirror("x", Invariant.When.A_ROUND_LATER));
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Compressor q = site.open("Q", uplink.of(site.node()));
    Vector x = site.start("x");
    Vector last = site.start("x_last");
    Vector g = site.scratch();
    Vector before = site.scratch();
    return new Worker() {
      @Override
      public void hear(Round round, Message pulled) {
        last.set(x); // x^{k-1}
        pulled.addTo(x, -round.previousStepsize()); // x^k = x^{k-1} - gamma g^{k-1}
      }

      @Override
      public Message answer(Round round) {
        oracle.gradient(x, g); // grad f_i(x^k)
        if (isFull(site, round)) {
          return Identity.INSTANCE.compress(g, site.envelope(round)); // g_i^k = grad f_i(x^k)
        }
        oracle.gradient(last, before); // grad f_i(x^{k-1})
        g.subtract(before); // grad f_i(x^k) - grad f_i(x^{k-1})
        return q.compress(g, site.envelope(round)); // g_i^k - g^{k-1} = Q(the difference)
      }
    };
  }

  @Override
  public Server server(Site site) {
    Vector x = site.start("x");
    Vector g = site.zeros("g");
    Vector mean = site.scratch();
    return new Server() {
      private Message pushed;

      @Override
      public Downlink send(Round round) {
        return round.isFirst() ? Downlink.none() : Downlink.toAll(pushed);
      }

      @Override
      public void receive(Round round, Uplinks messages) {
        messages.mean(mean);
        if (isFull(site, round)) {
          g.set(mean); // g^k = (1/n) sum_i grad f_i(x^k)
        } else {
          g.add(mean); // g^k = g^{k-1} + (1/n) sum_i Q(grad f_i(x^k) - grad f_i(x^{k-1}))
        }
        pushed = Identity.INSTANCE.compress(g, site.envelope(round));
        pushed.addTo(x, -round.stepsize()); // x^{k+1} = x^k - gamma g^k
      }

      @Override
      public Vector model() {
        return x;
      }
    };
  }

  @Override
  public List<Theorem> theorems() {
    return List.of(new MarinaTheorem21(probability), new MarinaTheorem22(probability));
  }

  /** c_k = 1. */
  private boolean isFull(Site site, Round round) {
    return round.isFirst() || site.common(round).nextDouble() < probability;
  }
}
