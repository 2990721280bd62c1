package terse.method;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import terse.compress.Compressor;
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
 * Rand-MCM: MCM whose server compresses independently for each worker, or for each of G groups of
 * workers (Philippenko and Dieuleveut, NeurIPS 2021, Sections 2.2 and 4.1).
 *
 * <p>Groups are contiguous, as equal in size as can be, and use the compressor of their first
 * worker. A group shares a memory H_m and the message of a round; it is sent one, and its memory
 * moves, when one of its workers takes part. One group is {@link Mcm}.
 *
 * <p>{@code memory: single}: the server keeps the mean H of the workers' memories in their place.
 * They part from it by the noise of their own messages, until in every {@code reset}-th round the
 * server sends H itself at full precision to all, in place of the differences; the gradients of
 * that round are taken there.
 */
@Source("MCM with an independent downlink for each worker or group (mcm 2.2, 4.1)")
public record RandMcm(
    @Unbiased @Key(value = "C_up, unbiased: one or a list of n", orElse = "identity")
        PerWorker uplink,
    @Unbiased @Key(value = "C_dwn, unbiased: one or a list of n", orElse = "identity")
        PerWorker downlink,
    @Range(from = 0, to = 1)
        @Key(value = "rate of the workers' memories", orElse = "1/(2*(1+omega_up))")
        double alphaUp,
    @Range(from = 0, to = 1)
        @Key(value = "rate of the models' memories", orElse = "1/(2*(1+omega_down))")
        double alphaDown,
    @Key("G, the number of groups, n at most; n where it is not given") OptionalInt groups,
    @Key(value = "own: one for each group; single: their mean at the server", orElse = "own")
        Memory memory,
    @Key("single: rounds between two resets; none where it is not given") OptionalInt reset,
    @Key(value = "h_i in round 0: zeros or first-gradient", orElse = "zeros")
        MemoryStart memoryStart,
    @Key(value = "do not bill the first gradients", orElse = "false") boolean freeStart)
    implements Algorithm {
  /** What the server keeps of the models' memories. */
  public enum Memory {
    /** Each group's. */
    OWN,
    /** Their mean over the workers. */
    SINGLE
  }

  public RandMcm {
    Finite.check("rand-mcm", "alpha-up", alphaUp);
    Finite.check("rand-mcm", "alpha-down", alphaDown);
    if (groups.isPresent() && groups.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "rand-mcm needs groups >= 1, but groups = " + groups.getAsInt());
    }
    if (reset.isPresent() && reset.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "rand-mcm needs reset >= 1, but reset = " + reset.getAsInt());
    }
    if (reset.isPresent() && memory == Memory.OWN) {
      throw new IllegalArgumentException(
          "rand-mcm resets only with memory: single, but reset = " + reset.getAsInt());
    }
  }

  @Override
  public List<Invariant> invariants() {
    return List.of(
        memory == Memory.OWN
            ? new Invariant.Mirror("H", (i, n) -> "H_" + group(i, n), Invariant.When.AT_ONCE)
            : new Invariant.Mean("H", "H"),
        UplinkMemory.MEAN);
  }

  @Override
  public Optional<Uncompressed> uncompressed() {
    if (reset.isEmpty()) {
      return Algorithm.super.uncompressed();
    }
    return Optional.of(
        new Uncompressed(
            "gradient descent, at H where it resets",
            Uncompressed.withIdentities(this),
            w -> {
              Vector H = w.copy();
              Vector point = w.copy();
              Vector g = w.copy();
              int[] k = {0};
              return (eta, f) -> {
                if (k[0] > 0 && k[0] % reset.getAsInt() == 0) {
                  point.set(H);
                } else {
                  point.set(w);
                  H.scale(1 - alphaDown).add(alphaDown, w); // H_k = H_{k-1} + alpha (w_k - H_{k-1})
                }
                k[0]++;
                f.gradient(point, g);
                w.add(-eta, g); // w_{k+1} = w_k - gamma grad f(w_k or H)
              };
            }));
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Vector wHat = site.start("w_hat");
    Vector H = site.start("H");
    UplinkMemory.Worker up = new UplinkMemory.Worker(site, this.up());
    Vector g = site.scratch();
    return new Worker() {
      @Override
      public void hear(Round round, Message Omega) {
        if (resets(round)) {
          Omega.copyTo(H); // H_i = H
          wHat.set(H);
        } else {
          Omega.addTo(wHat.set(H), 1); // w^_k,i = H_{k-1},i + C_dwn,i(Omega_k,i)
          Omega.addTo(H, alphaDown); // H_k,i = H_{k-1},i + alpha_dwn C_dwn,i(Omega_k,i)
        }
      }

      @Override
      public Message answer(Round round) {
        oracle.gradient(wHat, g); // g_i(w^_k,i)
        return up.send(round, g); // C_up(g_i - h_i); h_i += alpha_up C_up(g_i - h_i)
      }
    };
  }

  @Override
  public Server server(Site site) {
    int n = site.workers();
    Group[] groups = new Group[groups(n)];
    Vector w = site.start("w");
    Vector mean = memory == Memory.SINGLE ? site.modelMemory("H") : null;
    for (int m = 0; m < groups.length; m++) {
      groups[m] = new Group(site, m, mean);
    }
    UplinkMemory.Server up = new UplinkMemory.Server(site, this.up());
    Vector g = site.scratch();
    Vector Omega = site.scratch();
    return new Server() {
      @Override
      public Downlink send(Round round) {
        if (round.isFirst()) {
          return Downlink.none();
        }
        if (resets(round)) {
          Message sent = Identity.INSTANCE.compress(mean, site.envelope(round));
          sent.copyTo(mean); // H as the workers read it
          return Downlink.toAll(sent);
        }
        Message[] each = new Message[n];
        for (Group group : groups) {
          group.send(round, w, Omega, each);
        }
        for (Group group : groups) {
          group.remember(each);
        }
        return Downlink.toEach(each);
      }

      @Override
      public void receive(Round round, Uplinks differences) {
        up.receive(round, differences, g); // g = (1/N) sum_i h_i + C_up(g_i - h_i)
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
    return memory == Memory.OWN
        ? new McmMemories(up().theory(), alphaDown, groups.orElse(Integer.MAX_VALUE)).theorems()
        : List.of();
  }

  /** The workers from .. to - 1, at the server. */
  private final class Group {
    private final Site site;
    private final int m;
    private final int from;
    private final int to;
    private final Compressor c;
    private final Vector H;
    private final double part;

    Group(Site site, int m, Vector mean) {
      int n = site.workers();
      this.site = site;
      this.m = m;
      from = from(m, n);
      to = from(m + 1, n);
      c = site.open("C_dwn_" + m, downlink.of(from));
      H = mean == null ? site.modelMemory("H_" + m) : mean;
      part = mean == null ? 1 : (double) (to - from) / n;
    }

    /** Makes the group's message, where one of its workers takes part. */
    void send(Round round, Vector w, Vector Omega, Message[] each) {
      if (IntStream.range(from, to).anyMatch(round::takesPart)) {
        Omega.setDifference(w, H); // Omega_k,m = w_k - H_{k-1},m
        Message sent = c.compress(Omega, site.envelope(round, m)); // C_dwn,m(Omega_k,m)
        Arrays.fill(each, from, to, sent);
      }
    }

    /** Moves the memory by what was sent: the mean of all memories by the group's part of it. */
    void remember(Message[] each) {
      if (each[from] != null) {
        each[from].addTo(H, part * alphaDown); // H_k,m = H_{k-1},m + alpha_dwn C_dwn,m(Omega_k,m)
      }
    }
  }

  private int groups(int n) {
    return Math.min(n, groups.orElse(n));
  }

  /** The group of one of n workers. */
  private int group(int worker, int n) {
    int m = 0;
    while (from(m + 1, n) <= worker) {
      m++;
    }
    return m;
  }

  /** The first worker of group m. */
  private int from(int m, int n) {
    return (int) ((long) m * n / groups(n));
  }

  private boolean resets(Round round) {
    return reset.isPresent() && round.k() % reset.getAsInt() == 0;
  }

  private UplinkMemory up() {
    return new UplinkMemory(uplink, alphaUp, memoryStart, freeStart);
  }
}
