package terse.method;

import java.util.List;
import java.util.function.IntFunction;
import terse.compress.Compressor;
import terse.compress.Lattice;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * What IADE and IADE-SGD share: differences of gradients quantised on the way up, differences of
 * their mean on the way down (Ye, Xiao, Sun, 2020, Algorithms 1 and 3).
 *
 * <p>s_i and s start at zero, s is the mean of the s_i. u_k is sent at the start of round k + 1;
 * nothing is sent in round 0. A worker that does not take part keeps s_i, and the others'
 * differences move s: it stays the mean, but |v_k - grad f(x_k)| has no bound then.
 *
 * @param quantiser Q of round k
 */
record DoubleEncoding(IntFunction<Lattice> quantiser) {
  private static final int FLOOR = 100;
  private static final double COARSEST = 1e300;

  /** A rate at which a level that is nothing from the start may shrink. */
  static final double SLOWLY = 0.999;

  static final List<Invariant> INVARIANTS =
      List.of(
          new Invariant.Mirror("x", Invariant.When.A_ROUND_LATER),
          new Invariant.Mirror("v", Invariant.When.A_ROUND_LATER),
          new Invariant.Mean("s", "s"));

  /**
   * The lattice of this absolute error, or of 2^-{@value #FLOOR} times the first one where that is
   * more: there the differences are long those of rounding, which a lattice that goes on shrinking
   * could not count. It stays clear of underflow and overflow.
   */
  static Lattice lattice(double epsilon, double first, boolean unbiased) {
    double floor = Math.max(Math.scalb(first, -FLOOR), Double.MIN_NORMAL);
    return new Lattice(Math.min(Math.max(epsilon, floor), COARSEST), unbiased);
  }

  /** Q at work at this node, which quantises the message of every round by the lattice of it. */
  Compressor open(Site site) {
    return site.open("Q", new RoundLattice(quantiser));
  }

  Algorithm.Worker worker(Site site, Oracle oracle) {
    Compressor q = open(site);
    Vector x = site.start("x");
    Vector v = site.zeros("v");
    Vector s = site.gradientMemory("s");
    Vector g = site.scratch();
    return new Algorithm.Worker() {
      @Override
      public void hear(Round round, Message u) {
        u.addTo(v, 1); // v_{k-1} = u_{k-1} + v_{k-2}
        x.add(-round.previousStepsize(), v); // x_k = x_{k-1} - eta v_{k-1}
      }

      @Override
      public Message answer(Round round) {
        oracle.gradient(x, g); // g_k^i = grad f_i(x_k)
        g.subtract(s); // g_k^i - s_{k-1}^i
        Message d = q.compress(g, site.envelope(round)); // d_k^i = Q(g_k^i - s_{k-1}^i)
        d.addTo(s, 1); // s_k^i = d_k^i + s_{k-1}^i
        return d;
      }
    };
  }

  Algorithm.Server server(Site site) {
    Compressor q = open(site);
    Vector x = site.start("x");
    Vector v = site.zeros("v");
    Vector s = site.gradientMemory("s");
    Vector difference = site.scratch();
    return new Algorithm.Server() {
      private Message u;

      @Override
      public Downlink send(Round round) {
        return round.isFirst() ? Downlink.none() : Downlink.toAll(u);
      }

      @Override
      public void receive(Round round, Uplinks d) {
        s.add(d.share(), d.mean(difference)); // s_k = (1/N) sum_i d_k^i + s_{k-1}
        difference.setDifference(s, v); // s_k - v_{k-1}
        u = q.compress(difference, site.envelope(round)); // u_k = Q(s_k - v_{k-1})
        u.addTo(v, 1); // v_k = u_k + v_{k-1}
        x.add(-round.stepsize(), v); // x_{k+1} = x_k - eta v_k
      }

      @Override
      public Vector model() {
        return x;
      }
    };
  }
}
