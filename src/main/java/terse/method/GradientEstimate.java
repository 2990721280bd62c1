package terse.method;

import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * The uplink of EF21 and EF21-BC: estimates g_i of the gradients at the workers, which compressed
 * differences move, and their mean at the server.
 *
 * <p>They start at zero, so that g_i of round 0 is C(grad f_i(x_0)). A worker that does not take
 * part keeps g_i.
 */
final class GradientEstimate {
  /** The server's estimate is the mean of the workers'. */
  static final Invariant MEAN = new Invariant.Mean("g_i", "g_mean");

  private GradientEstimate() {}

  /** The estimate g_i of a worker. */
  static final class Worker {
    private final Site site;
    private final Oracle oracle;
    private final Compressor c;
    private final Vector g;
    private final Vector difference;

    Worker(Site site, Oracle oracle, PerWorker uplink) {
      this.site = site;
      this.oracle = oracle;
      c = site.open("C", uplink.of(site.node()));
      g = site.gradientMemory("g_i");
      difference = site.scratch();
    }

    /** The message for the gradient at x. */
    Message send(Round round, Vector x) {
      oracle.gradient(x, difference);
      difference.subtract(g); // grad f_i(x) - g_i
      Message sent = c.compress(difference, site.envelope(round)); // c_i = C(grad f_i(x) - g_i)
      sent.addTo(g, 1); // g_i += c_i
      return sent;
    }
  }

  /** The mean of all g_i, at the server. */
  static final class Server {
    private final Vector g;
    private final Vector mean;

    Server(Site site) {
      g = site.gradientMemory("g_mean");
      mean = site.scratch();
    }

    /** The mean once the messages have moved it; not to be written to. */
    Vector receive(Uplinks differences) {
      return g.add(differences.share(), differences.mean(mean)); // g += (1/n) sum_i c_i
    }
  }
}
