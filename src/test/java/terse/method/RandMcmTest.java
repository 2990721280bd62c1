package terse.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static terse.testing.Curves.assertClose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.compress.Qsgd;
import terse.testing.ExactCompressor;
import terse.testing.ExactProblem;
import terse.testing.Rational;
import terse.testing.RationalVector;
import terse.testing.Recording;
import terse.vector.Vector;
import terse.wire.Message;
import terse.wire.Precision;

class RandMcmTest extends AlgorithmContract {
  private static final PerWorker RANDOM = PerWorker.all(Qsgd.of(1));
  private static final OptionalInt ALL = OptionalInt.empty();
  private static final OptionalInt NEVER = OptionalInt.empty();

  @Override
  Algorithm with(PerWorker up, Compressor down) {
    return own(up, PerWorker.all(down), ALL);
  }

  private static Algorithm own(PerWorker up, PerWorker down, OptionalInt groups) {
    return new RandMcm(
        up, down, 0.25, 0.5, groups, RandMcm.Memory.OWN, NEVER, MemoryStart.ZEROS, false);
  }

  private static Algorithm single(PerWorker down, OptionalInt groups, OptionalInt reset) {
    return new RandMcm(
        RANDOM, down, 0.25, 0.5, groups, RandMcm.Memory.SINGLE, reset, MemoryStart.ZEROS, false);
  }

