package terse.method;

import java.util.List;
import java.util.Optional;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.config.Contractive;
import terse.config.Key;
import terse.config.Range;
import terse.config.Source;
import terse.theory.DistEfCorollary3;
import terse.theory.DistEfTheorem2;
import terse.theory.Theorem;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * Distributed blockwise SGD with error feedback both ways and Nesterov's momentum (Zheng, Huang,
 * Kwok, NeurIPS 2019, Algorithm 4), with weight decay that is not compressed (Appendix A).
 *
 * <p>Step size and errors are as in {@link DistEfSgd}, which it is without momentum and weight
 * decay. All machines, the server too, keep the same momentum m~ of the weight decay, because their
 * models are the same. A worker that does not take part keeps its momentum m and rescales its
 * error.
 */
@Source("momentum and error feedback both ways (Zheng, Huang, Kwok, NeurIPS 2019, Algorithm 4)")
public record DistEfBlockSgdm(
    @Contractive
        @Key(value = "C, one or a list of n", orElse = "{type: scaled-sign, blocks: layers}")
        PerWorker uplink,
    @Contractive @Key(value = "C at the server", orElse = "{type: scaled-sign, blocks: layers}")
        Compressor downlink,
    @Range(from = 0, below = 1) @Key(value = "mu, 0 <= mu < 1", orElse = "0.9") double momentum,
    @Range(from = 0) @Key(value = "lambda >= 0, not compressed", orElse = "0") double weightDecay)
    implements Algorithm {
  public DistEfBlockSgdm {
    Finite.check("dist-ef-block-sgdm", "momentum", momentum);
    Finite.check("dist-ef-block-sgdm", "weight-decay", weightDecay);
  }

  @Override
  public List<Invariant> invariants() {
    return List.of(
        new Invariant.Mirror("x", Invariant.When.A_ROUND_LATER),
        new Invariant.Mirror("m_decay", Invariant.When.A_ROUND_LATER),
        new Invariant.Residual("C", "e", Round::stepsizeRatio));
  }

  @Override
  public Optional<Uncompressed> uncompressed() {
    return Optional.of(
        new Uncompressed(
            "Nesterov's momentum",
            Uncompressed.withIdentities(this),
            x -> {
              Vector m = Vector.zeros(x.dimension());
              Vector g = m.copy();
              return (eta, f) -> {
                f.gradient(x, g);
                g.add(weightDecay, x); // g_t = grad f(x_t) + lambda x_t
                m.scaleAdd(momentum, g); // m_t = mu m_{t-1} + g_t
                x.add(-eta, g).add(-eta * momentum, m); // x_{t+1} = x_t - eta_t (g_t + mu m_t)
              };
            }));
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Compressor c = site.open("C", uplink.of(site.node()));
    Model model = new Model(site);
    Vector m = site.zeros("m");
    Vector e = site.zeros("e");
    Vector g = site.scratch();
    return new Worker() {
      @Override
      public void hear(Round round, Message pulled) {
        model.move(round.previousStepsize(), pulled); // x_t from x_{t-1} and Delta~_{t-1}   line 8
        e.scale(round.stepsizeRatio()); // (eta_{t-1}/eta_t) e_t,i
      }

      @Override
      public Message answer(Round round) {
        oracle.gradient(model.x, g); // g_t,i
        m.scaleAdd(momentum, g); // m_t,i = mu m_{t-1},i + g_t,i                             line 5
        e.add(momentum, m).add(g); // p_t,i = mu m_t,i + g_t,i + (eta_{t-1}/eta_t) e_t,i     line 6
        Message delta = c.compress(e, site.envelope(round)); // Delta_t,i = C(p_t,i)         line 7
        delta.addTo(e, -1); // e_{t+1},i = p_t,i - Delta_t,i                                 line 9
        return delta;
      }
    };
  }

  @Override
  public Server server(Site site) {
    Compressor c = site.open("C", downlink);
    Model model = new Model(site);
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
        e.scaleAdd(round.stepsizeRatio(), mean); // p~_t = mean + (eta_{t-1}/eta_t) e~_t   line 11
        pushed = c.compress(e, site.envelope(round)); // Delta~_t = C(p~_t)                line 12
        pushed.addTo(e, -1); // e~_{t+1} = p~_t - Delta~_t                                 line 13
        model.move(round.stepsize(), pushed); // x_{t+1} from x_t and Delta~_t             line 8
      }

      @Override
      public Vector model() {
        return model.x;
      }
    };
  }

  @Override
  public List<Theorem> theorems() {
    return List.of(
        new DistEfTheorem2(momentum, weightDecay), new DistEfCorollary3(momentum, weightDecay));
  }

  /** The model x of one machine, and the momentum m~ of its weight decay (Appendix A). */
  private final class Model {
    private final Vector x;
    private final Vector m;

    Model(Site site) {
      x = site.start("x");
      m = site.zeros("m_decay");
    }

    /** x_{t+1} = x_t - eta_t (Delta~_t + mu m~_t + lambda x_t). */
    void move(double eta, Message pulled) {
      if (weightDecay > 0) {
        m.scale(momentum).add(weightDecay, x); // m~_t = mu m~_{t-1} + lambda x_t
        x.scale(1 - eta * weightDecay).add(-eta * momentum, m); // - eta_t (mu m~_t + lambda x_t)
      }
      pulled.addTo(x, -eta); // - eta_t Delta~_t
    }
  }
}
