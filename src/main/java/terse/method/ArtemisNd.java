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
 * Artemis with a non-degraded update: the server moves by the estimate of the gradient, the workers
 * by what it compresses to (Philippenko and Dieuleveut, NeurIPS 2021, Figure 1).
 *
 * <p>w_{k+1} = w_k - gamma g at the server, w^_{k+1} = w^_k - gamma C_dwn(g) at the workers, which
 * are those of {@link Artemis}. Nothing brings the two models together again: their distance is the
 * sum of all compression errors.
 */
@Source("Artemis whose server keeps the exact update: does not converge (mcm Fig. 1)")
public record ArtemisNd(
    @Unbiased @Key(value = "C_up, unbiased: one or a list of n", orElse = "identity")
        PerWorker uplink,
    @Unbiased @Key(value = "C_dwn, unbiased", orElse = "identity") Compressor downlink,
    @Range(from = 0, to = 1) @Key(value = "rate of the memories", orElse = "1/(2*(1+omega_up))")
        double alphaUp,
    @Key(value = "h_i in round 0: zeros or first-gradient", orElse = "zeros")
        MemoryStart memoryStart,
    @Key(value = "do not bill the first gradients", orElse = "false") boolean freeStart)
    implements Algorithm {
  public ArtemisNd {
    Finite.check("artemis-nd", "alpha-up", alphaUp);
  }

  @Override
  public List<Invariant> invariants() {
    return List.of(UplinkMemory.MEAN);
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    // w^_k = w^_{k-1} - gamma C_dwn(g)
    // C_up(g_i(w^_k) - h_i); h_i += alpha_up C_up(g_i(w^_k) - h_i)
    return new Artemis(uplink, downlink, alphaUp, memoryStart, freeStart).worker(site, oracle);
  }

  @Override
  public Server server(Site site) {
    Compressor c = site.open("C_dwn", downlink);
    Vector w = site.start("w");
    UplinkMemory.Server memory =
        new UplinkMemory.Server(site, new UplinkMemory(uplink, alphaUp, memoryStart, freeStart));
    Vector g = site.scratch();
    return new Server() {
      private Message pushed;

      @Override
      public Downlink send(Round round) {
        return round.isFirst() ? Downlink.none() : Downlink.toAll(pushed);
      }

      @Override
      public void receive(Round round, Uplinks differences) {
        memory.receive(round, differences, g); // g = (1/N) sum_i h_i + C_up(g_i(w^_k) - h_i)
        pushed = c.compress(g, site.envelope(round)); // C_dwn(g)
        w.add(-round.stepsize(), g); // w_{k+1} = w_k - gamma g
      }

      @Override
      public Vector model() {
        return w;
      }
    };
  }
}
