package terse.method;

import java.util.List;
import java.util.Optional;
import terse.compress.Compressor;
import terse.compress.PerWorker;
import terse.config.Key;
import terse.config.Range;
import terse.config.Source;
import terse.config.Unbiased;
import terse.theory.DoreStronglyConvex;
import terse.theory.Theorem;
import terse.vector.Vector;
import terse.wire.Message;

/**
 * DORE: compressed gradient residuals up, the compressed model residual with error feedback down
 * (Liu, Li, Tang, Yan, AISTATS 2020, Algorithm 1, without a proximal step).
 *
 * <p>The step size is inside of the server's compression, and the error is in the units of the
 * model: q = -gamma g + eta e, Q = C(q), e = q - Q; all models move by beta Q. Nothing is sent in
 * round 0. With unbiased compression of variance omega the error stays bounded only where omega
 * eta^2 &lt; 1, which the defaults of beta and eta keep to. All workers hear every downlink
 * message; with partial participation the uplink is that of PP2.
 */
@Source("gradient residuals up, model residual with error feedback down (Liu et al., AISTATS 2020)")
public record Dore(
    @Unbiased @Key(value = "C_up, unbiased: one or a list of n", orElse = "identity")
        PerWorker uplink,
    @Unbiased @Key(value = "C_dwn, unbiased", orElse = "identity") Compressor downlink,
    @Range(from = 0, to = 1) @Key(value = "rate of the memories", orElse = "1/(2*(1+omega_up))")
        double alpha,
    @Range(above = 0, to = 1)
        @Key(
            value = "part of the compressed residual that the model moves by",
            orElse = "1/(1+omega_down)")
        double beta,
    @Range(from = 0, to = 1)
        @Key(value = "part of the error that is fed back", orElse = "1/(1+omega_down)")
        double eta,
    @Key(value = "h_i in round 0: zeros or first-gradient", orElse = "zeros")
        MemoryStart memoryStart,
    @Key(value = "do not bill the first gradients", orElse = "false") boolean freeStart)
    implements Algorithm {
  public Dore {
    Finite.check("dore", "alpha", alpha);
    Finite.check("dore", "beta", beta);
    Finite.check("dore", "eta", eta);
  }

  @Override
  public List<Invariant> invariants() {
    return List.of(
        new Invariant.Mirror("x", Invariant.When.A_ROUND_LATER),
        new Invariant.Residual("C_dwn", "e", round -> eta),
        UplinkMemory.MEAN);
  }

  @Override
  public Optional<Uncompressed> uncompressed() {
    return Optional.of(Uncompressed.gradientDescent(this, beta)); // e = 0
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Vector x = site.start("x");
    UplinkMemory.Worker memory = new UplinkMemory.Worker(site, this.memory());
    Vector g = site.scratch();
    return new Worker() {
      @Override
      public void hear(Round round, Message Q) {
        Q.addTo(x, beta); // x^_k = x^_{k-1} + beta Q
      }

      @Override
      public Message answer(Round round) {
        oracle.gradient(x, g); // g_i(x^_k)
        return memory.send(round, g); // C(g_i - h_i); h_i += alpha C(g_i - h_i)
      }
    };
  }

  @Override
  public Server server(Site site) {
    Compressor c = site.open("C_dwn", downlink);
    Vector x = site.start("x");
    Vector e = site.zeros("e");
    UplinkMemory.Server memory = new UplinkMemory.Server(site, this.memory());
    Vector g = site.scratch();
    return new Server() {
      private Message Q;

      @Override
      public Downlink send(Round round) {
        return round.isFirst() ? Downlink.none() : Downlink.toAll(Q);
      }

      @Override
      public void receive(Round round, Uplinks residuals) {
        memory.receive(round, residuals, g); // g = (1/n) sum_i h_i + C(g_i - h_i)
        e.scale(eta).add(-round.stepsize(), g); // q = -gamma g + eta e
        Q = c.compress(e, site.envelope(round)); // Q = C(q)
        Q.addTo(e, -1); // e = q - Q
        Q.addTo(x, beta); // x^_{k+1} = x^_k + beta Q
      }

      @Override
      public Vector model() {
        return x;
      }
    };
  }

  @Override
  public List<Theorem> theorems() {
    return List.of(new DoreStronglyConvex(memory().theory(), beta, eta));
  }

  private UplinkMemory memory() {
    return new UplinkMemory(uplink, alpha, memoryStart, freeStart);
  }
}
