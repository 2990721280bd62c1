package terse.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import terse.compress.Blocks;
import terse.compress.Blockwise;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.compress.Qsgd;
import terse.compress.RandK;
import terse.compress.ScaledSign;
import terse.compress.TopK;
import terse.method.Aiade;
import terse.method.Algorithm;
import terse.method.Diana;
import terse.method.DistEfBlockSgdm;
import terse.method.Ef21;
import terse.method.EfSgd;
import terse.method.Ghost;
import terse.method.Iade;
import terse.method.IadeSgd;
import terse.method.Mcm;
import terse.method.MemoryStart;
import terse.method.RandMcm;
import terse.method.Signum;
import terse.objective.Problem;
import terse.testing.Problems;
import terse.testing.Runs;
import terse.trace.Digest;
import terse.trace.RunResult;
import terse.vector.Vector;
import terse.wire.Envelope;

/** What diagnostics read, held to values worked out by hand. */
class DiagnosticsTest {
  private static final long[][] ONE = {{1, 0}, {0, 1}};
  private static final Watch DIAGNOSTICS = new Watch(List.of(Diagnostics::new), true);

  /** f_i(x) = |x|^2/2 + b_i'x: x* = -mean(b_i), grad f_i(x*) = b_i - mean(b_i). */
  private static Problem bowls(long[]... b) {
    long[][][] a = new long[b.length][][];
    Arrays.fill(a, ONE);
    return Problems.quadratic(a, b);
  }

  private static Runs runs(Algorithm algorithm, Problem problem) {
    return Runs.of(algorithm, problem).watch(DIAGNOSTICS);
  }

  private static PerWorker up(Compressor c) {
    return PerWorker.all(c);
  }

  /** Readings by "round node name quantity", the server being node -1. */
  private static Map<String, Double> read(RunResult run) {
    Map<String, Double> all = new TreeMap<>();
    run.readings()
        .forEach(
            (round, of, value) ->
                assertThat(
                        all.put(
                            round + " " + of.node() + " " + of.name() + " " + of.quantity(), value))
                    .isNull());
    return all;
  }

  private static void assertRead(Map<String, Double> read, Object... expected) {
    for (int i = 0; i < expected.length; i += 2) {
      String what = (String) expected[i];
      assertThat(read).as(what).containsKey(what);
      assertThat(read.get(what))
          .as(what)
          .isCloseTo(((Number) expected[i + 1]).doubleValue(), within(1e-12));
    }
  }

  /**
   * b = (-4, -3), eta = 1/2. Round 0: e + eta g = (-2, -1.5), Top-1 (-2, 0). Round 1: x = (2, 0), g
   * = (-2, -3), e + eta g = (-1, -3), Top-1 (0, -3).
   */
  @Test
  void efSgdWithTop1() {
    RunResult run =
        runs(new EfSgd(up(TopK.of(1))), bowls(new long[] {-4, -3}))
            .stepsize(0.5)
            .rounds(2)
            .finish();
    Map<String, Double> read = read(run);
    assertRead(read, "0 -1 x norm", 0, "0 0 x norm", 0, "0 0 e norm", 0);
    assertRead(read, "0 0 C relative_error", 2.25 / 6.25, "0 0 C density", 12.25 / 12.5);
    assertRead(read, "0 0 C bits", 1 + 64, "1 0 C bits", 1 + 64);
    // the worker hears of x_1 in round 1: before that it stands at x_0
    assertRead(read, "1 -1 x norm", 2, "1 0 x norm", 0, "1 0 e norm", 1.5);
    assertRead(read, "1 0 C relative_error", 0.1, "1 0 C density", 16.0 / 20);
    assertRead(read, "2 -1 x norm", Math.sqrt(13), "2 0 x norm", 2, "2 0 e norm", 1);
    assertThat(read).as("all that there is").hasSize(3 * 3 + 2 * 3);
  }

