package terse.method;

import java.util.List;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.config.Key;
import terse.config.Range;
import terse.config.Source;
import terse.config.Unbiased;
import terse.theory.McmMemories;
import terse.theory.Theorem;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * MCM: the server keeps its model exact and sends compressed differences to a memory of it; workers
 * compute gradients at the perturbed model (Philippenko and Dieuleveut, NeurIPS 2021, eq. 3).
 *
 * <p>In round 0 nothing is sent and the gradient is taken at x_0 = w_0 = H_0. All workers hear
 * every downlink message, taking part or not, so that their memories H stay the server's.
 */
@Source("preserved model, memories both ways (Philippenko and Dieuleveut, NeurIPS 2021, eq. 3)")
public record Mcm(
    @Unbiased @Key(value = "C_up, unbiased: one or a list of n", orElse = "identity")
        PerWorker uplink,
    @Unbiased @Key(value = "C_dwn, unbiased", orElse = "identity") Compressor downlink,
    @Range(from = 0, to = 1)
        @Key(value = "rate of the workers' memories", orElse = "1/(2*(1+omega_up))")
        double alphaUp,
    @Range(from = 0, to = 1)
        @Key(value = "rate of the model's memory", orElse = "1/(2*(1+omega_down))")
        double alphaDown,
    @Key(value = "h_i in round 0: zeros or first-gradient", orElse = "zeros")
        MemoryStart memoryStart,
    @Key(value = "do not bill the first gradients", orElse = "false") boolean freeStart)
    implements Algorithm {
  public Mcm {
    Finite.check("mcm", "alpha-up", alphaUp);
    Finite.check("mcm", "alpha-down", alphaDown);
  }

  @Override
  public List<Invariant> invariants() {
    return List.of(new Invariant.Mirror("H", Invariant.When.AT_ONCE), UplinkMemory.MEAN);
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Vector wHat = site.start("w_hat");
    Vector H = site.start("H");
    UplinkMemory.Worker memory = new UplinkMemory.Worker(site, this.memory());
    Vector g = site.scratch();
    return new Worker() {
      @Override
      public void hear(Round round, Message Omega) {
        Omega.addTo(wHat.set(H), 1); // w^_k = H_{k-1} + C_dwn(Omega_k)
        Omega.addTo(H, alphaDown); // H_k = H_{k-1} + alpha_dwn C_dwn(Omega_k)
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
    Vector H = site.modelMemory("H");
    UplinkMemory.Server memory = new UplinkMemory.Server(site, this.memory());
    Vector g = site.scratch();
    Vector Omega = site.scratch();
    return new Server() {
      @Override
      public Downlink send(Round round) {
        if (round.isFirst()) {
          return Downlink.none();
        }
        Omega.setDifference(w, H); // Omega_k = w_k - H_{k-1}
        Message sent = c.compress(Omega, site.envelope(round)); // C_dwn(Omega_k)
        sent.addTo(H, alphaDown); // H_k = H_{k-1} + alpha_dwn C_dwn(Omega_k)
        return Downlink.toAll(sent);
      }

      @Override
      public void receive(Round round, Uplinks differences) {
        memory.receive(round, differences, g); // g = (1/N) sum_i h_i + C_up(g_i - h_i)
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
    return new McmMemories(memory().theory(), alphaDown, 1).theorems();
  }

  private UplinkMemory memory() {
    return new UplinkMemory(uplink, alphaUp, memoryStart, freeStart);
  }
}
