package terse.method;

import java.util.List;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.config.Key;
import terse.config.Range;
import terse.config.Source;
import terse.config.Unbiased;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * Dore as the released code of Philippenko and Dieuleveut, NeurIPS 2021, runs it: {@link Artemis}
 * with error feedback at the server whose coefficient is the step size.
 *
 * <p>v = g + gamma e; o = C_dwn(v); e = v - o; w_{k+1} = w_k - gamma o. It differs from {@link
 * Dore}, whose error is in the units of the model; the numbers printed for Dore in that paper are
 * this method's. Its workers are those of Artemis.
 */
@Source("Dore as the MCM authors' code runs it: error feedback with the step size as coefficient")
public record DoreAsReleased(
    @Unbiased @Key(value = "C_up, unbiased: one or a list of n", orElse = "identity")
        PerWorker uplink,
    @Unbiased @Key(value = "C_dwn, unbiased", orElse = "identity") Compressor downlink,
    @Range(from = 0, to = 1) @Key(value = "rate of the memories", orElse = "1/(2*(1+omega_up))")
        double alphaUp,
    @Key(value = "h_i in round 0: zeros or first-gradient", orElse = "first-gradient")
        MemoryStart memoryStart,
    @Key(value = "do not bill the first gradients", orElse = "false") boolean freeStart)
    implements Algorithm {
  public DoreAsReleased {
    Finite.check("dore-as-released", "alpha-up", alphaUp);
  }

  @Override
  public List<Invariant> invariants() {
    return List.of(
        new Invariant.Mirror("w", Invariant.When.A_ROUND_LATER),
        new Invariant.Residual("C_dwn", "e", Round::stepsize),
        UplinkMemory.MEAN);
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    // w_k = w_{k-1} - gamma o
    // C_up(g_i(w_k) - h_i); h_i += alpha_up C_up(g_i(w_k) - h_i)
    return new Artemis(uplink, downlink, alphaUp, memoryStart, freeStart).worker(site, oracle);
  }

  @Override
  public Server server(Site site) {
    Compressor c = site.open("C_dwn", downlink);
    Vector w = site.start("w");
    Vector e = site.zeros("e");
    UplinkMemory.Server memory =
        new UplinkMemory.Server(site, new UplinkMemory(uplink, alphaUp, memoryStart, freeStart));
    Vector g = site.scratch();
    return new Server() {
      private Message o;

      @Override
      public Downlink send(Round round) {
        return round.isFirst() ? Downlink.none() : Downlink.toAll(o);
      }

      @Override
      public void receive(Round round, Uplinks differences) {
        memory.receive(round, differences, g); // g = (1/N) sum_i h_i + C_up(g_i - h_i)
        e.scaleAdd(round.stepsize(), g); // v = g + gamma e
        o = c.compress(e, site.envelope(round)); // o = C_dwn(v)
        o.addTo(e, -1); // e = v - o
        o.addTo(w, -round.stepsize()); // w_{k+1} = w_k - gamma o
      }

      @Override
      public Vector model() {
        return w;
      }
    };
  }
}
