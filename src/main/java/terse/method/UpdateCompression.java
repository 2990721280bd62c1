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
 * Compresses only the update of the model on the way down: w^_{k+1} = w^_k + C_dwn(w_{k+1} - w_k)
 * (Philippenko and Dieuleveut, NeurIPS 2021, Remark 1 and Figure 1).
 *
 * <p>It is {@link ArtemisNd} with the step size inside the compression, which matters only to
 * compressors that do not scale with their input and while the step size changes. MCM with {@code
 * alpha-down: 1} is the strategy of that remark that compresses w_{k+1} - w^_k.
 */
@Source("compresses the model's update: does not converge (mcm Remark 1, Fig. 1)")
public record UpdateCompression(
    @Unbiased @Key(value = "C_up, unbiased: one or a list of n", orElse = "identity")
        PerWorker uplink,
    @Unbiased @Key(value = "C_dwn, unbiased", orElse = "identity") Compressor downlink,
    @Range(from = 0, to = 1) @Key(value = "rate of the memories", orElse = "1/(2*(1+omega_up))")
        double alphaUp,
    @Key(value = "h_i in round 0: zeros or first-gradient", orElse = "zeros")
        MemoryStart memoryStart,
    @Key(value = "do not bill the first gradients", orElse = "false") boolean freeStart)
    implements Algorithm {
  public UpdateCompression {
    Finite.check("update-compression", "alpha-up", alphaUp);
  }

  @Override
  public List<Invariant> invariants() {
    return List.of(UplinkMemory.MEAN);
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Vector wHat = site.start("w_hat");
    UplinkMemory.Worker memory = new UplinkMemory.Worker(site, this.memory());
    Vector g = site.scratch();
    return new Worker() {
      @Override
      public void hear(Round round, Message update) {
        update.addTo(wHat, 1); // w^_k = w^_{k-1} + C_dwn(w_k - w_{k-1})
      }

      @Override
      public Message answer(Round round) {
        oracle.gradient(wHat, g); // g_i(w^_k)
        return memory.send(round, g); // C_up(g_i - h_i); h_i += alpha_up C_up(g_i - h_i)
      }
    };
  }

  @Override
  public Server server(Site site) {
    Compressor c = site.open("C_dwn", downlink);
    Vector w = site.start("w");
    UplinkMemory.Server memory = new UplinkMemory.Server(site, this.memory());
    Vector g = site.scratch();
    Vector update = site.scratch();
    return new Server() {
      private Message pushed;

      @Override
      public Downlink send(Round round) {
        return round.isFirst() ? Downlink.none() : Downlink.toAll(pushed);
      }

      @Override
      public void receive(Round round, Uplinks differences) {
        memory.receive(round, differences, g); // g = (1/N) sum_i h_i + C_up(g_i(w^_k) - h_i)
        update.set(-round.stepsize(), g); // w_{k+1} - w_k = -gamma g
        pushed = c.compress(update, site.envelope(round)); // C_dwn(w_{k+1} - w_k)
        w.add(update); // w_{k+1} = w_k - gamma g
      }

      @Override
      public Vector model() {
        return w;
      }
    };
  }

  private UplinkMemory memory() {
    return new UplinkMemory(uplink, alphaUp, memoryStart, freeStart);
  }
}