  @Override
  List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, ExactCompressor down, List<Rational> eta) {
    return exact(f, up, Collections.nCopies(f.workers(), down), eta);
  }

  /** Philippenko and Dieuleveut, eq. (3) with an H_i for each worker; rates 1/4 and 1/2. */
  private static List<RationalVector> exact(
      ExactProblem f, List<ExactCompressor> up, List<ExactCompressor> down, List<Rational> eta) {
    int n = f.workers();
    ExactMemories memories = new ExactMemories(f, up, Rational.of(1, 4));
    RationalVector w = f.start();
    List<RationalVector> wHat = new ArrayList<>(Collections.nCopies(n, w));
    List<RationalVector> memory = new ArrayList<>(wHat);
    List<RationalVector> curve = new ArrayList<>(List.of(w));
    for (Rational gamma : eta) {
      w = w.minus(memories.estimate(wHat::get).times(gamma));
      for (int i = 0; i < n; i++) {
        RationalVector sent = down.get(i).of(w.minus(memory.get(i)));
        wHat.set(i, memory.get(i).plus(sent));
        memory.set(i, memory.get(i).plus(sent.times(Rational.of(1, 2))));
      }
      curve.add(w);
    }
    return curve;
  }

  @Override
  Hearing hearing() {
    return Hearing.OWN_MEMORY;
  }

  /** The uplink's compressors downlink: one for each worker. */
  @ParameterizedTest
  @MethodSource("goldenCases")
  void followsThePaperWithACompressorForEachWorker(ExactProblem f, Compressors c) {
    Algorithm algorithm = own(c.testedUp(), c.testedUp(), ALL);
    for (List<Rational> eta : schedules(f)) {
      golden(algorithm, f, eta, exact(f, c.up(), c.up(), eta));
    }
  }

  @ParameterizedTest
  @EnumSource(MemoryStart.class)
  void withOneGroupItIsMcmToTheBit(MemoryStart start) {
    Qsgd down = Qsgd.of(2);
    Algorithm rand =
        new RandMcm(
            RANDOM,
            PerWorker.all(down),
            0.2,
            0.3,
            OptionalInt.of(1),
            RandMcm.Memory.OWN,
            NEVER,
            start,
            false);
    Algorithm mcm = new Mcm(RANDOM, down, 0.2, 0.3, start, false);
    for (double participation : new double[] {1, 0.5}) {
      Recording actual = noisy(rand).participation(participation).record();
      Recording expected = noisy(mcm).participation(participation).record();
      assertThat(actual.models()).isEqualTo(expected.models());
      assertThat(actual.result().rows()).isEqualTo(expected.result().rows());
    }
  }

  @Test
  void withAnUncompressedDownlinkItIsDiana() {
    Algorithm rand = own(RANDOM, PerWorker.all(Identity.INSTANCE), ALL);
    Algorithm diana = new Diana(RANDOM, 0.25, MemoryStart.ZEROS, false);
    assertClose(noisy(rand).record().models(), noisy(diana).record().models(), 1e-13);
  }

  /** Five workers in two groups: 0, 1 and 2, 3, 4. */
  @Test
  void aGroupHearsTheSameWhenOneOfItTakesPart() {
    Recording run =
        noisy(own(RANDOM, RANDOM, OptionalInt.of(2))).participation(0.3).rounds(60).record();
    List<List<Integer>> groups = List.of(List.of(0, 1), List.of(2, 3, 4));
    int silent = 0;
    for (Round round : run.rounds()) {
      int k = round.k();
      for (int m = 0; m < 2; m++) {
        Message first = run.down(groups.get(m).get(0), k);
        boolean hears = k > 0 && groups.get(m).stream().anyMatch(round::takesPart);
        silent += hears ? 0 : 1;
        for (int i : groups.get(m)) {
          assertThat(run.down(i, k)).isSameAs(first);
          assertThat(run.down(i, k) != null).isEqualTo(hears);
          assertThat(run.worker(i, "H", k + 1)).isEqualTo(run.server("H_" + m, k + 1));
        }
      }
    }
    assertThat(silent).isGreaterThan(2);
    assertThat(run.server("H_0", 60)).isNotEqualTo(run.server("H_1", 60));
  }

  @Test
  void independentMessagesDiffer() {
    Recording run = noisy(own(RANDOM, RANDOM, ALL)).record();
    assertThat(run.worker(0, "w_hat", 2)).isNotEqualTo(run.worker(1, "w_hat", 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void theSingleMemoryIsTheMeanOfTheWorkers(int groups) {
    Recording run =
        noisy(single(RANDOM, OptionalInt.of(groups), NEVER)).participation(0.5).record();
    for (int k = 0; k <= 50; k++) {
      assertClose("round " + k, run.server("H", k), meanMemory(run, k), 1e-13);
    }
    assertThat(run.worker(0, "H", 50)).isNotEqualTo(run.worker(4, "H", 50));
  }

  private static Vector meanMemory(Recording run, int k) {
    Vector mean = Vector.zeros(8);
    for (int i = 0; i < 5; i++) {
      mean.add(run.worker(i, "H", k));
    }
    return mean.divide(5);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void aResetBringsAllMemoriesToTheirMean(Precision precision) {
    Recording run =
        noisy(single(RANDOM, ALL, OptionalInt.of(10)))
            .precision(precision)
            .participation(0.5)
            .record();
    double relative = precision == Precision.FLOAT32 ? 1e-6 : 0;
    for (int k = 10; k < 50; k += 10) {
      assertClose("H in round " + k, run.server("H", k + 1), run.server("H", k), relative);
      for (int i = 0; i < 5; i++) {
        assertThat(run.down(i, k).bits()).isEqualTo(8L * precision.bits());
        assertThat(run.worker(i, "H", k + 1)).isEqualTo(run.server("H", k + 1));
        assertThat(run.worker(i, "w_hat", k + 1)).isEqualTo(run.server("H", k + 1));
      }
      assertThat(run.worker(0, "H", k)).isNotEqualTo(run.worker(4, "H", k));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesARateThatIsNotFinite(double rate) {
    assertThatThrownBy(() -> rates(rate, 0.5))
        .hasMessage("rand-mcm needs a finite alpha-up, but alpha-up = " + rate);
    assertThatThrownBy(() -> rates(0.5, rate))
        .hasMessage("rand-mcm needs a finite alpha-down, but alpha-down = " + rate);
  }

  private static Algorithm rates(double up, double down) {
    return new RandMcm(
        RANDOM, RANDOM, up, down, ALL, RandMcm.Memory.OWN, NEVER, MemoryStart.ZEROS, false);
  }

  @Test
  void refusesGroupsAndResetsThatMeanNothing() {
    assertThatThrownBy(() -> own(RANDOM, RANDOM, OptionalInt.of(0)))
        .hasMessage("rand-mcm needs groups >= 1, but groups = 0");
    assertThatThrownBy(() -> single(RANDOM, ALL, OptionalInt.of(0)))
        .hasMessage("rand-mcm needs reset >= 1, but reset = 0");
    assertThatThrownBy(
            () ->
                new RandMcm(
                    RANDOM,
                    RANDOM,
                    0.5,
                    0.5,
                    ALL,
                    RandMcm.Memory.OWN,
                    OptionalInt.of(3),
                    MemoryStart.ZEROS,
                    false))
        .hasMessage("rand-mcm resets only with memory: single, but reset = 3");
  }
}
