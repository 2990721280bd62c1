package terse.method;

import java.util.List;
import java.util.Optional;
import terse.compress.Compressor;
import terse.compress.Sign;
import terse.config.Key;
import terse.config.Range;
import terse.config.Source;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * Signum by majority vote: workers send the signs of their momentum, the server sends back the
 * signs of the majority (Bernstein, Zhao, Azizzadenesheli, Anandkumar, ICLR 2019, Algorithm 1).
 *
 * <p>One bit a coordinate each way; sign(0) = +1, and a tied vote counts as +1. There is no error
 * feedback, so that it may fail to converge. With partial participation those who take part vote;
 * the others keep their momentum.
 */
@Source("signs of the momentum by majority vote (Bernstein et al., ICLR 2019)")
public record Signum(
    @Range(from = 0, below = 1) @Key(value = "mu, 0 <= mu < 1", orElse = "0.9") double momentum)
    implements Algorithm {
  private static final Sign SIGN = new Sign();

  public Signum {
    Finite.check("signum", "momentum", momentum);
  }

  @Override
  public List<Invariant> invariants() {
    return List.of(new Invariant.Mirror("x", Invariant.When.A_ROUND_LATER));
  }

  @Override
  public Optional<Uncompressed> uncompressed() {
    return Optional.empty();
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Compressor c = site.open("sign", SIGN);
    Vector x = site.start("x");
    Vector m = site.zeros("m");
    Vector g = site.scratch();
    return new Worker() {
      @Override
      public void hear(Round round, Message vote) {
        vote.addTo(x, -round.previousStepsize()); // x_t = x_{t-1} - eta_{t-1} sign(V_{t-1})
      }

      @Override
      public Message answer(Round round) {
        oracle.gradient(x, g); // g_i
        m.scale(momentum).add(1 - momentum, g); // m_i = mu m_i + (1 - mu) g_i
        return c.compress(m, site.envelope(round)); // sign(m_i)
      }
    };
  }

  @Override
  public Server server(Site site) {
    Compressor c = site.open("sign", SIGN);
    Vector x = site.start("x");
    Vector votes = site.scratch();
    return new Server() {
      private Message pushed;

      @Override
      public Downlink send(Round round) {
        return round.isFirst() ? Downlink.none() : Downlink.toAll(pushed);
      }

      @Override
      public void receive(Round round, Uplinks signs) {
        signs.mean(votes); // V_t = sum_i sign(m_i), up to a positive factor
        pushed = c.compress(votes, site.envelope(round)); // sign(V_t)
        pushed.addTo(x, -round.stepsize()); // x_{t+1} = x_t - eta_t sign(V_t)
      }

      @Override
      public Vector model() {
        return x;
      }
    };
  }
}
