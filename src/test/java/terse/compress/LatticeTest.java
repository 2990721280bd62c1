package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.testing.Chance;
import terse.vector.Coins;
import terse.vector.NotFiniteException;
import terse.vector.Vector;
import terse.wire.Message;
import terse.wire.Part;
import terse.wire.Precision;

class LatticeTest extends CompressorContract {
  @Override
  List<Compressor> compressors(int d) {
    return List.of(Lattice.of(0.1 * Math.sqrt(d)), new Lattice(0.2 * Math.sqrt(d), true));
  }

  @Override
  boolean isRandom(Compressor compressor, int d) {
    return ((Lattice) compressor).unbiased();
  }

  /**
   * Without the vectors near the ends of the range, which are refused, or less than 2^-53 of a step
   * of the grid.
   */
  @Override
  Stream<GuaranteeTrial> trials() {
    return super.trials().filter(trial -> Math.abs(Math.log(trial.vector().x().maxAbs())) < 100);
  }

  /** No real number travels, so that the precision of the wire does not matter. */
  @Override
  @Test
  void whatFloat32CannotCarryIsRefusedThereAndNotAtFloat64() {
    Vector x = Vector.zeros(70).fill(-1e39);
    for (Precision precision : Precision.values()) {
      assertThatThrownBy(() -> Lattice.of(1).compress(x, Sending.envelope(0, precision)))
          .isInstanceOf(NotFiniteException.class)
          .hasMessageContaining("2^62 steps");
      Message message = Lattice.of(1e30).compress(x, Sending.envelope(0, precision));
      assertThat(Sending.value(message).get(69)).isCloseTo(-1e39, within(1e30));
    }
  }