  /**
   * b_1 = (-8, 0), b_2 = (0, -6), gamma = 1/2, identity up with alpha_up = 1/2, Top-1 down with
   * alpha_down = 1/2. grad f_1(x*) = (-4, 3), grad f_2(x*) = (4, -3). w_1 = (2, 1.5), H_1 = (1, 0),
   * w^_1 = (2, 0), g = (-2, -3), w_2 = (3, 3).
   */
  private static final Problem TWO = bowls(new long[] {-8, 0}, new long[] {0, -6});

  private static Mcm mcm() {
    return new Mcm(up(Identity.INSTANCE), TopK.of(1), 0.5, 0.5, MemoryStart.ZEROS, false);
  }

  @Test
  void mcmWithTop1Down() {
    Map<String, Double> read = read(runs(mcm(), TWO).stepsize(0.5).rounds(2).finish());
    assertRead(read, "0 -1 H upsilon", 0, "1 -1 H upsilon", 6.25, "2 -1 H upsilon", 4 + 9);
    assertRead(read, "1 -1 C_dwn relative_error", 2.25 / 6.25, "1 -1 C_dwn bits", 1 + 64);
    assertThat(read).as("nothing is sent in round 0").doesNotContainKey("0 -1 C_dwn bits");
    assertRead(read, "0 0 h distance_to_gradient", 5, "0 1 h distance_to_gradient", 5);
    // h_1 = (-4, 0), h_2 = (0, -3), h = (-2, -1.5), and grad f(x*) = 0
    assertRead(read, "1 0 h distance_to_gradient", 3, "1 1 h distance_to_gradient", 4);
    assertRead(read, "1 -1 h distance_to_gradient", 2.5, "1 -1 h norm", 2.5);
    assertRead(read, "0 0 C_up relative_error", 0, "0 0 C_up density", 0.5, "0 0 C_up bits", 128);
    assertThat(read.keySet().stream().filter(key -> key.endsWith("upsilon"))).hasSize(3);
  }

  static List<Algorithm> memoriesOfTheModel() {
    PerWorker c = up(Qsgd.of(1));
    OptionalInt none = OptionalInt.empty();
    List<Algorithm> all = new ArrayList<>();
    all.add(new Mcm(c, Qsgd.of(1), 0.2, 0.2, MemoryStart.ZEROS, false));
    for (RandMcm.Memory memory : RandMcm.Memory.values()) {
      all.add(new RandMcm(c, c, 0.2, 0.2, none, memory, none, MemoryStart.ZEROS, false));
    }
    return all;
  }

  /** Upsilon_k is the square of what the server compresses in round k, for each memory. */
  @ParameterizedTest
  @MethodSource("memoriesOfTheModel")
  void upsilonIsWhatTheServerCompresses(Algorithm method) {
    Map<String, Double> compressed = new TreeMap<>();
    Gauge gauge =
        new Gauge() {
          @Override
          public void see(Snapshot now) {
            for (Compression each : now.compressions(Envelope.SERVER)) {
              String memory = each.name().replace("C_dwn", "H");
              compressed.put(now.round() - 1 + " " + memory, each.input().squaredNorm());
            }
          }

          @Override
          public void record(Snapshot now, Map<String, Double> columns) {}
        };
    boolean single = method instanceof RandMcm rand && rand.memory() == RandMcm.Memory.SINGLE;
    RunResult run =
        Runs.of(method, Problems.regression(3, 6, 8))
            .rounds(6)
            .watch(new Watch(List.of(() -> gauge, Diagnostics::new), true))
            .finish();
    Map<String, Double> read = read(run);
    assertThat(compressed).hasSize(5 * (method instanceof Mcm ? 1 : 3));
    compressed.forEach(
        (key, square) -> {
          assertThat(square).isPositive();
          String memory = single ? key.substring(0, key.indexOf('_')) : key;
          assertThat(read.get(memory.replace(" H", " -1 H") + " upsilon"))
              .isCloseTo(square, withinPercentage(1e-10));
        });
  }

