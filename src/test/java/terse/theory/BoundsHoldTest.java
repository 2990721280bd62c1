package terse.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static terse.method.MemoryStart.FIRST_GRADIENT;
import static terse.method.MemoryStart.ZEROS;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.compress.RandK;
import terse.compress.ScaledSign;
import terse.compress.TopK;
import terse.method.Algorithm;
import terse.method.Artemis;
import terse.method.Diana;
import terse.method.DistEfBlockSgdm;
import terse.method.DistEfSgd;
import terse.method.Dore;
import terse.method.DoubleSqueeze;
import terse.method.Ef21;
import terse.method.Ef21Bc;
import terse.method.Ef21P;
import terse.method.Ghost;
import terse.method.Marina;
import terse.method.Mcm;
import terse.method.RandMcm;
import terse.method.Sgd;
import terse.objective.Problem;
import terse.testing.Problems;

/**
 * Every theorem of every method, at its own step sizes, where its assumptions hold: the mean of 40
 * runs stays under the bound at every row. False alarms: {@link Means#ALARM} a case.
 */
class BoundsHoldTest {
  private static final int ROUNDS = 60;
  private static final int RUNS = 40;

  /** Four equal workers, mu = 1, L = 8. */
  private static final Problem EQUAL = diagonal(4, 1, 2, 3, 4, 6, 8);

  /** Five workers whose least squares differ. */
  private static final Problem DIFFERENT = Problems.regression(5, 6, 8);

  /** A convex mean, diag(1, 2), of two functions of which neither is convex. */
  private static final Problem SADDLES =
      Problems.quadratic(
          new long[][][] {{{4, 1}, {1, -1}}, {{-2, -1}, {-1, 5}}}, new long[][] {{1, 2}, {-3, 2}});

  private static final Compressor HALF = RandK.of(3);
  private static final Compressor QUARTER = RandK.of(2);

  private static Problem diagonal(int workers, long... diagonal) {
    long[][] a = new long[diagonal.length][diagonal.length];
    long[] b = new long[diagonal.length];
    for (int j = 0; j < diagonal.length; j++) {
      a[j][j] = diagonal[j];
      b[j] = j - 2L;
    }
    long[][][] every = new long[workers][][];
    long[][] shifts = new long[workers][];
    Arrays.fill(every, a);
    Arrays.fill(shifts, b);
    return Problems.quadratic(every, shifts);
  }

  private static Algorithm mcm(double alphaUp, double alphaDown) {
    return new Mcm(PerWorker.all(HALF), QUARTER, alphaUp, alphaDown, ZEROS, false);
  }

  private static Algorithm randMcm(double alphaUp, double alphaDown, int groups) {
    return new RandMcm(
        PerWorker.all(HALF),
        PerWorker.all(QUARTER),
        alphaUp,
        alphaDown,
        OptionalInt.of(groups),
        RandMcm.Memory.OWN,
        OptionalInt.empty(),
        ZEROS,
        false);
  }

  private static Stream<Arguments> each(String about, Algorithm algorithm, Problem problem) {
    return algorithm.theorems().stream().map(t -> Arguments.of(about, t, algorithm, problem));
  }

  private static Stream<Arguments> each(
      String about, Algorithm algorithm, Problem problem, String... names) {
    return each(about, algorithm, problem)
        .filter(a -> Stream.of(names).anyMatch(((Theorem) a.get()[1]).name()::equals));
  }

  static Stream<Arguments> random() {
    PerWorker half = PerWorker.all(HALF);
    return Stream.of(
            each("mcm, equal", mcm(0, 1.0 / 16), EQUAL),
            each("rand-mcm, equal", randMcm(0, 1.0 / 16, 4), EQUAL),
            each("rand-mcm in groups, equal", randMcm(0, 1.0 / 16, 3), EQUAL),
            each(
                "mcm, different",
                mcm(0.25, 0.125),
                DIFFERENT,
                "heterogeneous",
                "heterogeneous-convex"),
            each(
                "rand-mcm, different",
                randMcm(0.25, 0.125, 5),
                DIFFERENT,
                "heterogeneous",
                "heterogeneous-convex"),
            each(
                "mcm, first gradient",
                new Mcm(half, QUARTER, 0.25, 0.125, FIRST_GRADIENT, false),
                DIFFERENT,
                "heterogeneous",
                "heterogeneous-convex"),
            each(
                "mcm, exact uplinks, different",
                new Mcm(PerWorker.all(Identity.INSTANCE), QUARTER, 0.25, 0.1, ZEROS, false),
                DIFFERENT),
            each("diana, equal", new Diana(half, 0, ZEROS, false), EQUAL),
            each(
                "diana, different",
                new Diana(half, 0.3, ZEROS, false),
                DIFFERENT,
                "strongly-convex",
                "convex"),
            each(
                "diana, first gradient",
                new Diana(half, 0.3, FIRST_GRADIENT, false),
                DIFFERENT,
                "strongly-convex",
                "convex"),
            each("artemis", new Artemis(half, QUARTER, 0.3, ZEROS, false), DIFFERENT),
            each("dore", new Dore(half, QUARTER, 0.3, 0.25, 0.25, ZEROS, false), DIFFERENT),
            each("ghost", new Ghost(half, QUARTER, 0.3, ZEROS, false), DIFFERENT),
            each("ef21-p", new Ef21P(half, TopK.of(3)), DIFFERENT),
            each("ef21-p, random", new Ef21P(half, scaled()), DIFFERENT))
        .flatMap(s -> s);
  }

