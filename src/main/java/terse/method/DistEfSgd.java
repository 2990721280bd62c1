package terse.method;

import java.util.List;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.config.Contractive;
import terse.config.Key;
import terse.config.Source;
import terse.theory.DistEfCorollary1;
import terse.theory.DistEfCorollary2Decreasing;
import terse.theory.DistEfCorollary2Increasing;
import terse.theory.DistEfTheorem1;
import terse.theory.Theorem;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * Distributed SGD with error feedback at the workers and at the server (Zheng, Huang, Kwok, NeurIPS
 * 2019, Algorithm 2; with {@code blocks} in its compressors Algorithm 3).
 *
 * <p>The step size stays outside of the compression, errors are rescaled by eta_{t-1}/eta_t, with
 * eta_{-1} = 0. A worker that does not take part rescales its error all the same.
 */
@Source("error feedback both ways (Zheng, Huang, Kwok, NeurIPS 2019, Algorithms 2 and 3)")
public record DistEfSgd(
    @Contractive @Key(value = "C at the workers, one or a list of n", orElse = "identity")
        PerWorker uplink,
    @Contractive @Key(value = "C at the server", orElse = "identity") Compressor downlink)
    implements Algorithm {

  @Override
  public List<Invariant> invariants() {
    return List.of(
        new Invariant.Mirror("x", Invariant.When.A_ROUND_LATER),
        new Invariant.Residual("C", "e", Round::stepsizeRatio));
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Compressor c = site.open("C", uplink.of(site.node()));
    Vector x = site.start("x");
    Vector e = site.zeros("e");
    Vector g = site.scratch();
    return new Worker() {
      @Override
      public void hear(Round round, Message pulled) {
        pulled.addTo(x, -round.previousStepsize()); // x_t = x_{t-1} - eta_{t-1} Delta~   line 7
        e.scale(round.stepsizeRatio()); // (eta_{t-1}/eta_t) e_t,i
      }

      @Override
      public Message answer(Round round) {
        oracle.gradient(x, g); // g_t,i
        e.add(g); // p_t,i = g_t,i + (eta_{t-1}/eta_t) e_t,i                              line 5
        Message delta = c.compress(e, site.envelope(round)); // Delta_t,i = C(p_t,i)      line 6
        delta.addTo(e, -1); // e_{t+1},i = p_t,i - Delta_t,i                              line 8
        return delta;
      }
    };
  }

  @Override
  public Server server(Site site) {
    Compressor c = site.open("C", downlink);
    Vector x = site.start("x");
    Vector e = site.zeros("e");
    Vector mean = site.scratch();
    return new Server() {
      private Message pushed;

      @Override
      public Downlink send(Round round) {
        return round.isFirst() ? Downlink.none() : Downlink.toAll(pushed);
      }

      @Override
      public void receive(Round round, Uplinks deltas) {
        deltas.mean(mean); // (1/M) sum_i Delta_t,i
        e.scaleAdd(round.stepsizeRatio(), mean); // p~_t = mean + (eta_{t-1}/eta_t) e~_t   line 10
        pushed = c.compress(e, site.envelope(round)); // Delta~_t = C(p~_t)                line 11
        pushed.addTo(e, -1); // e~_{t+1} = p~_t - Delta~_t                                 line 12
        pushed.addTo(x, -round.stepsize()); // x_{t+1} = x_t - eta_t Delta~_t              line 7
      }

      @Override
      public Vector model() {
        return x;
      }
    };
  }

  @Override
  public List<Theorem> theorems() {
    return List.of(
        new DistEfTheorem1(false),
        new DistEfCorollary1(false),
        new DistEfCorollary2Decreasing(),
        new DistEfCorollary2Increasing());
  }
}
