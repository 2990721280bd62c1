package terse.certify;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToDoubleFunction;
import terse.compress.Compressor;
import terse.compress.Guarantee;
import terse.compress.PerWorker;
import terse.config.Contractive;
import terse.config.Key;
import terse.config.Source;
import terse.method.Algorithm;
import terse.method.Downlink;
import terse.method.Invariant;
import terse.method.Oracle;
import terse.method.Round;
import terse.method.Site;
import terse.method.Uplinks;
import terse.theory.Assumption;
import terse.theory.Bound;
import terse.theory.Metric;
import terse.theory.Origin;
import terse.theory.Schedule;
import terse.theory.Setting;
import terse.theory.Theorem;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Message;

/**
 * dist-ef-sgd with a lie. It keeps what its worker and its server say of it in all that it is not
 * told to lie about.
 */
@Source("dist-ef-sgd that lies, for tests")
public record Liar(
    @Key(value = "what it lies about", orElse = "nothing") Lie lie,
    @Contractive @Key(value = "C", orElse = "identity") PerWorker uplink,
    @Contractive @Key(value = "C at the server", orElse = "identity") Compressor downlink)
    implements Algorithm {
  /** What it lies about, and which claim must fail. */
  public enum Lie {
    NOTHING("none"),
    /** The step of its server is a little too long. */
    STEP("equivalence"),
    /** A worker loses a little of what it hears. */
    MIRROR("mirror: x"),
    /** No node has such a vector. */
    NAME("mirror: y"),
    /** The server's count is not the mean of its workers'. */
    MEAN("mean: count"),
    /** A part of the residual is dropped. */
    RESIDUAL("conservation: e"),
    /** The residual is kept as it should be, and not used. */
    FEEDBACK("fed back: e"),
    /** Messages are empty, and their decoders know the vector. */
    DECODER("round trip"),
    /** What is sent later is not billed either. */
    FREE("ledger"),
    /** The step depends on the thread that a worker has. */
    THREAD("same bits"),
    /** The step depends on who answers first. */
    ARRIVAL("same bits"),
    /** The step depends on what ran before. */
    STATIC("same bits"),
    /** The server looks at a worker's vector that was not sent to it. */
    SPY("messages only"),
    /** It goes uphill. */
    UPHILL("convergence"),
    /** Its theorem promises too much. */
    BOUND("bound: too-good"),
    /** It throws in a round. */
    THROWS("runs");

    private final String claim;

    Lie(String claim) {
      this.claim = claim;
    }

    String claim() {
      return claim;
    }
  }

  private static final AtomicInteger RUNS = new AtomicInteger();
  private static final AtomicInteger LAST = new AtomicInteger();
  private static final double[] SEEN = new double[1];

  private boolean is(Lie other) {
    return lie == other;
  }

  @Override
  public List<Invariant> invariants() {
    return List.of(
        new Invariant.Mirror(is(Lie.NAME) ? "y" : "x", Invariant.When.A_ROUND_LATER),
        new Invariant.Mean("count", "count"),
        new Invariant.Residual("C", "e", Round::stepsizeRatio));
  }

  @Override
  public List<Theorem> theorems() {
    return is(Lie.BOUND) || is(Lie.NOTHING) ? List.of(new TooGood(is(Lie.BOUND))) : List.of();
  }

  @Override
  public Worker worker(Site site, Oracle oracle) {
    Compressor c = site.open("C", uplink.of(site.node()));
    Vector x = site.start("x");
    Vector e = site.zeros("e");
    Vector count = site.zeros("count", 1);
    Vector g = site.scratch();
    return new Worker() {
      @Override
      public void hear(Round round, Message pulled) {
        boolean deaf = is(Lie.MIRROR) && site.node() == 1 && round.k() == 9;
        pulled.addTo(x, -round.previousStepsize() * (deaf ? 1 - 1e-12 : 1));
        e.scale(round.stepsizeRatio());
      }

      @Override
      public Message answer(Round round) {
        if (is(Lie.THROWS) && round.k() == 3) {
          throw new IllegalStateException("thrown");
        }
        oracle.gradient(x, g);
        count.set(0, count.get(0) + 1);
        SEEN[0] = x.get(0);
        if (is(Lie.THREAD) && Thread.currentThread().getName().contains("carrier")) {
          g.scale(1 + 1e-12);
        }
        if (is(Lie.ARRIVAL) && LAST.getAndSet(site.node()) > site.node()) {
          g.scale(1 + 1e-12);
        }
        if (is(Lie.FEEDBACK)) {
          e.clear();
        }
        e.add(g);
        Message delta = c.compress(e, site.envelope(round));
        delta.addTo(e, -1);
        if (is(Lie.RESIDUAL) && round.k() == 5) {
          e.scale(1 - 1e-9);
        }
        if (is(Lie.DECODER) && round.k() == 2) {
          return new Captured(delta).compress(g, site.envelope(round, 1));
        }
        return is(Lie.FREE) && round.k() > 0 ? delta.unbilled() : delta;
      }
    };
  }

  @Override
  public Server server(Site site) {
    Compressor c = site.open("C", downlink);
    Vector x = site.start("x");
    Vector e = site.zeros("e");
    Vector count = site.zeros("count", 1);
    Vector mean = site.scratch();
    int run = RUNS.incrementAndGet();
    LAST.set(-1);
    return new Server() {
      private Message pushed;

      @Override
      public Downlink send(Round round) {
        return round.isFirst() ? Downlink.none() : Downlink.toAll(pushed);
      }

      @Override
      public void receive(Round round, Uplinks deltas) {
        deltas.mean(mean);
        count.set(0, count.get(0) + (is(Lie.MEAN) ? 1 : deltas.share()));
        mean.scale(is(Lie.STEP) ? 1 + 1e-6 : is(Lie.UPHILL) ? -1 : 1);
        mean.scale(is(Lie.STATIC) ? 1 + run * 1e-14 : 1);
        mean.scale(is(Lie.SPY) ? 1 + SEEN[0] * 1e-6 : 1);
        e.scaleAdd(round.stepsizeRatio(), mean);
        pushed = c.compress(e, site.envelope(round));
        pushed.addTo(e, -1);
        pushed.addTo(x, -round.stepsize());
      }

      @Override
      public Vector model() {
        return x;
      }
    };
  }

  /** Sends one bit and knows the value. */
  private record Captured(Message value) implements Compressor {
    @Override
    public void encode(Vector x, Coins coins, BitWriter out) {
      out.bits(1, 1);
    }

    @Override
    public void decode(BitReader in, Vector y, double scale) {
      in.bits(1);
      value.addTo(y, scale);
    }

    @Override
    public Guarantee guarantee(int d) {
      return Guarantee.NONE;
    }

    @Override
    public long roomFor(int d, int realBits) {
      return 1;
    }
  }

  /** f(x_k) - f* &lt;= c^k (f(x_0) - f*) with eta = 1/(8 L), where c is too small or 1. */
  private record TooGood(boolean lies) implements Theorem {
    @Override
    public String name() {
      return "too-good";
    }

    @Override
    public String source() {
      return "nobody";
    }

    @Override
    public List<Assumption> assumptions(Setting setting, IntToDoubleFunction eta) {
      return List.of();
    }

    @Override
    public Optional<Schedule> schedule(Setting setting) {
      double eta = 1 / (8 * setting.smoothness());
      return Optional.of(new Schedule("1/(8 L) = " + eta, k -> eta));
    }

    @Override
    public Optional<Bound> bound(Setting setting, Origin origin, IntToDoubleFunction eta) {
      return Optional.of(
          new Bound() {
            @Override
            public Metric metric() {
              return Metric.EXCESS_LOSS;
            }

            @Override
            public double at(int k) {
              return origin.excess() * (lies ? Math.pow(0.9, k) : 1);
            }
          });
    }
  }
}
