package terse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import terse.vector.NotFiniteException;

/** Whole arrays of words and reals are the bits that single ones are, at every offset. */
class BulkBitsTest {
  private static BitWriter writer(int offset, Precision precision, int expectedBits) {
    BitWriter out = new BitWriter(new Envelope(1, 2, 3, 4, precision), expectedBits);
    out.bits((1L << offset) - 1, offset);
    return out;
  }

  private static Message finish(BitWriter out) {
    out.bits(5, 3);
    return out.finish((in, y, scale) -> {}, 0);
  }

  @Property(tries = 300)
  void words(
      @ForAll @Size(max = 70) long[] values,
      @ForAll @IntRange(max = 63) int offset,
      @ForAll @IntRange(max = 200) int expectedBits) {
    BitWriter single = writer(offset, Precision.FLOAT32, expectedBits);
    for (long value : values) {
      single.word(value);
    }
    BitWriter bulk = writer(offset, Precision.FLOAT32, expectedBits);
    bulk.words(values, values.length);
    Message message = finish(bulk);
    assertThat(message.payload()).isEqualTo(finish(single).payload());

    BitReader in = message.reader();
    in.bits(offset);
    long[] read = new long[values.length + 1];
    in.words(read, values.length);
    assertThat(Arrays.copyOf(read, values.length)).isEqualTo(values);
    assertThat(read[values.length]).as("beyond the last").isZero();
    assertThat(in.bits(3)).isEqualTo(5);
    assertThat(in.remaining()).isZero();
  }

  @Property(tries = 300)
  void fields(
      @ForAll @Size(max = 150) long[] values,
      @ForAll @IntRange(min = 1, max = 63) int width,
      @ForAll @IntRange(max = 63) int offset,
      @ForAll @IntRange(max = 200) int expectedBits) {
    long[] low = new long[values.length];
    BitWriter single = writer(offset, Precision.FLOAT32, expectedBits);
    for (int i = 0; i < values.length; i++) {
      low[i] = values[i] & ((1L << width) - 1);
      single.bits(low[i], width);
    }
    BitWriter bulk = writer(offset, Precision.FLOAT32, expectedBits);
    bulk.fields(low, low.length, width);
    Message message = finish(bulk);
    assertThat(message.payload()).isEqualTo(finish(single).payload());

    BitReader in = message.reader();
    in.bits(offset);
    long[] read = new long[low.length + 1];
    in.fields(read, low.length, width);
    assertThat(Arrays.copyOf(read, low.length)).isEqualTo(low);
    assertThat(read[low.length]).as("beyond the last").isZero();
    assertThat(in.bits(3)).isEqualTo(5);
    assertThat(in.remaining()).isZero();
  }

  @Property(tries = 300)
  void reals(
      @ForAll @Size(max = 70) float[] values,
      @ForAll @IntRange(max = 63) int offset,
      @ForAll Precision precision) {
    double[] reals = new double[values.length];
    for (int i = 0; i < reals.length; i++) {
      reals[i] = values[i] * (1 + 0x1p-30); // to be rounded at float32
      reals[i] = Math.abs(reals[i]) > Float.MAX_VALUE ? -0.0 : reals[i];
    }
    BitWriter single = writer(offset, precision, 10);
    for (double value : reals) {
      single.real(value);
    }
    BitWriter bulk = writer(offset, precision, 10);
    bulk.reals(reals, reals.length);
    Message message = finish(bulk);
    assertThat(message.payload()).isEqualTo(finish(single).payload());

    BitReader one = message.reader();
    BitReader all = message.reader();
    one.bits(offset);
    all.bits(offset);
    double[] read = new double[reals.length];
    all.reals(read, reals.length);
    for (double value : read) {
      assertThat(value).isEqualTo(one.real());
    }
    assertThat(all.position()).isEqualTo(one.position());
    assertThat(all.bits(3)).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource
  void notFiniteIsRefusedWhereverItStands(Precision precision) {
    for (double bad :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      for (int n = 1; n < 6; n++) {
        for (int at = 0; at < n; at++) {
          double[] values = new double[n];
          values[at] = bad;
          int length = n;
          assertThatThrownBy(() -> writer(3, precision, 10).reals(values, length))
              .isInstanceOf(NotFiniteException.class)
              .hasMessageStartingWith(bad + " cannot travel as ");
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void notFiniteBitsAreRefusedWithTheirPosition(Precision precision) {
    int width = precision.bits();
    long infinity = width == 32 ? 0xff800000L : 0xfff0000000000000L;
    for (int n = 1; n < 6; n++) {
      for (int at = 0; at < n; at++) {
        BitWriter out = writer(3, precision, 10);
        for (int i = 0; i < n; i++) {
          out.bits(i == at ? infinity : 0, width);
        }
        BitReader in = finish(out).reader();
        in.bits(3);
        int length = n;
        assertThatThrownBy(() -> in.reals(new double[length], length))
            .isInstanceOf(MalformedMessageException.class)
            .hasMessage("a real number that is not finite at bit " + (3 + at * width));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 8, 63})
  void messagesThatEndTooEarlyAreRefused(int offset) {
    BitWriter out = writer(offset, Precision.FLOAT32, 10);
    out.reals(new double[5], 5);
    Message message = out.finish((in, y, scale) -> {}, 0);
    BitReader reals = message.reader();
    reals.bits(offset);
    assertThatThrownBy(() -> reals.reals(new double[6], 6))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("the message ends inside a field of 32 bits at bit %d", offset + 160);
    BitReader words = message.reader();
    words.bits(offset);
    assertThatThrownBy(() -> words.words(new long[3], 3))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("the message ends inside a field of 192 bits at bit %d", offset);
    BitReader fields = message.reader();
    fields.bits(offset);
    assertThatThrownBy(() -> fields.fields(new long[33], 33, 5))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("the message ends inside a field of 165 bits at bit %d", offset);
  }
}
