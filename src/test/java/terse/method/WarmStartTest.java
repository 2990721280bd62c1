package terse.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import terse.compress.Blocks;
import terse.compress.Blockwise;
import terse.compress.Compressor;
import terse.compress.Guarantee;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.compress.Power;
import terse.objective.Problem;
import terse.testing.Problems;
import terse.testing.Recording;
import terse.testing.Runs;
import terse.vector.Coins;
import terse.vector.Vector;
import terse.wire.BitReader;
import terse.wire.BitWriter;
import terse.wire.Envelope;

/** Compressors that learn keep what they learn in the state of their node. */
class WarmStartTest {
  private static final Problem PROBLEM = Problems.regression(4, 10, 100);
  private static final Compressor POWER = Power.of(1);
  private static final Compressor BLOCKS = new Blockwise(Power.of(1), new Blocks.Count(2));

  static List<Algorithm> methods() {
    PerWorker up = PerWorker.all(BLOCKS);
    return List.of(
        new Dcgd(up, POWER),
        new EfSgd(up),
        new DistEfSgd(up, POWER),
        new Diana(up, 0.1, MemoryStart.ZEROS, false),
        new Mcm(up, POWER, 0.1, 0.1, MemoryStart.ZEROS, false),
        new RandMcm(
            up,
            PerWorker.all(POWER),
            0.1,
            0.1,
            OptionalInt.of(2),
            RandMcm.Memory.OWN,
            OptionalInt.empty(),
            MemoryStart.ZEROS,
            false),
        new Artemis(up, POWER, 0.1, MemoryStart.ZEROS, false),
        new ArtemisNd(up, POWER, 0.1, MemoryStart.ZEROS, false),
        new UpdateCompression(up, POWER, 0.1, MemoryStart.ZEROS, false),
        new ModelCompression(up, POWER, 0.1, MemoryStart.ZEROS, false),
        new Ghost(up, POWER, 0.1, MemoryStart.ZEROS, false),
        new Dore(up, POWER, 0.1, 0.5, 0.5, MemoryStart.ZEROS, false),
        new DoreAsReleased(up, POWER, 0.1, MemoryStart.ZEROS, false),
        new DoubleSqueeze(up, POWER),
        new DistEfBlockSgdm(up, POWER, 0.5, 0.1),
        new Ef21(up),
        new Ef21Bc(up, POWER),
        new Ef21P(up, POWER),
        new Marina(up, 0.3));
  }

  private static Runs runs(Algorithm method) {
    return Runs.of(method, PROBLEM).rounds(25).stepsize(0.01);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void whatWasLearntIsStateOfTheNode(Algorithm method) {
    Recording run = runs(method).record();
    for (int i = 0; i < 4; i++) {
      List<String> learnt = run.names(i).stream().filter(name -> name.endsWith(".Q")).toList();
      assertThat(learnt).hasSize(2);
      for (String name : learnt) {
        assertThat(run.worker(i, name, 0).norm()).isZero();
        assertThat(run.worker(i, name, 25).norm()).isPositive();
        assertThat(run.worker(i, name, 25)).isNotEqualTo(run.worker((i + 1) % 4, name, 25));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void whatTheServerLearntIsItsState(Algorithm method) {
    boolean compresses = !method.downlink().equals(Identity.INSTANCE);
    Recording run = runs(method).record();
    List<String> learnt =
        run.names(Envelope.SERVER).stream().filter(name -> name.endsWith(".Q")).toList();
    assertThat(learnt.isEmpty()).isEqualTo(!compresses);
    for (String name : learnt) {
      assertThat(run.server(name, 0).norm()).isZero();
      assertThat(run.server(name, 25).norm()).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void resultsAreTheSameAtAnyNumberOfThreads(Algorithm method) {
    Vector one = runs(method).threads(1).finish().model();
    assertThat(runs(method).threads(2).finish().model()).isEqualTo(one);
    assertThat(runs(method).threads(0).capacity(1).finish().model()).isEqualTo(one);
  }

  /** The same compressor, which starts from random numbers in every round. */
  private record Cold(Compressor of) implements Compressor {
    @Override
    public void encode(Vector x, Coins coins, BitWriter out) {
      of.encode(x, coins, out);
    }

    @Override
    public void decode(BitReader in, Vector y, double scale) {
      of.decode(in, y, scale);
    }

    @Override
    public Guarantee guarantee(int d) {
      return of.guarantee(d);
    }

    @Override
    public long roomFor(int d, int realBits) {
      return of.roomFor(d, realBits);
    }
  }

  @Test
  void aWarmStartSendsMoreOfTheGradientInTheSameBits() {
    Recording warm = runs(new Dcgd(PerWorker.all(POWER), POWER)).record();
    Recording cold = runs(new Dcgd(PerWorker.all(new Cold(POWER)), new Cold(POWER))).record();
    assertThat(sentShare(warm, 0)).isEqualTo(sentShare(cold, 0));
    double warmer = 0;
    double colder = 0;
    for (int k = 5; k < 25; k++) {
      warmer += sentShare(warm, k) / 20;
      colder += sentShare(cold, k) / 20;
    }
    assertThat(warmer).isGreaterThan(1.3 * colder);
  }

  /** |C(g)|^2/|g|^2, mean over the workers. */
  private static double sentShare(Recording run, int k) {
    double share = 0;
    for (int i = 0; i < 4; i++) {
      Vector sent = Vector.zeros(100);
      run.up(i, k).addTo(sent, 1);
      share += sent.squaredNorm() / run.gradient(i, k).squaredNorm() / 4;
    }
    return share;
  }
}