  private static Compressor scaled() {
    return new RandK(OptionalInt.of(4), OptionalDouble.empty(), false, RandK.IndexSource.SHARED);
  }

  static Stream<Arguments> fullGradientsOnly() {
    PerWorker half = PerWorker.all(HALF);
    return Stream.of(
            each("marina", new Marina(half, 0.4), DIFFERENT),
            each("marina, saddles", new Marina(PerWorker.all(RandK.of(1)), 0.4), SADDLES),
            each("ef21", new Ef21(PerWorker.all(TopK.of(3))), DIFFERENT),
            each("ef21, random", new Ef21(PerWorker.all(scaled())), DIFFERENT),
            each("ef21, saddles", new Ef21(PerWorker.all(TopK.of(1))), SADDLES),
            each("ef21-bc", new Ef21Bc(PerWorker.all(TopK.of(4)), TopK.of(4)), DIFFERENT),
            each("ef21-bc, saddles", new Ef21Bc(PerWorker.all(TopK.of(1)), TopK.of(1)), SADDLES))
        .flatMap(s -> s);
  }

  static Stream<Arguments> errorFeedback() {
    PerWorker top = PerWorker.all(TopK.of(3));
    return Stream.of(
            each(
                "sgd",
                new Sgd(0),
                DIFFERENT,
                "strongly-convex",
                "convex",
                "theorem-1",
                "theorem-1-decreasing",
                "theorem-2",
                "nonconvex"),
            each("dist-ef-sgd", new DistEfSgd(top, TopK.of(4)), DIFFERENT),
            each(
                "dist-ef-sgd, signs",
                new DistEfSgd(PerWorker.all(new ScaledSign()), new ScaledSign()),
                DIFFERENT),
            each(
                "dist-ef-sgd, exact",
                new DistEfSgd(PerWorker.all(Identity.INSTANCE), Identity.INSTANCE),
                DIFFERENT),
            each("double-squeeze", new DoubleSqueeze(top, TopK.of(4)), DIFFERENT),
            each("dist-ef-block-sgdm", new DistEfBlockSgdm(top, TopK.of(4), 0.6, 0), DIFFERENT))
        .flatMap(s -> s);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource({"random", "fullGradientsOnly", "errorFeedback"})
  void withFullGradients(String about, Theorem theorem, Algorithm algorithm, Problem problem) {
    Trial.of(tuned(theorem), algorithm, problem, ROUNDS).runs(RUNS).staysUnder();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource({"random", "errorFeedback"})
  void withNoisyGradients(String about, Theorem theorem, Algorithm algorithm, Problem problem) {
    Trial.of(tuned(theorem), algorithm, problem, ROUNDS).noise(0.5).runs(RUNS).staysUnder();
  }

  /**
   * A function whose constants are 10,000 times what the theorem is told makes every bound break,
   * in a single run of ten rounds. Of error feedback it is told, besides, that it is exact: else
   * its bound is above the largest gradient seen, whatever the run does.
   */
  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource({"random", "fullGradientsOnly", "errorFeedback"})
  void breakWhereSmoothnessIsUnderstated(
      String about, Theorem theorem, Algorithm algorithm, Problem problem) {
    Theorem bold = theorem.parameters().isEmpty() ? theorem : theorem.with(Map.of("gamma", 300.0));
    Trial trial = Trial.of(bold, algorithm, problem, 10);
    Facts told = trial.facts();
    told.smoothness(
        told.smoothness / 1e4, told.maxSmoothness / 1e4, told.meanSquareSmoothness / 1e4);
    told.convexity(told.strongConvexity / 1e4, told.localConvexity / 1e4);
    if (theorem instanceof DistEf || theorem instanceof DistEfMomentum) {
      told.delta(1, 1);
    }
    assertThat(trial.breaks()).isTrue();
  }

  /** A gamma for which the corollaries' conditions on K hold. */
  private static Theorem tuned(Theorem theorem) {
    return theorem.parameters().isEmpty() ? theorem : theorem.with(Map.of("gamma", 0.05));
  }

  @Test
  void someTheoremsAreFound() {
    assertThat(random().count()).isGreaterThan(30);
    assertThat(fullGradientsOnly().count()).isEqualTo(12);
    assertThat(errorFeedback().count()).isEqualTo(22);
  }
}
