package terse.method;

import java.util.List;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.config.Contractive;
import terse.config.Key;
import terse.config.Source;
import terse.theory.Ef21Theorem1;
import terse.theory.Ef21Theorem2;
import terse.theory.Theorem;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * EF21: workers send compressed differences to their own estimates of the gradient, which need no
 * error to be kept (Richtárik, Sokolov, Fatkhullin, NeurIPS 2021, Algorithm 2).
 *
 * <p>C is contractive. The estimates start at zero, so that g_i^0 = C(grad f_i(x^0)), the paper's
 * choice. The server sends the model. A worker that does not take part keeps its estimate (EF21-PP
 * of Fatkhullin et al., 2021).
 */
@Source("error feedback by gradient differences (Richtárik, Sokolov, Fatkhullin, NeurIPS 2021)")
public record Ef21(
    @Contractive @Key(value = "C, contractive: one or a list of n", orElse = "identity")
        PerWorker uplink)
    implements Algorithm {

  @Override
  public List<Invariant> invariants() {
    return List.of(new Invariant.Mirror("x", Invariant.When.IF_TAKING_PART), GradientEstimate.MEAN);
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Vector x = site.start("x");
    GradientEstimate.Worker estimate = new GradientEstimate.Worker(site, oracle, uplink);
    return new Worker() {
      @Override
      public void hear(Round round, Message model) {
        model.copyTo(x); // x^t
      }

      @Override
      public Message answer(Round round) {
        // c_i^t = C(grad f_i(x^t) - g_i^{t-1}); g_i^t = g_i^{t-1} + c_i^t
        return estimate.send(round, x);
      }
    };
  }

  @Override
  public Server server(Site site) {
    Vector x = site.start("x");
    GradientEstimate.Server estimate = new GradientEstimate.Server(site);
    return new Server() {
      @Override
      public Downlink send(Round round) {
        return Downlink.toParticipants(Identity.INSTANCE.compress(x, site.envelope(round)));
      }

      @Override
      public void receive(Round round, Uplinks differences) {
        Vector g = estimate.receive(differences); // g^t = g^{t-1} + (1/n) sum_i c_i^t
        x.add(-round.stepsize(), g); // x^{t+1} = x^t - gamma g^t
      }

      @Override
      public Vector model() {
        return x;
      }
    };
  }

  @Override
  public List<Theorem> theorems() {
    return List.of(new Ef21Theorem1(), new Ef21Theorem2());
  }
}
