package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import terse.vector.Vector;
import terse.wire.MalformedMessageException;
import terse.wire.Message;
import terse.wire.Precision;

class PowerTest extends CompressorContract {
  @Override
  List<Compressor> compressors(int d) {
    return List.of(Power.of(1), Power.of(3, Math.max(1, d / 5)));
  }

  @Override
  boolean isRandom(Compressor compressor, int d) {
    return compressor.roomFor(d, 1) < d; // else the coordinates are sent
  }

  /** The state of one node, in a map. */
  private record Node(int dimension, Map<String, Vector> vectors) implements State {
    Node(int dimension) {
      this(dimension, new LinkedHashMap<>());
    }

    State at(String name) {
      return part(name, dimension);
    }

    @Override
    public Vector zeros(String name, int length) {
      Vector v = Vector.zeros(length);
      assertThat(vectors.put(name, v)).as(name).isNull();
      return v;
    }
  }

  /**
   * U diag(values) V' with orthonormal U (m x m) and V (n x n) of sines and cosines, row by row.
   */
  private static Vector matrix(int m, int n, double... values) {
    Vector x = Vector.zeros(m * n);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < values.length; k++) {
          x.array()[i * n + j] += values[k] * cosine(i, k, m) * cosine(j, k, n);
        }
      }
    }
    return x;
  }

  private static double cosine(int i, int k, int n) {
    return Math.sqrt((k == 0 ? 1.0 : 2.0) / n) * Math.cos(Math.PI * (i + 0.5) * k / n);
  }

  private static double kept(Compressor c, Vector x, int round) {
    Message message = c.compress(x, Sending.envelope(round, Precision.FLOAT64));
    return 1 - Sending.value(message).squaredDistance(x) / x.squaredNorm();
  }

  @ParameterizedTest
  @CsvSource({"6,9,1", "9,6,2", "20,20,3", "5,50,2"})
  void aMatrixOfThisRankIsExact(int m, int n, int rank) {
    double[] values = {7, 3, 0.5};
    Vector x = matrix(m, n, Arrays.copyOf(values, rank));
    Power power = Power.of(rank, m);
    assertThat(power.roomFor(m * n, 64)).isEqualTo(64L * rank * (m + n));
    Vector c = Sending.received(power, x);
    assertThat(Math.sqrt(c.squaredDistance(x))).isLessThan(1e-13 * x.norm());
    Message message = power.compress(x, Sending.envelope(0, Precision.FLOAT32));
    assertThat(message.bits()).isEqualTo(32L * rank * (m + n));
    assertThat(Math.sqrt(Sending.value(message).squaredDistance(x))).isLessThan(1e-6 * x.norm());
  }

  @Test
  void aRankAboveThatOfTheMatrixSendsZeroColumns() {
    Vector x = matrix(12, 12, 2);
    Vector c = Sending.received(Power.of(3), x);
    assertThat(Math.sqrt(c.squaredDistance(x))).isLessThan(1e-13 * x.norm());
  }

  @Test
  void fullRankIsTheIdentityAndNeverCostsMore() {
    for (int d : new int[] {1, 2, 3, 10, 100, 117}) {
      Vector x = NastyVectors.gaussian(d, 111);
      Power full = Power.of(100);
      assertThat(Sending.received(full, x)).isEqualTo(x);
      assertThat(full.roomFor(d, 32)).isEqualTo(32L * d);
      assertThat(full.guarantee(d)).isEqualTo(Identity.INSTANCE.guarantee(d));
    }
  }

  @Test
  void valueIsAnOrthogonalProjection() {
    Vector x = NastyVectors.gaussian(111, 112); // 11 x 11, ten zeros at the end
    for (int rank = 1; rank <= 4; rank++) {
      Vector c = Sending.received(Power.of(rank), x);
      assertThat(c.squaredNorm()).as("a part of it is cut off").isLessThan(c.dot(x));
      Vector square = Vector.wrap(Arrays.copyOf(x.array(), 121));
      Vector whole = Sending.received(Power.of(rank), square);
      assertThat(whole.squaredNorm()).isCloseTo(whole.dot(square), within(1e-12 * x.squaredNorm()));
      assertThat(Vector.wrap(Arrays.copyOf(whole.array(), 111))).isEqualTo(c);
    }
    assertThat(Power.of(2).guarantee(111).alpha()).isEqualTo(4 / 121.0);
    assertThat(Power.of(2).guarantee(121).alpha()).isEqualTo(2 / 11.0);
  }

  @Test
  void constantsAreAttainedWhereAllSingularValuesAreEqual() {
    Vector orthogonal = matrix(10, 10, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    assertThat(Power.of(2).guarantee(100)).isEqualTo(Guarantee.biased(0.2, 1, 0.2, 5));
    for (int round = 0; round < 5; round++) {
      assertThat(kept(Power.of(2), orthogonal, round)).isCloseTo(0.2, within(1e-12));
    }
  }

  /**
   * The bound r/min(m, n) holds for the mean whatever the spectrum: 4,000 rounds, and 6 standard
   * errors of at most 1/sqrt(4000).
   */
  @ParameterizedTest
  @CsvSource({"1,2,1,1,1,1,1", "2,1,1,1,0.5,0.5,0.5", "2,5,4,3,2,1,0.1"})
  void theMeanPartThatIsKeptIsAtLeastRankOverSize(
      int rank, double s0, double s1, double s2, double s3, double s4, double s5) {
    Vector x = matrix(6, 12, s0, s1, s2, s3, s4, s5);
    double mean = 0;
    for (int round = 0; round < 4000; round++) {
      mean += kept(Power.of(rank, 6), x, round) / 4000;
    }
    assertThat(mean).isGreaterThan(rank / 6.0 - 6 * 0.1 / Math.sqrt(4000));
  }

  @Test
  void aWarmStartFindsTheLeadingSingularVectors() {
    Vector x = matrix(16, 16, 4, 3.5, 3, 2.5, 2, 1, 0.5);
    double best = (16 + 12.25) / x.dot(x);
    Node node = new Node(256);
    Compressor warm = Power.of(2).open(node);
    double first = kept(warm, x, 0);
    double last = first;
    for (int round = 1; round <= 40; round++) {
      double next = kept(warm, x, round);
      assertThat(next).as("subspace iteration never loses").isGreaterThan(last - 1e-12);
      last = next;
    }
    assertThat(first).isLessThan(best - 0.02);
    assertThat(last).isCloseTo(best, within(1e-5));
    assertThat(node.vectors()).containsOnlyKeys("Q");
    assertThat(node.vectors().get("Q").dimension()).isEqualTo(2 * 16);
  }

  @Test
  void theFirstWarmMessageIsTheColdOne() {
    Vector x = NastyVectors.gaussian(400, 113);
    var envelope = Sending.envelope(5, Precision.FLOAT32);
    Message cold = Power.of(2).compress(x, envelope);
    Message warm = Power.of(2).open(new Node(400)).compress(x, envelope);
    assertThat(warm.payload()).isEqualTo(cold.payload());
    assertThat(warm.decoder()).as("a receiver has no state").isEqualTo(Power.of(2));
    assertThat(Sending.value(warm)).isEqualTo(Sending.value(cold));
  }

  @Test
  void afterZeroTheStartIsRandomAgain() {
    Vector x = NastyVectors.gaussian(400, 114);
    Compressor warm = Power.of(1).open(new Node(400));
    Message zero = warm.compress(Vector.zeros(400), Sending.envelope(0, Precision.FLOAT32));
    assertThat(Sending.value(zero)).isEqualTo(Vector.zeros(400));
    var envelope = Sending.envelope(1, Precision.FLOAT32);
    assertThat(warm.compress(x, envelope).payload())
        .isEqualTo(Power.of(1).compress(x, envelope).payload());
  }

  @Test
  void aWarmStartCanMissAMatrixOnceButNotTwice() {
    Vector first = Vector.zeros(144);
    Vector second = Vector.zeros(144);
    first.set(0, 3);
    second.set(13, 3);
    Compressor warm = Power.of(1).open(new Node(144));
    assertThat(kept(warm, first, 0)).isEqualTo(1);
    assertThat(kept(warm, second, 1)).isEqualTo(0);
    assertThat(kept(warm, second, 2)).isEqualTo(1);
  }

  @Test
  void everyBlockHasItsOwnState() {
    Vector x = Vector.zeros(300);
    System.arraycopy(matrix(12, 12, 3, 2, 1).array(), 0, x.array(), 0, 144);
    System.arraycopy(matrix(12, 13, 1, 0, 2, 0, 3).array(), 0, x.array(), 144, 156);
    Node node = new Node(300);
    Compressor warm =
        new Blockwise(Power.of(1, 12), new Blocks.Lengths(List.of(144, 156))).open(node);
    double first = kept(warm, x, 0);
    double last = first;
    for (int round = 1; round < 60; round++) {
      last = kept(warm, x, round);
    }
    assertThat(first).isLessThan(0.6);
    assertThat(last).isCloseTo(18 / 28.0, within(1e-9));
    assertThat(node.vectors()).containsOnlyKeys("block-0.Q", "block-1.Q");
  }

  @Test
  void compositionsHandTheStateOn() {
    Node node = new Node(400);
    Scale.by(0.5, Power.of(1)).open(node.at("a"));
    new Induced(Power.of(1), RandK.of(3)).open(node.at("b"));
    Compose.chain(Power.of(1), Power.of(2), TopK.of(300), Power.of(1)).open(node.at("c"));
    assertThat(node.vectors()).containsOnlyKeys("a.Q", "b.biased.Q", "c.stage-0.Q", "c.stage-1.Q");
    for (Compressor c : List.of(Scale.by(2, TopK.of(1)), new Induced(TopK.of(1), RandK.of(2)))) {
      assertThat(c.open(node.at("d"))).as("nothing to learn").isSameAs(c);
    }
    Compressor blocks = new Blockwise(TopK.of(1), new Blocks.Count(4));
    assertThat(blocks.open(node)).isSameAs(blocks);
    Compressor chain = Compose.chain(TopK.of(3), Qsgd.of(1));
    assertThat(chain.open(node)).isSameAs(chain);
  }

  @Test
  void openedCompositionsSendWhatTheClosedOnesRead() {
    Vector x = matrix(20, 20, 5, 4, 3, 2, 1);
    List<Compressor> closed =
        List.of(
            Scale.by(0.5, Power.of(1)),
            new Induced(Power.of(1), RandK.of(40)),
            Compose.chain(Power.of(1), TopK.of(50)));
    for (Compressor c : closed) {
      Compressor opened = c.open(new Node(400));
      for (int round = 0; round < 3; round++) {
        Message message = opened.compress(x, Sending.envelope(round, Precision.FLOAT32));
        assertThat(message.decoder()).isEqualTo(c);
        assertThat(Sending.value(message).isFinite()).isTrue();
      }
    }
  }

  @Test
  void whatIsNoUnitVectorIsRefused() {
    Message forged =
        Sending.forged(
            Power.of(1),
            100,
            Precision.FLOAT32,
            out -> {
              for (int i = 0; i < 20; i++) {
                out.real(1.001);
              }
            });
    assertThatThrownBy(() -> Sending.value(forged))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("of a unit vector");
  }

  @Test
  void parametersThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> Power.of(0)).hasMessage("power needs rank >= 1, but rank = 0");
    assertThatThrownBy(() -> Power.of(1, 0)).hasMessage("power needs rows >= 1, but rows = 0");
    assertThatThrownBy(() -> Power.of(1, 7).guarantee(6))
        .hasMessage("power needs rows <= d, but rows = 7 and d = 6");
  }
}