  /** gamma = 1/2: w_1 - w_0 = -gamma g(w^_0) = (2, 1.5), where g = (-4, -3). */
  @Test
  void ghostHasThatOfTheLastModel() {
    Ghost method = new Ghost(up(Identity.INSTANCE), TopK.of(1), 0.5, MemoryStart.ZEROS, false);
    Map<String, Double> read = read(runs(method, TWO).stepsize(0.5).rounds(2).finish());
    assertRead(read, "0 -1 w_last upsilon", 0, "1 -1 w_last upsilon", 6.25);
    assertRead(read, "0 -1 C_dwn relative_error", 9.0 / 25);
    // w^_1 = (2, 0), g = (-2, -3), w_2 - w_1 = (1, 1.5)
    assertRead(read, "2 -1 w_last upsilon", 3.25);
  }

  /**
   * b = (-3, -1, -2, -2), mu = 1/2: p = (1 + mu) g = (-4.5, -1.5, -3, -3). Blocks of two: densities
   * 36/45 and 1, signs times 3 and 3. The server's p~ is (-3, -3, -3, -3).
   */
  @Test
  void distEfBlockSgdmWithScaledSignsInBlocks() {
    long[][] eye = new long[4][4];
    for (int j = 0; j < 4; j++) {
      eye[j][j] = 1;
    }
    Problem problem = Problems.quadratic(new long[][][] {eye}, new long[][] {{-3, -1, -2, -2}});
    Compressor c = new Blockwise(new ScaledSign(), new Blocks.Count(2));
    Map<String, Double> read =
        read(runs(new DistEfBlockSgdm(up(c), c, 0.5, 0), problem).rounds(1).finish());
    assertRead(read, "0 0 C phi", 0.8, "0 0 C density", 144.0 / 162);
    assertRead(read, "0 0 C relative_error", 4.5 / 40.5, "0 0 C bits", 2 * (64 + 2));
    assertRead(read, "0 -1 C phi", 1, "0 -1 C density", 1, "0 -1 C relative_error", 0);
    assertRead(read, "1 0 e norm", Math.sqrt(4.5), "1 -1 e norm", 0);
    assertRead(read, "1 0 m norm", Math.sqrt(18), "1 0 m_decay norm", 0);
  }

  static List<Algorithm> lattices() {
    return List.of(new Iade(8, 0.95), new IadeSgd(16, 0.9, 1, 1), new Aiade(8, 0.95, 0.3));
  }

  /** Their lattices have an absolute error, of a bound that shrinks from round to round. */
  @ParameterizedTest
  @MethodSource("lattices")
  void latticesHaveAnAbsoluteError(Algorithm method) {
    int rounds = 20;
    Map<String, Double> read = read(runs(method, TWO).stepsize(0.1).rounds(rounds).finish());
    assertThat(read.keySet()).noneMatch(key -> key.endsWith("relative_error"));
    for (int node = -1; node < 2; node++) {
      for (int k = 0; k < rounds; k++) {
        double bound =
            method instanceof Iade
                ? 8 * Math.pow(0.95, k + 1) / 2
                : method instanceof Aiade
                    ? 8 * Math.pow(0.95, k + 1) / (2 * k + 2)
                    : Math.sqrt(16 * Math.pow(0.9, k + 1) / 2);
        assertThat(read.get(k + " " + node + " Q absolute_error")).isBetween(0.0, bound);
        assertThat(read).containsKey(k + " " + node + " s distance_to_gradient");
      }
    }
  }

  @Test
  void memoriesOfOtherMethodsComeToTheGradients() {
    Problem problem = Problems.regression(3, 6, 8);
    Algorithm diana = new Diana(up(RandK.of(4)), 0.5, MemoryStart.ZEROS, false);
    for (Algorithm method : List.of(diana, new Ef21(up(TopK.of(4))))) {
      String name = method instanceof Ef21 ? "g_i" : "h";
      Map<String, Double> read =
          read(runs(method, problem).stepsize(0.1).rounds(3000).every(3000).finish());
      for (int i = 0; i < 3; i++) {
        double before = read.get("0 " + i + " " + name + " distance_to_gradient");
        assertThat(read.get("3000 " + i + " " + name + " distance_to_gradient"))
            .isLessThan(1e-3 * before);
      }
    }
  }