  @Test
  void coordinatesGoToTheNearestMultipleOfTheGrid() {
    Lattice lattice = Lattice.of(1); // d = 4: D = 1
    assertThat(lattice.grid(4)).isEqualTo(1);
    assertThat(Sending.received(lattice, Vector.of(0.49, 0.5, -0.5, -0.51)))
        .as("ties go up")
        .isEqualTo(Vector.of(0, 1, 0, -1));
    assertThat(Sending.received(lattice, Vector.of(1e6 + 0.4, -7.75, 2.25, 3)))
        .isEqualTo(Vector.of(1e6, -8, 2, 3));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "3,0.01", "100,5", "1000,1e-6", "50,1e-12", "50,1e9"})
  void theErrorIsAtMostEpsilon(int d, double epsilon) {
    for (boolean unbiased : new boolean[] {false, true}) {
      Lattice lattice = new Lattice(epsilon, unbiased);
      for (int round = 0; round < 20; round++) {
        Vector x = NastyVectors.gaussian(d, 100 + round);
        Vector c = Sending.value(lattice.compress(x, Sending.envelope(round, Precision.FLOAT32)));
        assertThat(Math.sqrt(c.squaredDistance(x))).isLessThanOrEqualTo(epsilon + 1e-15 * x.norm());
      }
    }
  }

  @Test
  void theWorstVectorReachesEpsilon() {
    for (int d : new int[] {1, 4, 16, 100}) {
      Lattice lattice = Lattice.of(3);
      Vector x = Vector.zeros(d).fill(lattice.grid(d) * 0.5 * (1 - 1e-12));
      assertThat(x.norm()).isCloseTo(3, within(1e-10));
      assertThat(Sending.received(lattice, x)).isEqualTo(Vector.zeros(d));
    }
  }

  @Test
  void shiftsByTheGridShiftTheValue() {
    int d = 64; // D = 0.25
    Lattice lattice = Lattice.of(1);
    Vector x = NastyVectors.make(d, j -> Math.scalb(Math.rint(1e6 * Math.sin(j)), -20));
    Vector shift = NastyVectors.make(d, j -> 0.25 * (j * j - 700));
    Vector both = x.copy().add(shift);
    assertThat(Sending.received(lattice, both)).isEqualTo(Sending.received(lattice, x).add(shift));
    Lattice unbiased = new Lattice(2, true); // D = 0.25
    assertThat(Sending.received(unbiased, both))
        .as("the same coins")
        .isEqualTo(Sending.received(unbiased, x).add(shift));
  }

  @Test
  void whatIsOnTheGridIsExactAndStaysThere() {
    Vector x = NastyVectors.gaussian(100, 103);
    Vector once = Sending.received(Lattice.of(0.7), x);
    assertThat(Sending.received(Lattice.of(0.7), once)).isEqualTo(once);
    Vector grid = NastyVectors.make(64, j -> 0.125 * (j - 20));
    assertThat(Sending.received(new Lattice(1, true), grid)).isEqualTo(grid);
  }

  /** A false alarm has probability below 1e-6 for each coordinate. */
  @Test
  void theUnbiasedOneRoundsUpWithTheShareOfTheDistance() {
    Lattice lattice = new Lattice(Math.sqrt(5), true); // D = 1
    double[] x = {0.1, -0.1, 7.75, -1e6 - 0.5, 1e-3};
    long[][] counts = new long[5][2];
    for (int round = 0; round < 20_000; round++) {
      Message message = lattice.compress(Vector.of(x), Sending.envelope(round, Precision.FLOAT32));
      Vector c = Sending.value(message);
      for (int j = 0; j < 5; j++) {
        double up = (c.get(j) - Math.floor(x[j])) / lattice.grid(5);
        assertThat(up).isBetween(-1e-8, 1 + 1e-8);
        counts[j][(int) Math.rint(up)]++;
      }
    }
    for (int j = 0; j < 5; j++) {
      double p = x[j] - Math.floor(x[j]);
      assertThat(Chance.statistic(counts[j], new double[] {1 - p, p}))
          .as("coordinate %d", j)
          .isLessThan(Chance.chiSquare(1, 1e-6));
    }
  }

  /**
   * Uniform in the ball of radius 1: a normal direction, and the d-th root of a uniform number as
   * length.
   */
  private static Vector inBall(int d, long seed) {
    Vector x = NastyVectors.gaussian(d, seed);
    double u = new Coins(seed).nextDouble();
    return x.scale(Math.pow(u, 1.0 / d) / x.norm());
  }

  private static final int FEW_BITS = 8;

  /**
   * Lemma 2.1 of the paper: 1.05 d + d log2((1 + 2 epsilon)/epsilon) bits are enough. Those of a
   * vector that is uniform in the ball are fewer in the mean; a single one may have a few more.
   */
  @ParameterizedTest
  @CsvSource({
    "20,0.5",
    "50,0.5",
    "50,0.2",
    "100,0.5",
    "100,0.1",
    "100,0.05",
    "1000,0.5",
    "1000,0.1",
    "1000,0.03",
    "10000,0.5",
    "10000,0.1",
    "10000,0.05",
    "10000,0.01",
    "100000,0.3",
    "100000,0.003",
    "100000,0.001"
  })
  void bitsAreAtMostTheUpperBoundOfLemma21(int d, double epsilon) {
    long bound =
        (long) Math.ceil(1.05 * d + d * Math.log((1 + 2 * epsilon) / epsilon) / Math.log(2));
    long least = (long) Math.ceil(d * Math.log(1 / epsilon) / Math.log(2));
    int vectors = d < 100_000 ? 30 : 3;
    double mean = 0;
    for (int seed = 0; seed < vectors; seed++) {
      Message message =
          Lattice.of(epsilon)
              .compress(inBall(d, 200 + seed), Sending.envelope(0, Precision.FLOAT32));
      mean += 1.0 * message.bits() / vectors;
      assertThat(message.bits()).isLessThanOrEqualTo(bound + FEW_BITS);
      assertThat(message.bits()).as("the lower bound of the lemma").isGreaterThan(least);
    }
    assertThat(mean).isLessThanOrEqualTo((double) bound);
  }

  @Test
  void zeroCostsNextToNothing() {
    Message message =
        Lattice.of(1).compress(Vector.zeros(1000), Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.bits()).isLessThan(25);
    assertThat(message.bits(Part.LEVELS) + message.bits(Part.HEADER)).isEqualTo(message.bits());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p61, -0x1p61, 0x1.fffffffffffffp61})
  void integersUpTo62BitsTravel(double z) {
    Lattice lattice = Lattice.of(0.5); // d = 1: D = 1
    assertThat(Sending.received(lattice, Vector.of(z))).isEqualTo(Vector.of(z));
    assertThatThrownBy(() -> Sending.received(lattice, Vector.of(2 * z * 1.0001)))
        .isInstanceOf(NotFiniteException.class);
  }

  @Test
  void onlyTheAbsoluteErrorIsPromised() {
    assertThat(Lattice.of(0.25).guarantee(9))
        .isEqualTo(Guarantee.biased(Double.NaN, 2, Double.NaN, Double.NaN).within(0.25));
    assertThat(new Lattice(0.25, true).guarantee(9))
        .isEqualTo(Guarantee.unbiased(Double.POSITIVE_INFINITY).within(0.25));
  }

  @Test
  void blocksWithEpsilonEachHaveTheRootOfTheSumOfSquares() {
    Compressor blocks = new Blockwise(Lattice.of(0.5), new Blocks.Count(4));
    assertThat(blocks.guarantee(13).absolute()).isEqualTo(1);
    PerWorker workers = new PerWorker(List.of(Lattice.of(0.5), Lattice.of(2)));
    assertThat(workers.guarantee(13).absolute()).isEqualTo(2);
  }

  @Test
  void parametersThatMakeNoSenseAreRefused() {
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Lattice.of(bad))
          .hasMessage("lattice needs a finite epsilon > 0, but epsilon = " + bad);
    }
  }
}
