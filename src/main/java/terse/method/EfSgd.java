package terse.method;

import java.util.List;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.config.Contractive;
import terse.config.Key;
import terse.config.Source;
import terse.theory.Theorem;
import terse.theory.Theorem21Exponential;
import terse.theory.Theorem21Linear;
import terse.theory.Theorem21Uniform;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * Distributed SGD with biased compression and error feedback (Beznosikov et al., JMLR 2023,
 * Algorithm 1).
 *
 * <p>The step size goes inside: what a worker compresses is e_i + eta g_i. The server sends the
 * model itself. A worker that does not take part keeps its error until it does.
 */
@Source("error feedback at the workers (Beznosikov et al., JMLR 2023, Algorithm 1)")
public record EfSgd(
    @Contractive @Key(value = "C_i, one or a list of n", orElse = "identity") PerWorker uplink)
    implements Algorithm {

  @Override
  public List<Invariant> invariants() {
    return List.of(
        new Invariant.Mirror("x", Invariant.When.IF_TAKING_PART),
        new Invariant.Residual("C", "e", round -> 1));
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Compressor c = site.open("C", uplink.of(site.node()));
    Vector x = site.start("x");
    Vector e = site.zeros("e");
    Vector g = site.scratch();
    return new Worker() {
      @Override
      public void hear(Round round, Message model) {
        model.copyTo(x); // x^k
      }

      @Override
      public Message answer(Round round) {
        oracle.gradient(x, g); // g_i^k
        e.add(round.stepsize(), g); // e_i^k + eta^k g_i^k
        Message sent = c.compress(e, site.envelope(round)); // g~_i^k = C_i(the same)   (21)
        sent.addTo(e, -1); // e_i^{k+1} = e_i^k + eta^k g_i^k - g~_i^k                  (22)
        return sent;
      }
    };
  }

  @Override
  public Server server(Site site) {
    Vector x = site.start("x");
    Vector mean = site.scratch();
    return new Server() {
      @Override
      public Downlink send(Round round) {
        return Downlink.toParticipants(Identity.INSTANCE.compress(x, site.envelope(round)));
      }

      @Override
      public void receive(Round round, Uplinks messages) {
        x.subtract(messages.mean(mean)); // x^{k+1} = x^k - (1/n) sum_i g~_i^k   (23)
      }

      @Override
      public Vector model() {
        return x;
      }
    };
  }

  @Override
  public List<Theorem> theorems() {
    return List.of(new Theorem21Linear(), new Theorem21Exponential(), new Theorem21Uniform());
  }
}