  @Test
  void signsAreCompressionsToo() {
    Map<String, Double> read = read(runs(new Signum(0.5), TWO).rounds(1).finish());
    assertRead(read, "0 0 sign bits", 2, "0 -1 sign bits", 2, "0 0 sign density", 0.5);
  }

  @Test
  void whereTheMinimiserIsNotKnownThereIsNoDistanceToItsGradients() {
    Map<String, Double> read = read(runs(mcm(), Problems.bowl(3, 4)).rounds(2).finish());
    assertThat(read.keySet())
        .noneMatch(key -> key.endsWith("distance_to_gradient"))
        .anyMatch(key -> key.endsWith("h norm"));
  }

  /** At x* of equal f_i all differences are zero. */
  @Test
  void ofZeroNoRatioIsKnown() {
    Map<String, Double> read =
        read(
            runs(mcm(), bowls(new long[] {-4, -3}, new long[] {-4, -3}))
                .start(Vector.of(4, 3))
                .rounds(2)
                .finish());
    assertThat(read.get("1 -1 C_dwn relative_error")).isNaN();
    assertThat(read.get("1 0 C_up density")).isNaN();
    assertThat(read.get("1 0 C_up bits")).isEqualTo(128);
  }

  @Test
  void onlyRecordedRoundsAreReadAndTheLastHasNoCompressions() {
    RunResult run = runs(new EfSgd(up(TopK.of(1))), TWO).rounds(10).every(4).finish();
    Map<String, List<Integer>> rounds = new TreeMap<>();
    run.readings()
        .forEach(
            (round, of, value) ->
                rounds
                    .computeIfAbsent(
                        of.node() + " " + of.name() + " " + of.quantity(), any -> new ArrayList<>())
                    .add(round));
    assertThat(rounds.get("-1 x norm")).containsExactly(0, 4, 8, 10);
    assertThat(rounds.get("1 C bits")).containsExactly(0, 4, 8);
  }

  static List<Algorithm> random() {
    Compressor c = Qsgd.of(2);
    return List.of(
        new Mcm(up(c), c, 0.2, 0.2, MemoryStart.ZEROS, false),
        new Iade(1, 0.99),
        new EfSgd(up(TopK.of(2))));
  }

  private static Runs noisy(Algorithm method) {
    return Runs.of(method, Problems.regression(9, 6, 8))
        .batch(2)
        .rounds(12)
        .participation(method instanceof Iade ? 1 : 0.6)
        .every(3)
        .stepsize(0.05);
  }

  @ParameterizedTest
  @MethodSource("random")
  void readingsAreTheSameAtAnyNumberOfThreads(Algorithm method) {
    Map<String, Double> one = read(noisy(method).watch(DIAGNOSTICS).finish());
    for (int threads : new int[] {7, Execution.PER_WORKER}) {
      assertThat(read(noisy(method).watch(DIAGNOSTICS).threads(threads).finish())).isEqualTo(one);
    }
    Predicate<String> absent = key -> key.startsWith("3 ") && key.endsWith(" bits");
    assertThat(one.keySet().stream().filter(absent).count())
        .as("who does not take part compresses nothing")
        .isBetween(1L, 10L);
  }

  @ParameterizedTest
  @MethodSource("random")
  void readingChangesNoResult(Algorithm method) {
    RunResult plain = noisy(method).finish();
    RunResult read = noisy(method).watch(DIAGNOSTICS).finish();
    assertThat(Digest.ofRuns(List.of(read))).isEqualTo(Digest.ofRuns(List.of(plain)));
    assertThat(read.rows()).isEqualTo(plain.rows());
    assertThat(plain.readings().size()).isZero();
  }
}
