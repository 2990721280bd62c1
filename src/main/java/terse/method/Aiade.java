package terse.method;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import terse.compress.Compressor;
import terse.compress.Lattice;
import terse.config.Key;
import terse.config.Range;
import terse.config.Source;
import terse.theory.AiadeTheorem41;
import terse.theory.Assumption;
import terse.theory.Setting;
import terse.theory.Theorem;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * AIADE: Nesterov's accelerated gradient with the differences of IADE, quantised both ways with an
 * absolute error of epsilon c^{k+1}/(2k + 2) (Ye, Xiao, Sun, 2020, Algorithm 2).
 *
 * <p>Gradients are taken at y, the model is x; |v_k - grad f(y_k)| &lt;= epsilon c^{k+1}/(k + 1) at
 * every round. With eta = 1/L and the defaults of c and tau the distance to x* is c^k O(ln k)
 * (Theorem 4.1). Nothing is sent in round 0; a worker that does not take part keeps s_i, as in
 * {@link Iade}.
 */
@Source("IADE with Nesterov's acceleration (Ye, Xiao, Sun, 2020, Algorithm 2)")
public record Aiade(
    @Key("quantisation level epsilon > 0") double epsilon,
    @Range(above = 0, below = 1)
        @Key(
            value = "c, the rate at which the error shrinks, 0 < c < 1",
            orElse = "sqrt(1-sqrt(mu/L))")
        double c,
    @Range(from = 0, below = 1)
        @Key(
            value = "tau, the momentum, 0 <= tau < 1",
            orElse = "(sqrt(L)-sqrt(mu))/(sqrt(L)+sqrt(mu))")
        double tau)
    implements Algorithm {
  public Aiade {
    Finite.checkPositive("aiade", "epsilon", epsilon);
    Finite.checkPositive("aiade", "c", c);
    Finite.check("aiade", "tau", tau);
  }

  @Override
  public List<Invariant> invariants() {
    return List.of(
        new Invariant.Mirror("x", Invariant.When.A_ROUND_LATER),
        new Invariant.Mirror("y", Invariant.When.A_ROUND_LATER),
        new Invariant.Mirror("v", Invariant.When.A_ROUND_LATER),
        new Invariant.Mean("s", "s"));
  }

  /** With a level that vanishes. */
  @Override
  public Optional<Uncompressed> uncompressed() {
    return Optional.of(
        new Uncompressed(
            "Nesterov's acceleration",
            new Aiade(1e-15, DoubleEncoding.SLOWLY, tau),
            x -> {
              Vector y = x.copy();
              Vector last = x.copy();
              Vector g = x.copy();
              return (eta, f) -> {
                last.set(x); // x_k
                f.gradient(y, g);
                x.set(y).add(-eta, g); // x_{k+1} = y_k - eta_k grad f(y_k)
                y.set(x).scale(1 + tau).add(-tau, last); // y_{k+1}
              };
            }));
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Compressor q = new DoubleEncoding(this::quantiser).open(site);
    Iterate iterate = new Iterate(site);
    Vector s = site.gradientMemory("s");
    Vector g = site.scratch();
    return new Worker() {
      @Override
      public void hear(Round round, Message u) {
        iterate.move(round.previousStepsize(), u); // x_k, y_k from u_{k-1}
      }

      @Override
      public Message answer(Round round) {
        oracle.gradient(iterate.y, g); // g_k^i = grad f_i(y_k)
        g.subtract(s); // g_k^i - s_{k-1}^i
        Message d = q.compress(g, site.envelope(round)); // d_k^i = Q(g_k^i - s_{k-1}^i)
        d.addTo(s, 1); // s_k^i = d_k^i + s_{k-1}^i
        return d;
      }
    };
  }

  @Override
  public Server server(Site site) {
    Compressor q = new DoubleEncoding(this::quantiser).open(site);
    Iterate iterate = new Iterate(site);
    Vector s = site.gradientMemory("s");
    Vector difference = site.scratch();
    return new Server() {
      private Message u;

      @Override
      public Downlink send(Round round) {
        return round.isFirst() ? Downlink.none() : Downlink.toAll(u);
      }

      @Override
      public void receive(Round round, Uplinks d) {
        s.add(d.share(), d.mean(difference)); // s_k = (1/N) sum_i d_k^i + s_{k-1}
        difference.setDifference(s, iterate.v); // s_k - v_{k-1}
        u = q.compress(difference, site.envelope(round)); // u_k = Q(s_k - v_{k-1})
        iterate.move(round.stepsize(), u); // x_{k+1}, y_{k+1} from u_k
      }

      @Override
      public Vector model() {
        return iterate.x;
      }
    };
  }

  @Override
  public List<Theorem> theorems() {
    return List.of(new AiadeTheorem41(epsilon, c, tau));
  }

  @Override
  public List<Assumption> needs(Setting setting, IntToDoubleFunction eta) {
    return theorems().get(0).assumptions(setting, eta);
  }

  /** Q(., epsilon c^{k+1} / (2k + 2)). */
  private Lattice quantiser(int k) {
    return DoubleEncoding.lattice(
        epsilon * StrictMath.pow(c, k + 1) / (2.0 * k + 2), epsilon, false);
  }

  /** v, x and y, which all machines have alike. */
  private final class Iterate {
    private final Vector v;
    private final Vector x;
    private final Vector y;
    private final Vector step;

    Iterate(Site site) {
      v = site.zeros("v");
      x = site.start("x");
      y = site.start("y");
      step = site.scratch();
    }

    void move(double eta, Message u) {
      u.addTo(v, 1); // v_k = u_k + v_{k-1}
      step.set(x); // x_k
      x.set(y).add(-eta, v); // x_{k+1} = y_k - eta v_k
      step.setDifference(x, step); // x_{k+1} - x_k
      y.set(x).add(tau, step); // y_{k+1} = x_{k+1} + tau (x_{k+1} - x_k)
    }
  }
}
