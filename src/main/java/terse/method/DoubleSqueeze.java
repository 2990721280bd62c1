package terse.method;

import java.util.List;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.config.Contractive;
import terse.config.Key;
import terse.config.Source;
import terse.theory.DistEfCorollary1;
import terse.theory.DistEfTheorem1;
import terse.theory.Theorem;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * DoubleSqueeze: error-compensated compression at the workers and at the server, with coefficient 1
 * on both sides (Tang, Yu, Lian, Zhang, Liu, ICML 2019, Algorithm 1).
 *
 * <p>The step size is applied after the server's compression; errors are not rescaled when it
 * changes, which is all that tells it from {@link DistEfSgd}. A worker that does not take part
 * keeps its error.
 */
@Source("error feedback both ways, errors not rescaled (Tang et al., ICML 2019, Algorithm 1)")
public record DoubleSqueeze(
    @Contractive @Key(value = "Q at the workers, one or a list of n", orElse = "identity")
        PerWorker uplink,
    @Contractive @Key(value = "Q at the server", orElse = "identity") Compressor downlink)
    implements Algorithm {

  @Override
  public List<Invariant> invariants() {
    return List.of(
        new Invariant.Mirror("x", Invariant.When.A_ROUND_LATER),
        new Invariant.Residual("Q", "delta", round -> 1));
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Compressor q = site.open("Q", uplink.of(site.node()));
    Vector x = site.start("x");
    Vector delta = site.zeros("delta");
    Vector g = site.scratch();
    return new Worker() {
      @Override
      public void hear(Round round, Message pulled) {
        pulled.addTo(x, -round.previousStepsize()); // x_t = x_{t-1} - gamma Q(v)
      }

      @Override
      public Message answer(Round round) {
        oracle.gradient(x, g); // grad F(x_t; xi_i)
        delta.add(g); // v_i = grad F(x_t; xi_i) + delta_i
        Message sent = q.compress(delta, site.envelope(round)); // Q(v_i)
        sent.addTo(delta, -1); // delta_i = v_i - Q(v_i)
        return sent;
      }
    };
  }

  @Override
  public Server server(Site site) {
    Compressor q = site.open("Q", downlink);
    Vector x = site.start("x");
    Vector delta = site.zeros("delta");
    Vector mean = site.scratch();
    return new Server() {
      private Message pushed;

      @Override
      public Downlink send(Round round) {
        return round.isFirst() ? Downlink.none() : Downlink.toAll(pushed);
      }

      @Override
      public void receive(Round round, Uplinks messages) {
        delta.add(messages.mean(mean)); // v = (1/n) sum_i Q(v_i) + delta
        pushed = q.compress(delta, site.envelope(round)); // Q(v)
        pushed.addTo(delta, -1); // delta = v - Q(v)
        pushed.addTo(x, -round.stepsize()); // x_{t+1} = x_t - gamma Q(v)
      }

      @Override
      public Vector model() {
        return x;
      }
    };
  }

  @Override
  public List<Theorem> theorems() {
    return List.of(new DistEfTheorem1(true), new DistEfCorollary1(true));
  }
}
