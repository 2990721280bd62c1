package terse.method;

import java.util.List;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.config.Key;
import terse.config.Range;
import terse.config.Source;
import terse.config.Unbiased;
import terse.theory.GhostStronglyConvex;
import terse.theory.Theorem;
import terse.vector.Vector;

/**
 * Ghost: the hypothetical method by which Philippenko and Dieuleveut (NeurIPS 2021, Appendix D.1)
 * explain MCM. The central model is preserved, and workers compute gradients where its last update,
 * compressed, would have moved it: w^_{k+1} = w_k - gamma C_dwn(g).
 *
 * <p>It cannot be implemented, since a worker that knew w_k would need no compression. Here the
 * server makes C_dwn(g) and sends the point w^_{k+1} at full precision to the workers, which are
 * those of {@link Diana}. That is what the ledger counts: compare it by rounds, not by bits.
 */
@Source("gradients at w_k - gamma C_dwn(g), hypothetical (Philippenko, Dieuleveut, NeurIPS 2021)")
public record Ghost(
    @Unbiased @Key(value = "C_up, unbiased: one or a list of n", orElse = "identity")
        PerWorker uplink,
    @Unbiased @Key(value = "C_dwn, unbiased", orElse = "identity") Compressor downlink,
    @Range(from = 0, to = 1) @Key(value = "rate of the memories", orElse = "1/(2*(1+omega_up))")
        double alphaUp,
    @Key(value = "h_i in round 0: zeros or first-gradient", orElse = "zeros")
        MemoryStart memoryStart,
    @Key(value = "do not bill the first gradients", orElse = "false") boolean freeStart)
    implements Algorithm {
  private static final int COMPRESSED = 0;
  private static final int MODEL = 1;

  public Ghost {
    Finite.check("ghost", "alpha-up", alphaUp);
  }

  @Override
  public List<Invariant> invariants() {
    return List.of(
        new Invariant.Mirror("w", (i, n) -> "w_hat", Invariant.When.IF_TAKING_PART),
        UplinkMemory.MEAN);
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    // w^_k as it is sent
    // C_up(g_i(w^_k) - h_i); h_i += alpha_up C_up(g_i(w^_k) - h_i)
    return new Diana(uplink, alphaUp, memoryStart, freeStart).worker(site, oracle);
  }

  @Override
  public Server server(Site site) {
    Compressor c = site.open("C_dwn", downlink);
    Vector w = site.start("w");
    Vector last = site.modelMemory("w_last");
    Vector wHat = site.start("w_hat");
    UplinkMemory.Server memory = new UplinkMemory.Server(site, this.memory());
    Vector g = site.scratch();
    return new Server() {
      @Override
      public Downlink send(Round round) {
        return Downlink.toParticipants(
            Identity.INSTANCE.compress(wHat, site.envelope(round, MODEL))); // w^_k
      }

      @Override
      public void receive(Round round, Uplinks differences) {
        memory.receive(round, differences, g); // g = (1/N) sum_i h_i + C_up(g_i(w^_k) - h_i)
        c.compress(g, site.envelope(round, COMPRESSED)) // C_dwn(g)
            .addTo(wHat.set(w), -round.stepsize()); // w^_{k+1} = w_k - gamma C_dwn(g)
        last.set(w); // w_k, in the place of MCM's H_k
        w.add(-round.stepsize(), g); // w_{k+1} = w_k - gamma g
      }

      @Override
      public Vector model() {
        return w;
      }
    };
  }

  @Override
  public List<Theorem> theorems() {
    return List.of(new GhostStronglyConvex(memory().theory()));
  }

  private UplinkMemory memory() {
    return new UplinkMemory(uplink, alphaUp, memoryStart, freeStart);
  }
}
