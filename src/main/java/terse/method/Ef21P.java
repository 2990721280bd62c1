package terse.method;

import java.util.List;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.config.Contractive;
import terse.config.Key;
import terse.config.Source;
import terse.config.Unbiased;
import terse.theory.Ef21PStronglyConvex;
import terse.theory.Theorem;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * EF21-P with DCGD: the server compresses the difference of its model to the workers' copy of it,
 * the workers compress their gradients there (Gruntkowska, Tyurin, Richtárik, ICML 2023).
 *
 * <p>C_D is unbiased, C_P contractive. It is MCM with {@code alpha-down: 1} and no uplink memory,
 * for a downlink that contracts. Nothing is sent in round 0, where w^0 = x^0. All workers hear
 * every downlink message.
 */
@Source("error feedback on the model, compressed gradients (Gruntkowska et al., ICML 2023)")
public record Ef21P(
    @Unbiased @Key(value = "C_D, unbiased: one or a list of n", orElse = "identity")
        PerWorker uplink,
    @Contractive @Key(value = "C_P, contractive", orElse = "identity") Compressor downlink)
    implements Algorithm {

  @Override
  public List<Invariant> invariants() {
    return List.of(new Invariant.Mirror("w", Invariant.When.A_ROUND_LATER));
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Compressor c = site.open("C_D", uplink.of(site.node()));
    Vector w = site.start("w");
    Vector g = site.scratch();
    return new Worker() {
      @Override
      public void hear(Round round, Message p) {
        p.addTo(w, 1); // w^t = w^{t-1} + C_P(x^t - w^{t-1})
      }

      @Override
      public Message answer(Round round) {
        oracle.gradient(w, g); // grad f_i(w^t)
        return c.compress(g, site.envelope(round)); // C_D(grad f_i(w^t))
      }
    };
  }

  @Override
  public Server server(Site site) {
    Compressor c = site.open("C_P", downlink);
    Vector x = site.start("x");
    Vector w = site.start("w");
    Vector g = site.scratch();
    Vector difference = site.scratch();
    return new Server() {
      private Message p;

      @Override
      public Downlink send(Round round) {
        return round.isFirst() ? Downlink.none() : Downlink.toAll(p);
      }

      @Override
      public void receive(Round round, Uplinks gradients) {
        gradients.mean(g); // g^t = (1/n) sum_i C_D(grad f_i(w^t))
        x.add(-round.stepsize(), g); // x^{t+1} = x^t - gamma g^t
        difference.setDifference(x, w); // x^{t+1} - w^t
        p = c.compress(difference, site.envelope(round)); // p^{t+1} = C_P(x^{t+1} - w^t)
        p.addTo(w, 1); // w^{t+1} = w^t + p^{t+1}
      }

      @Override
      public Vector model() {
        return x;
      }
    };
  }

  @Override
  public List<Theorem> theorems() {
    return List.of(new Ef21PStronglyConvex());
  }
}
