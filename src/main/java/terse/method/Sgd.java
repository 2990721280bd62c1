package terse.method;

import java.util.List;
import java.util.Optional;
import terse.compress.Identity;
import terse.config.Key;
import terse.config.Range;
import terse.config.Source;
import terse.theory.SgdNonconvex;
import terse.theory.Theorem;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * Distributed SGD in full precision both ways, with heavy-ball momentum (Polyak, 1964): m_k = mu
 * m_{k-1} + g_k, x_{k+1} = x_k - eta_k m_k.
 *
 * <p>The server sends the model to the workers that take part, they send their gradients. With full
 * batches and no momentum it is gradient descent, which every other method becomes when nothing is
 * compressed.
 */
@Source("full precision both ways, with heavy-ball momentum")
public record Sgd(
    @Range(from = 0, below = 1) @Key(value = "mu, 0 <= mu < 1", orElse = "0") double momentum)
    implements Algorithm {
  public Sgd {
    Finite.check("sgd", "momentum", momentum);
  }

  @Override
  public List<Invariant> invariants() {
    return List.of(new Invariant.Mirror("x", Invariant.When.IF_TAKING_PART));
  }

  @Override
  public Optional<Uncompressed> uncompressed() {
    return Optional.of(
        new Uncompressed(
            "heavy-ball momentum",
            this,
            x -> {
              Vector m = Vector.zeros(x.dimension());
              Vector g = m.copy();
              return (eta, f) -> {
                f.gradient(x, g);
                m.scaleAdd(momentum, g); // m_k = mu m_{k-1} + grad f(x_k)
                x.add(-eta, m); // x_{k+1} = x_k - eta_k m_k
              };
            }));
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Vector x = site.start("x");
    Vector g = site.scratch();
    return new Worker() {
      @Override
      public void hear(Round round, Message model) {
        model.copyTo(x); // x_k
      }

      @Override
      public Message answer(Round round) {
        oracle.gradient(x, g); // g_i
        return Identity.INSTANCE.compress(g, site.envelope(round));
      }
    };
  }

  @Override
  public Server server(Site site) {
    Vector x = site.start("x");
    Vector m = site.zeros("m");
    Vector g = site.scratch();
    return new Server() {
      @Override
      public Downlink send(Round round) {
        return Downlink.toParticipants(Identity.INSTANCE.compress(x, site.envelope(round)));
      }

      @Override
      public void receive(Round round, Uplinks gradients) {
        gradients.mean(g); // g_k = (1/n) sum_i g_i
        m.scaleAdd(momentum, g); // m_k = mu m_{k-1} + g_k
        x.add(-round.stepsize(), m); // x_{k+1} = x_k - eta_k m_k
      }

      @Override
      public Vector model() {
        return x;
      }
    };
  }

  @Override
  public List<Theorem> theorems() {
    return momentum == 0 ? SgdNonconvex.theorems() : List.of();
  }
}
