package terse.method;

import java.util.List;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.config.Key;
import terse.config.Range;
import terse.config.Source;
import terse.config.Unbiased;
import terse.vector.Vector;

/**
 * Compresses the model itself on the way down: w^_{k+1} = C_dwn(w_{k+1}), which is MCM with H = 0
 * (Philippenko and Dieuleveut, NeurIPS 2021, eq. 2 and Figure 1).
 *
 * <p>It does not converge: the noise of the compression is in proportion to the model, not to a
 * difference that vanishes. The gradient of round 0 is taken at x_0. Workers, which are those of
 * {@link Diana}, keep no memory of the model, so that only those who take part are sent it.
 */
@Source("compresses the model, no memory of it: does not converge (mcm eq. 2, Fig. 1)")
public record ModelCompression(
    @Unbiased @Key(value = "C_up, unbiased: one or a list of n", orElse = "identity")
        PerWorker uplink,
    @Unbiased @Key(value = "C_dwn, unbiased", orElse = "identity") Compressor downlink,
    @Range(from = 0, to = 1) @Key(value = "rate of the memories", orElse = "1/(2*(1+omega_up))")
        double alphaUp,
    @Key(value = "h_i in round 0: zeros or first-gradient", orElse = "zeros")
        MemoryStart memoryStart,
    @Key(value = "do not bill the first gradients", orElse = "false") boolean freeStart)
    implements Algorithm {
  public ModelCompression {
    Finite.check("model-compression", "alpha-up", alphaUp);
  }

  @Override
  public List<Invariant> invariants() {
    return List.of(UplinkMemory.MEAN);
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    // w^_k = C_dwn(w_k)
    // C_up(g_i(w^_k) - h_i); h_i += alpha_up C_up(g_i(w^_k) - h_i)
    return new Diana(uplink, alphaUp, memoryStart, freeStart).worker(site, oracle);
  }

  @Override
  public Server server(Site site) {
    Compressor c = site.open("C_dwn", downlink);
    Vector w = site.start("w");
    UplinkMemory.Server memory =
        new UplinkMemory.Server(site, new UplinkMemory(uplink, alphaUp, memoryStart, freeStart));
    Vector g = site.scratch();
    return new Server() {
      @Override
      public Downlink send(Round round) {
        return round.isFirst()
            ? Downlink.none()
            : Downlink.toParticipants(c.compress(w, site.envelope(round))); // w^_k = C_dwn(w_k)
      }

      @Override
      public void receive(Round round, Uplinks differences) {
        memory.receive(round, differences, g); // g = (1/N) sum_i h_i + C_up(g_i(w^_k) - h_i)
        w.add(-round.stepsize(), g); // w_{k+1} = w_k - gamma g
      }

      @Override
      public Vector model() {
        return w;
      }
    };
  }
}
