package terse.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import terse.cluster.Cluster;
import terse.cluster.Execution;
import terse.cluster.Plan;
import terse.cluster.Progress;
import terse.cluster.Watch;
import terse.compress.Compressor;
import terse.compress.Lattice;
import terse.compress.PerWorker;
import terse.compress.Qsgd;
import terse.compress.Scale;
import terse.experiment.Catalogue;
import terse.method.Aiade;
import terse.method.Algorithm;
import terse.method.Artemis;
import terse.method.ArtemisNd;
import terse.method.Dcgd;
import terse.method.Diana;
import terse.method.DistEfBlockSgdm;
import terse.method.DistEfSgd;
import terse.method.Dore;
import terse.method.DoreAsReleased;
import terse.method.DoubleSqueeze;
import terse.method.Ef21;
import terse.method.Ef21Bc;
import terse.method.Ef21P;
import terse.method.EfSgd;
import terse.method.Ghost;
import terse.method.Iade;
import terse.method.IadeSgd;
import terse.method.Marina;
import terse.method.Mcm;
import terse.method.MemoryStart;
import terse.method.ModelCompression;
import terse.method.RandMcm;
import terse.method.Sgd;
import terse.method.SignSgd;
import terse.method.Signum;
import terse.method.UpdateCompression;
import terse.objective.Objective;
import terse.objective.Problem;
import terse.theory.Noise;
import terse.trace.Direction;
import terse.trace.Pricing;
import terse.trace.RunResult;
import terse.trace.Status;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.Precision;

/**
 * What a round of each method costs beside one of DIANA, n = 20, d = 124: QSGD with one level wherever a method takes compressors.
 * Error feedback gets it divided by zeta, so that it contracts; the methods of IADE have their lattice, at several errors, and beside them
 * stands DIANA with lattices.
 */
public final class Methods {
  private static final int WORKERS = 20;
  private static final int DIMENSION = 124;
  private static final int ROUNDS = 1500;
  private static final double STEPSIZE = 1e-3;
  private static final String UNIT = "diana";

  private Methods() {}

  /**
   * Arguments: the number of times that every method is run, 15 when it is missing; then the data folder that has a9a, for a second table
   * with its gradients in batches of 50.
   */
  public static void main(String[] args) {
    int repeats = args.length > 0 ? Integer.parseInt(args[0]) : 15;
    System.out.printf(
        "%s, %d cores; one carrier, %d runs of %d rounds of each method in turn after %d more; medians%n",
        System.getProperty("java.vm.version"), Runtime.getRuntime().availableProcessors(), repeats, ROUNDS, warmups(repeats));
    compare("gradients that cost next to nothing", bowls(), 0, repeats);
    if (args.length > 1) {
      compare("a9a, batches of 50", Rounds.a9a(Path.of(args[1])), 50, repeats);
    }
  }

  private static int warmups(int repeats) {
    return 2 + repeats / 5;
  }

  private static Map<String, Algorithm> methods() {
    Compressor c = Qsgd.of(1);
    PerWorker up = PerWorker.all(c);
    double zeta = c.guarantee(DIMENSION).zeta();
    double alpha = 1 / (2 * zeta);
    Compressor shrunk = Scale.toContract(c); // contractive, as error feedback asks
    PerWorker shrunkUp = PerWorker.all(shrunk);
    MemoryStart zeros = MemoryStart.ZEROS;
    Map<String, Algorithm> all = new LinkedHashMap<>();
    all.put(UNIT, new Diana(up, alpha, zeros, false));
    all.put("sgd", new Sgd(0.5));
    all.put("dcgd", new Dcgd(up, c));
    all.put("ef-sgd", new EfSgd(shrunkUp));
    all.put("dist-ef-sgd", new DistEfSgd(shrunkUp, shrunk));
    all.put("dist-ef-block-sgdm", new DistEfBlockSgdm(shrunkUp, shrunk, 0.5, 1e-4));
    all.put("double-squeeze", new DoubleSqueeze(shrunkUp, shrunk));
    all.put("sign-sgd", new SignSgd(0));
    all.put("signum", new Signum(0.9));
    all.put("artemis", new Artemis(up, c, alpha, zeros, false));
    all.put("dore", new Dore(up, c, alpha, 1 / zeta, 1 / zeta, zeros, false));
    all.put("dore-as-released", new DoreAsReleased(up, c, alpha, MemoryStart.FIRST_GRADIENT, false));
    all.put("mcm", new Mcm(up, c, alpha, alpha, zeros, false));
    all.put("ghost", new Ghost(up, c, alpha, zeros, false));
    all.put(
        "rand-mcm",
        new RandMcm(up, up, alpha, alpha, OptionalInt.empty(), RandMcm.Memory.OWN, OptionalInt.empty(), zeros, false));
    all.put("artemis-nd", new ArtemisNd(up, c, alpha, zeros, false));
    all.put("model-compression", new ModelCompression(up, c, alpha, zeros, false));
    all.put("update-compression", new UpdateCompression(up, c, alpha, zeros, false));
    all.put("ef21", new Ef21(shrunkUp));
    all.put("ef21-bc", new Ef21Bc(shrunkUp, shrunk));
    all.put("ef21-p", new Ef21P(up, shrunk));
    all.put("marina", new Marina(up, 1 / zeta));
    double slow = 1 - 1e-4; // the error shrinks little within a run, so that its rounds cost alike
    for (double s : new double[] {0.1, 0.01, 1e-3, 1e-5}) {
      all.put("iade " + s, new Iade(s, slow));
    }
    all.put("iade-sgd", new IadeSgd(1e-4, slow, 1, 1));
    all.put("aiade", new Aiade(10, slow, 0.5));
    for (double error : new double[] {1e-2, 1e-5}) {
      all.put("diana, lattice " + error, new Diana(PerWorker.all(Lattice.of(error)), 0, zeros, false));
    }
    return all;
  }

