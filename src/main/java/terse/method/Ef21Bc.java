package terse.method;

import java.util.List;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.config.Contractive;
import terse.config.Key;
import terse.config.Source;
import terse.theory.Ef21BcNonconvex;
import terse.theory.Theorem;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * EF21-BC: EF21 whose server, too, sends compressed differences to an estimate, that of the mean
 * (Fatkhullin, Sokolov, Gorbunov, Li, Richtárik, "EF21 with Bells &amp; Whistles", 2021).
 *
 * <p>Both compressors are contractive. All estimates start at zero, and nothing is sent in round 0.
 * All workers hear every downlink message; one that does not take part keeps its own estimate.
 */
@Source("EF21 with compression both ways (Fatkhullin et al., 2021)")
public record Ef21Bc(
    @Contractive @Key(value = "C_w, contractive: one or a list of n", orElse = "identity")
        PerWorker uplink,
    @Contractive @Key(value = "C_M, contractive", orElse = "identity") Compressor downlink)
    implements Algorithm {

  @Override
  public List<Invariant> invariants() {
    return List.of(
        new Invariant.Mirror("x", Invariant.When.A_ROUND_LATER),
        new Invariant.Mirror("g", Invariant.When.A_ROUND_LATER),
        GradientEstimate.MEAN);
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Vector x = site.start("x");
    Vector g = site.zeros("g");
    GradientEstimate.Worker estimate = new GradientEstimate.Worker(site, oracle, uplink);
    return new Worker() {
      @Override
      public void hear(Round round, Message b) {
        b.addTo(g, 1); // g^{t-1} = g^{t-2} + b^{t-1}
        x.add(-round.previousStepsize(), g); // x^t = x^{t-1} - gamma g^{t-1}
      }

      @Override
      public Message answer(Round round) {
        // c_i^t = C_w(grad f_i(x^t) - g~_i^{t-1}); g~_i^t = g~_i^{t-1} + c_i^t
        return estimate.send(round, x);
      }
    };
  }

  @Override
  public Server server(Site site) {
    Compressor c = site.open("C_M", downlink);
    Vector x = site.start("x");
    Vector g = site.zeros("g");
    GradientEstimate.Server estimate = new GradientEstimate.Server(site);
    Vector difference = site.scratch();
    return new Server() {
      private Message b;

      @Override
      public Downlink send(Round round) {
        return round.isFirst() ? Downlink.none() : Downlink.toAll(b);
      }

      @Override
      public void receive(Round round, Uplinks differences) {
        Vector mean = estimate.receive(differences); // g~^t = g~^{t-1} + (1/n) sum_i c_i^t
        difference.setDifference(mean, g); // g~^t - g^{t-1}
        b = c.compress(difference, site.envelope(round)); // b^t = C_M(g~^t - g^{t-1})
        b.addTo(g, 1); // g^t = g^{t-1} + b^t
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
    return List.of(new Ef21BcNonconvex());
  }
}
