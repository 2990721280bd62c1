package terse.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import terse.cluster.Cluster;
import terse.cluster.Execution;
import terse.cluster.Plan;
import terse.cluster.Progress;
import terse.cluster.Watch;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.compress.Qsgd;
import terse.data.Contiguous;
import terse.data.DataFolders;
import terse.data.DataSource;
import terse.method.Algorithm;
import terse.method.Dcgd;
import terse.method.Downlink;
import terse.method.Mcm;
import terse.method.MemoryStart;
import terse.method.Oracle;
import terse.method.Round;
import terse.method.Sgd;
import terse.method.Site;
import terse.method.Uplinks;
import terse.objective.Constants;
import terse.objective.LogisticRegression;
import terse.objective.Objective;
import terse.objective.Optimum;
import terse.objective.Problem;
import terse.objective.Setting;
import terse.theory.Noise;
import terse.trace.Pricing;
import terse.trace.RunResult;
import terse.trace.Status;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.Envelope;
import terse.wire.Message;
import terse.wire.Precision;

/** What a round costs: MCM on a9a in batches and in full, the engines over a plain loop, and many workers. */
public final class Rounds {
  private static final int REPEATS = 7;

  private Rounds() {}

  /** Arguments: the data folder that has a9a; without it the parts that need a9a are left out. */
  public static void main(String[] args) {
    System.out.printf(
        "%s, %d cores; milliseconds a round, median of %d runs after one%n",
        System.getProperty("java.vm.version"), Runtime.getRuntime().availableProcessors(), REPEATS);
    if (args.length > 0) {
      Problem a9a = a9a(Path.of(args[0]));
      for (int threads : new int[] {2, 1, Execution.PER_WORKER}) {
        show("a9a, mcm qsgd(1), b = 50", threads, cluster(a9a, mcm(), 50, 3000, threads));
      }
      for (int threads : new int[] {2, 1, Execution.PER_WORKER}) {
        show("a9a, sgd, full gradients", threads, cluster(a9a, new Sgd(0), 0, 200, threads));
      }
    }
    Problem small = separable(20, 124);
    double loop = plainLoop(small, mcm(), 20_000);
    System.out.printf("%-32s %-12s %9.4f%n", "mcm without gradients, n = 20", "plain loop", loop);
    for (int threads : new int[] {1, 2, Execution.PER_WORKER}) {
      show("mcm without gradients, n = 20", threads, cluster(small, mcm(), 0, 20_000, threads));
    }
    Algorithm gd = new Dcgd(PerWorker.all(Identity.INSTANCE), Identity.INSTANCE);
    Problem one = separable(20, 1);
    double engine = plainLoop(one, gd, 50_000);
    System.out.printf("%-32s %-12s %9.4f%n", "dcgd at d = 1, n = 20", "plain loop", engine);
    for (int threads : new int[] {1, 2, Execution.PER_WORKER}) {
      show("dcgd at d = 1, n = 20", threads, cluster(one, gd, 0, 20_000, threads));
    }
    show("mcm without gradients, n = 10000", 2, cluster(separable(10_000, 124), mcm(), 0, 60, 2));
  }

  private static void show(String what, int threads, double ms) {
    String how = threads == Execution.PER_WORKER ? "per-worker" : threads + " carriers";
    System.out.printf("%-32s %-12s %9.4f%n", what, how, ms);
  }

  private static Algorithm mcm() {
    Qsgd c = Qsgd.of(1);
    double alpha = 1 / (2 * c.guarantee(124).zeta());
    return new Mcm(PerWorker.all(c), c, alpha, alpha, MemoryStart.ZEROS, false);
  }

  static Problem a9a(Path data) {
    return new LogisticRegression(
            DataSource.of("a9a"), 0, true, true, new Contiguous(true))
        .build(new Setting(20, 7, new DataFolders(Path.of("."), List.of(data))));
  }

  private static Problem separable(int n, int d) {
    return new Problem("|x|^2/2", Collections.nCopies(n, new Half(d)), new int[] {d}, new NoTheory());
  }

