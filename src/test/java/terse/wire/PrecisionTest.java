package terse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static terse.wire.Precision.FLOAT32;
import static terse.wire.Precision.FLOAT64;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.vector.NotFiniteException;

/** Real numbers on the wire. */
class PrecisionTest {
  /**
   * The least double that rounds to a float beyond the range: halfway from the largest to 2^128.
   */
  private static final double FLOAT_OVERFLOW = 0x1.ffffffp127;

  private static Message write(Precision precision, double... values) {
    BitWriter out = new BitWriter(new Envelope(0, 0, 0, 0, precision), 0);
    out.part(Part.VALUES);
    for (double v : values) {
      out.real(v);
    }
    return out.finish((in, y, scale) -> {}, values.length);
  }

  @Property
  void float64TravelsBitForBit(@ForAll long bits) {
    double v = Double.longBitsToDouble(bits);
    if (Double.isFinite(v)) {
      assertThat(write(FLOAT64, v).reader().real()).isEqualTo(v);
      assertThat(FLOAT64.round(v)).isEqualTo(v);
      assertThat(FLOAT64.roundUp(v)).isEqualTo(v);
    }
  }

  @Property
  void float32TravelsAsTheNearestFloat(@ForAll float f, @ForAll double between) {
    double v = f + (Math.nextUp(f) - (double) f) * (between - Math.floor(between));
    if (!Double.isFinite(v) || Math.abs(v) >= FLOAT_OVERFLOW) {
      return;
    }
    double sent = write(FLOAT32, v).reader().real();
    assertThat(sent).isEqualTo(FLOAT32.round(v)).isEqualTo((float) sent);
    BigDecimal error = new BigDecimal(sent).subtract(new BigDecimal(v)).abs();
    for (double other : new double[] {Math.nextUp((float) sent), Math.nextDown((float) sent)}) {
      if (Double.isFinite(other)) {
        assertThat(error)
            .isLessThanOrEqualTo(new BigDecimal(other).subtract(new BigDecimal(v)).abs());
      }
    }
  }

  @Property
  void roundingUpGivesTheSmallestFloatNotBelow(@ForAll float f, @ForAll double between) {
    double v = f + (Math.nextUp(f) - (double) f) * (between - Math.floor(between));
    if (Double.isFinite(v) && v <= Float.MAX_VALUE) {
      double up = FLOAT32.roundUp(v);
      assertThat(up).isGreaterThanOrEqualTo(v).isEqualTo((float) up);
      assertThat((double) Math.nextDown((float) up)).isLessThan(v);
    }
  }

  @Test
  void roundingAtTheEdgesOfFloat32() {
    assertThat(FLOAT32.roundUp(1e-300)).isEqualTo(Float.MIN_VALUE);
    assertThat(FLOAT32.round(1e-300)).isZero();
    assertThat(FLOAT32.roundUp(0.1)).isEqualTo(0.1f).isGreaterThan(0.1);
    assertThat(FLOAT32.roundUp(0.7)).isEqualTo(Math.nextUp(0.7f));
    assertThat(FLOAT32.roundUp(Float.MAX_VALUE)).isEqualTo(Float.MAX_VALUE);
    assertThat(FLOAT32.round(Math.nextDown(FLOAT_OVERFLOW))).isEqualTo(Float.MAX_VALUE);
    assertThat(FLOAT32.roundUp(-1e300)).isEqualTo(-Float.MAX_VALUE);
    assertThat(write(FLOAT32, -0.0).reader().real()).isEqualTo(-0.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {FLOAT_OVERFLOW, -FLOAT_OVERFLOW, 1e39, -Double.MAX_VALUE})
  void float32RefusesWhatIsBeyondItsRange(double v) {
    assertThatThrownBy(() -> write(FLOAT32, v))
        .isInstanceOf(NotFiniteException.class)
        .hasMessage(v + " cannot travel as float32");
    assertThatThrownBy(() -> FLOAT32.round(v)).isInstanceOf(NotFiniteException.class);
    assertThat(write(FLOAT64, v).reader().real()).isEqualTo(v);
  }

  @Test
  void roundingUpRefusesWhatNoFloatCovers() {
    assertThatThrownBy(() -> FLOAT32.roundUp(Math.nextUp((double) Float.MAX_VALUE)))
        .isInstanceOf(NotFiniteException.class);
  }

  @ParameterizedTest
  @EnumSource
  void nanAndInfinityAreNeitherSentNorAccepted(Precision precision) {
    for (double v : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      assertThatThrownBy(() -> write(precision, v)).isInstanceOf(NotFiniteException.class);
      assertThatThrownBy(() -> precision.round(v)).isInstanceOf(NotFiniteException.class);
      assertThatThrownBy(() -> precision.roundUp(v)).isInstanceOf(NotFiniteException.class);
      BitWriter out = new BitWriter(new Envelope(0, 0, 0, 0, precision), 0);
      out.bits(1, 3);
      out.bits(
          precision == FLOAT32
              ? Float.floatToRawIntBits((float) v) & 0xffffffffL
              : Double.doubleToRawLongBits(v),
          precision.bits());
      BitReader in = out.finish((r, y, scale) -> {}, 1).reader();
      in.bits(3);
      assertThatThrownBy(in::real)
          .isInstanceOf(MalformedMessageException.class)
          .hasMessage("a real number that is not finite at bit 3");
    }
  }

  @Test
  void bitsOnTheWireAreThoseOfIeee754LittleEndian() {
    assertThat(write(FLOAT32, 1, -2).payload()).containsExactly(0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0);
    assertThat(write(FLOAT64, 1).payload()).containsExactly(0, 0, 0, 0, 0, 0, 0xf0, 0x3f);
  }
}
