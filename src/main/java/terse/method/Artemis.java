package terse.method;

import java.util.List;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.config.Key;
import terse.config.Range;
import terse.config.Source;
import terse.config.Unbiased;
import terse.theory.DianaConvex;
import terse.theory.DianaStronglyConvex;
import terse.theory.Theorem;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * Artemis: DIANA's uplink, and a downlink that compresses the estimate of the gradient, which
 * degrades the central model too (Philippenko and Dieuleveut, 2020; compared in Philippenko and
 * Dieuleveut, NeurIPS 2021).
 *
 * <p>Nothing is sent in round 0. All workers hear every downlink message, so that their models stay
 * the server's; with partial participation the uplink is that of PP2.
 */
@Source("DIANA's uplink, compressed gradient down (Philippenko and Dieuleveut, 2020)")
public record Artemis(
    @Unbiased @Key(value = "C_up, unbiased: one or a list of n", orElse = "identity")
        PerWorker uplink,
    @Unbiased @Key(value = "C_dwn, unbiased", orElse = "identity") Compressor downlink,
    @Range(from = 0, to = 1) @Key(value = "rate of the memories", orElse = "1/(2*(1+omega_up))")
        double alphaUp,
    @Key(value = "h_i in round 0: zeros or first-gradient", orElse = "zeros")
        MemoryStart memoryStart,
    @Key(value = "do not bill the first gradients", orElse = "false") boolean freeStart)
    implements Algorithm {
  public Artemis {
    Finite.check("artemis", "alpha-up", alphaUp);
  }

  @Override
  public List<Invariant> invariants() {
    return List.of(new Invariant.Mirror("w", Invariant.When.A_ROUND_LATER), UplinkMemory.MEAN);
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Vector w = site.start("w");
    UplinkMemory.Worker memory = new UplinkMemory.Worker(site, this.memory());
    Vector g = site.scratch();
    return new Worker() {
      @Override
      public void hear(Round round, Message pulled) {
        pulled.addTo(w, -round.previousStepsize()); // w_k = w_{k-1} - gamma C_dwn(g)
      }

      @Override
      public Message answer(Round round) {
        oracle.gradient(w, g); // g_i(w_k)
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
    return new Server() {
      private Message pushed;

      @Override
      public Downlink send(Round round) {
        return round.isFirst() ? Downlink.none() : Downlink.toAll(pushed);
      }

      @Override
      public void receive(Round round, Uplinks differences) {
        memory.receive(round, differences, g); // g = (1/N) sum_i h_i + C_up(g_i - h_i)
        pushed = c.compress(g, site.envelope(round)); // C_dwn(g)
        pushed.addTo(w, -round.stepsize()); // w_{k+1} = w_k - gamma C_dwn(g)
      }

      @Override
      public Vector model() {
        return w;
      }
    };
  }

  @Override
  public List<Theorem> theorems() {
    return List.of(new DianaStronglyConvex(memory().theory()), new DianaConvex(memory().theory()));
  }

  private UplinkMemory memory() {
    return new UplinkMemory(uplink, alphaUp, memoryStart, freeStart);
  }
}
