package terse.method;

import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.theory.Memories;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * The uplink of DIANA, Artemis and MCM: memories h_i at the workers, their mean h at the server
 * (Philippenko and Dieuleveut, NeurIPS 2021, eq. 3, right).
 *
 * <p>c_i = C_up(g_i - h_i); g = (1/N) sum_i h_i + c_i; h_i += alpha_up c_i. With {@link
 * MemoryStart#FIRST_GRADIENT} the workers of round 0 send g_i itself, which becomes h_i at both
 * ends.
 */
record UplinkMemory(PerWorker uplink, double alphaUp, MemoryStart start, boolean freeStart) {
  /** The server's h is the mean of the workers' h_i. */
  static final Invariant MEAN = new Invariant.Mean("h", "h");

  /** What theorems need to know of it. */
  Memories theory() {
    return new Memories(alphaUp, start == MemoryStart.FIRST_GRADIENT);
  }

  /** The memory h_i of a worker. */
  static final class Worker {
    private final Site site;
    private final UplinkMemory rule;
    private final Compressor c;
    private final Vector h;
    private final Vector difference;

    Worker(Site site, UplinkMemory rule) {
      this.site = site;
      this.rule = rule;
      c = site.open("C_up", rule.uplink.of(site.node()));
      h = site.gradientMemory("h");
      difference = site.scratch();
    }

    /** The message for the gradient g_i. */
    Message send(Round round, Vector g) {
      if (rule.start.fills(round)) {
        Message first = Identity.INSTANCE.compress(g, site.envelope(round));
        first.copyTo(h); // h_i = g_i
        return rule.freeStart ? first.unbilled() : first;
      }
      difference.setDifference(g, h); // Delta_i = g_i - h_i
      Message sent = c.compress(difference, site.envelope(round)); // C_up(Delta_i)
      sent.addTo(h, rule.alphaUp); // h_i += alpha_up C_up(Delta_i)
      return sent;
    }
  }

  /** The mean h of the memories, at the server. */
  static final class Server {
    private final UplinkMemory rule;
    private final Vector h;
    private final Vector mean;

    Server(Site site, UplinkMemory rule) {
      this.rule = rule;
      h = site.gradientMemory("h");
      mean = site.scratch();
    }

    /** g = the estimate of the gradient that the messages give. */
    void receive(Round round, Uplinks messages, Vector g) {
      messages.mean(mean); // (1/N) sum_i C_up(Delta_i)
      g.set(h).add(mean); // g = (1/N) sum_i h_i + C_up(Delta_i)
      double rate = rule.start.fills(round) ? 1 : rule.alphaUp;
      h.add(
          rate * messages.share(),
          mean); // h = (1/N) sum_i h_i, of which only those that answered moved
    }
  }
}