  private static double cluster(Problem problem, Algorithm algorithm, int batch, int rounds, int threads) {
    Vector start = Vector.zeros(problem.dimension()).fill(0.1);
    Plan plan =
        new Plan(
            "bench", algorithm, problem, start, rounds, batch, Noise.NONE, Precision.FLOAT32, k -> 1e-3, 1, 7,
            0, rounds, false, Pricing.NONE, Watch.NONE, new Execution(threads, 2));
    double[] ms = new double[REPEATS + 1];
    for (int r = 0; r <= REPEATS; r++) {
      long begin = System.nanoTime();
      RunResult result = Cluster.run(plan, Progress.NONE);
      ms[r] = (System.nanoTime() - begin) * 1e-6 / rounds;
      if (result.status() != Status.FINISHED) {
        throw new IllegalStateException(result.failure());
      }
    }
    return median(Arrays.copyOfRange(ms, 1, ms.length));
  }

  /** The same nodes without threads, queues, frames and checksums. */
  private static double plainLoop(Problem problem, Algorithm algorithm, int rounds) {
    int n = problem.workers();
    Vector start = Vector.zeros(problem.dimension()).fill(0.1);
    double[] ms = new double[REPEATS + 1];
    for (int r = 0; r <= REPEATS; r++) {
      Algorithm.Server server = algorithm.server(new Bare(start, n, Envelope.SERVER));
      List<Algorithm.Worker> workers = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        int worker = i;
        Oracle oracle = (x, g) -> problem.local(worker).gradient(x, g);
        workers.add(algorithm.worker(new Bare(start, n, i), oracle));
      }
      Uplinks uplinks = new Uplinks(n);
      long begin = System.nanoTime();
      for (int k = 0; k < rounds; k++) {
        Round round = new Round(k, 1e-3, k == 0 ? 0 : 1e-3, n, null);
        Downlink downlink = server.send(round);
        for (int i = 0; i < n; i++) {
          Message message = downlink.to(i, round);
          if (message != null) {
            workers.get(i).hear(round, message);
          }
          uplinks.put(i, workers.get(i).answer(round));
        }
        server.receive(round, uplinks);
      }
      ms[r] = (System.nanoTime() - begin) * 1e-6 / rounds;
    }
    return median(Arrays.copyOfRange(ms, 1, ms.length));
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** A site that keeps nothing. */
  private record Bare(Vector x0, int workers, int node) implements Site {
    @Override
    public int dimension() {
      return x0.dimension();
    }

    @Override
    public Vector start(String name) {
      return x0.copy();
    }

    @Override
    public Vector zeros(String name, int dimension) {
      return Vector.zeros(dimension);
    }

    @Override
    public Vector scratch() {
      return Vector.zeros(dimension());
    }

    @Override
    public Coins common(Round round) {
      return new Coins(round.k());
    }

    @Override
    public Envelope envelope(Round round, int purpose) {
      return new Envelope(7, round.k(), node, purpose, Precision.FLOAT32);
    }
  }

  static final class NoTheory implements Problem.Theory {
    @Override
    public Constants constants() {
      throw new IllegalStateException("the bench asks for no constants");
    }

    @Override
    public Optimum optimum() {
      return Optimum.unknown("the bench asks for no optimum");
    }
  }

  /** f_i(x) = |x|^2/2, the cheapest gradient there is. */
  private record Half(int dimension) implements Objective {
    @Override
    public int rows() {
      return 0;
    }

    @Override
    public double loss(Vector x) {
      return x.squaredNorm() / 2;
    }

    @Override
    public void gradient(Vector x, Vector out) {
      out.set(x);
    }

    @Override
    public double lossAndGradient(Vector x, Vector out) {
      out.set(x);
      return loss(x);
    }

    @Override
    public void gradient(Vector x, int[] rows, int count, Vector out) {
      throw new IllegalStateException("there are no rows");
    }

    @Override
    public double smoothness() {
      return 1;
    }
  }
}