  private static void compare(String what, Problem problem, int batch, int repeats) {
    Map<String, Algorithm> methods = methods();
    checkThatNoneIsMissing(methods.keySet());
    List<String> names = List.copyOf(methods.keySet());
    double[][] ms = new double[names.size()][repeats];
    double[] bitsUp = new double[names.size()];
    for (int r = -warmups(repeats); r < repeats; r++) {
      for (int m = 0; m < names.size(); m++) {
        Plan plan = plan(names.get(m), methods.get(names.get(m)), problem, batch);
        long begin = System.nanoTime();
        RunResult result = Cluster.run(plan, Progress.NONE);
        double each = (System.nanoTime() - begin) * 1e-6 / ROUNDS;
        if (result.status() != Status.FINISHED) {
          throw new IllegalStateException(names.get(m) + ": " + result.failure());
        }
        bitsUp[m] = (double) result.ledger().bits(Direction.UP) / ROUNDS / WORKERS / DIMENSION;
        if (r >= 0) {
          ms[m][r] = each;
        }
      }
    }
    System.out.printf("%n%s%n%-22s %9s %9s %22s%n", what, "", "ms/round", "/ diana", "bits up a coordinate");
    for (int m = 0; m < names.size(); m++) {
      int row = m;
      double[] ratios = IntStream.range(0, repeats).mapToDouble(r -> ms[row][r] / ms[0][r]).toArray();
      System.out.printf(
          Locale.ROOT, "%-22s %9.4f %9.2f %22.2f%n", names.get(m), Rounds.median(ms[m]), Rounds.median(ratios), bitsUp[m]);
    }
  }

  private static void checkThatNoneIsMissing(Set<String> names) {
    Set<String> missing = new TreeSet<>(Catalogue.ofTerse().algorithms().keySet());
    missing.removeIf(method -> names.stream().anyMatch(name -> name.equals(method) || name.startsWith(method + " ")));
    if (!missing.isEmpty()) {
      throw new IllegalStateException("the bench lacks " + missing);
    }
  }

  private static Plan plan(String name, Algorithm algorithm, Problem problem, int batch) {
    return new Plan(
        name, algorithm, problem, Vector.zeros(DIMENSION), ROUNDS, batch, Noise.NONE, Precision.FLOAT32, k -> STEPSIZE, 1, 7, 0, ROUNDS, false,
        Pricing.NONE, Watch.NONE, new Execution(1, 2));
  }

  private static Problem bowls() {
    List<Bowl> bowls = IntStream.range(0, WORKERS).mapToObj(i -> new Bowl(gaussian(i))).toList();
    return new Problem("bowls", bowls, new int[] {DIMENSION}, new Rounds.NoTheory());
  }

  private static Vector gaussian(int seed) {
    Coins coins = new Coins(seed);
    Vector x = Vector.zeros(DIMENSION);
    Arrays.setAll(x.array(), j -> coins.nextGaussian());
    return x;
  }

  /** f_i(x) = |x - centre|^2/2. */
  private record Bowl(Vector centre) implements Objective {
    @Override
    public int dimension() {
      return centre.dimension();
    }

    @Override
    public int rows() {
      return 0;
    }

    @Override
    public double loss(Vector x) {
      return x.squaredDistance(centre) / 2;
    }

    @Override
    public void gradient(Vector x, Vector out) {
      out.setDifference(x, centre);
    }

    @Override
    public double lossAndGradient(Vector x, Vector out) {
      gradient(x, out);
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
