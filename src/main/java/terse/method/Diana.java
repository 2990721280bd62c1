package terse.method;

import java.util.List;
import terse.compress.Identity;
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
 * DIANA: workers send compressed differences between their gradients and memories that learn them
 * (Mishchenko, Gorbunov, Takáč, Richtárik, 2019), in the form of Philippenko and Dieuleveut,
 * NeurIPS 2021, eq. (3), uplink.
 *
 * <p>The server needs no memory but the mean of the h_i. It sends the model itself. With partial
 * participation the mean of the differences is taken over the workers that take part, and the
 * others' memories stay (Philippenko and Dieuleveut, 2020, PP2).
 */
@Source("gradient differences with memories (Mishchenko et al., 2019; mcm eq. 3, uplink)")
public record Diana(
    @Unbiased @Key(value = "C_up, unbiased: one or a list of n", orElse = "identity")
        PerWorker uplink,
    @Range(from = 0, to = 1) @Key(value = "rate of the memories", orElse = "1/(2*(1+omega_up))")
        double alphaUp,
    @Key(value = "h_i in round 0: zeros or first-gradient", orElse = "zeros")
        MemoryStart memoryStart,
    @Key(value = "do not bill the first gradients", orElse = "false") boolean freeStart)
    implements Algorithm {
  public Diana {
    Finite.check("diana", "alpha-up", alphaUp);
  }

  @Override
  public List<Invariant> invariants() {
    return List.of(new Invariant.Mirror("w", Invariant.When.IF_TAKING_PART), UplinkMemory.MEAN);
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Vector w = site.start("w");
    UplinkMemory.Worker memory = new UplinkMemory.Worker(site, this.memory());
    Vector g = site.scratch();
    return new Worker() {
      @Override
      public void hear(Round round, Message model) {
        model.copyTo(w); // w_k
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
    Vector w = site.start("w");
    UplinkMemory.Server memory = new UplinkMemory.Server(site, this.memory());
    Vector g = site.scratch();
    return new Server() {
      @Override
      public Downlink send(Round round) {
        return Downlink.toParticipants(Identity.INSTANCE.compress(w, site.envelope(round)));
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
    return McmMemories.exactTheorems(memory().theory());
  }

  private UplinkMemory memory() {
    return new UplinkMemory(uplink, alphaUp, memoryStart, freeStart);
  }
}
