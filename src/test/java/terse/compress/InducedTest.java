package terse.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import terse.vector.Vector;
import terse.wire.Message;
import terse.wire.Precision;

class InducedTest extends CompressorContract {
  @Override
  List<Compressor> compressors(int d) {
    return List.of(
        new Induced(TopK.of((d + 2) / 3), RandK.of((d + 1) / 2)),
        new Induced(new ScaledSign(), Qsgd.of(2)));
  }

  @Override
  boolean isRandom(Compressor compressor, int d) {
    return true;
  }

  @Test
  void theMessageIsBothOneAfterTheOther() {
    Vector x = Vector.of(5, -1, 2, 0.5);
    var envelope = Sending.envelope(2, Precision.FLOAT64);
    Message first = TopK.of(2).compress(x, envelope);
    Vector left = x.copy();
    first.addTo(left, -1);
    assertThat(left).isEqualTo(Vector.of(0, -1, 0, 0.5));
    Message second = RandK.of(2).compress(left, envelope);
    Message both = new Induced(TopK.of(2), RandK.of(2)).compress(x, envelope);
    assertThat(both.bits()).isEqualTo(first.bits() + second.bits());
    assertThat(Sending.value(both)).isEqualTo(Sending.value(first).add(Sending.value(second)));
  }

  @Test
  void bothDrawTheirOwnSharedCoordinates() {
    Vector x = NastyVectors.gaussian(60, 81);
    RandK unscaled =
        new RandK(OptionalInt.of(20), OptionalDouble.empty(), false, RandK.IndexSource.SHARED);
    Induced twice = new Induced(unscaled, RandK.of(20));
    int both = 0;
    for (int round = 0; round < 50; round++) {
      Vector c = Sending.value(twice.compress(x, Sending.envelope(round, Precision.FLOAT64)));
      for (int j = 0; j < 60; j++) {
        both += c.get(j) != 0 && c.get(j) != x.get(j) ? 1 : 0;
      }
    }
    assertThat(both).as("kept by the second alone: 2/3 of 20 a round").isGreaterThan(400);
  }

  @Test
  void whatTheWireRoundsOffIsSentByTheSecond() {
    Vector x = Vector.of(Math.PI, -Math.E, 0.1);
    Induced twice = new Induced(Identity.INSTANCE, Identity.INSTANCE);
    Vector c = Sending.value(twice.compress(x, Sending.envelope(0, Precision.FLOAT32)));
    for (int j = 0; j < 3; j++) {
      assertThat(c.get(j)).isCloseTo(x.get(j), within(1e-13));
      assertThat((double) (float) x.get(j)).isNotCloseTo(x.get(j), within(1e-9));
    }
  }

  @Test
  void afterTheIdentityNothingIsLeft() {
    Vector x = NastyVectors.gaussian(50, 82);
    Induced exact = new Induced(Identity.INSTANCE, Qsgd.of(1));
    assertThat(Sending.received(exact, x)).isEqualTo(x);
    assertThat(exact.guarantee(50).zeta()).isEqualTo(1);
  }

  @Test
  void theVarianceShrinksByWhatTheFirstGetsRight() {
    // Horváth and Richtárik, Theorem 3: omega = omega_2 (1 - 1/delta_1)
    assertThat(new Induced(TopK.of(10), RandK.of(20)).guarantee(100).omega())
        .isCloseTo((100 / 20.0 - 1) * (1 - 10 / 100.0), within(1e-12));
    assertThat(new Induced(TopK.of(10), RandK.of(20)).guarantee(100))
        .isEqualTo(
            Guarantee.unbiased(new Induced(TopK.of(10), RandK.of(20)).guarantee(100).zeta()));
  }

  @Test
  void withoutADeltaItIsUnbiasedAllTheSame() {
    Guarantee guarantee = new Induced(Lattice.of(1), RandK.of(2)).guarantee(10);
    assertThat(guarantee.isUnbiased()).isTrue();
    assertThat(guarantee.zeta()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(new Induced(TopK.of(2), new Lattice(0.5, true)).guarantee(10).absolute())
        .isEqualTo(0.5);
  }

  @Test
  void inBlocksTheSharedStreamGoesOn() {
    Vector x = NastyVectors.gaussian(12, 83);
    Compressor each = new Induced(RandK.of(1), RandK.of(2));
    Message message =
        new Blockwise(each, new Blocks.Size(4)).compress(x, Sending.envelope(1, Precision.FLOAT64));
    assertThat(Sending.value(message).isFinite()).isTrue();
    assertThat(message.bits()).isEqualTo(3 * 3 * 64);
  }

  @Test
  void aBiasedSecondIsRefused() {
    assertThatThrownBy(() -> new Induced(TopK.of(1), TopK.of(2)).guarantee(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("induced needs an unbiased compressor, but unbiased = TopK");
  }
}
