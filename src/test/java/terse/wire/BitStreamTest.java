package terse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What BitWriter writes BitReader reads, and the payload is one big number whose lowest bits were
 * written first.
 */
class BitStreamTest {
  private static final Envelope ENVELOPE = new Envelope(1, 2, 3, 4, Precision.FLOAT32);

  /** The {@code width} lowest bits of a value, spent on a part. */
  record Field(long value, int width, Part part) {}

  private static Message write(int expectedBits, List<Field> fields) {
    BitWriter out = new BitWriter(ENVELOPE, expectedBits);
    long position = 0;
    for (Field field : fields) {
      out.part(field.part).bits(field.value, field.width);
      position += field.width;
      assertThat(out.position()).isEqualTo(position);
    }
    return out.finish((in, y, scale) -> {}, 0);
  }

  private static BigInteger number(byte[] payload) {
    BigInteger number = BigInteger.ZERO;
    for (int i = payload.length - 1; i >= 0; i--) {
      number = number.shiftLeft(8).or(BigInteger.valueOf(payload[i] & 0xff));
    }
    return number;
  }

  private static BigInteger unsigned(long value) {
    return new BigInteger(Long.toUnsignedString(value));
  }

  @Property
  void fieldsAreReadBackAndPackedWithoutGaps(
      @ForAll("fields") List<Field> fields, @ForAll @IntRange(max = 5000) int expectedBits) {
    Message message = write(expectedBits, fields);
    BitReader in = message.reader();
    BigInteger expected = BigInteger.ZERO;
    int position = 0;
    long[] spent = new long[Part.values().length];
    for (Field field : fields) {
      assertThat(in.position()).isEqualTo(position);
      assertThat(in.bits(field.width)).as("field at bit %d", position).isEqualTo(field.value);
      expected = expected.or(unsigned(field.value).shiftLeft(position));
      position += field.width;
      spent[field.part.ordinal()] += field.width;
    }
    assertThat(in.remaining()).isZero();
    assertThat(message.bits()).isEqualTo(position);
    assertThat(message.payload()).hasSize((position + 7) / 8);
    assertThat(number(message.payload())).isEqualTo(expected);
    for (Part part : Part.values()) {
      assertThat(message.bits(part)).as(part.label()).isEqualTo(spent[part.ordinal()]);
    }
  }

  @Provide
  Arbitrary<List<Field>> fields() {
    Arbitrary<Field> field =
        Combinators.combine(
                Arbitraries.longs(),
                Arbitraries.integers().between(0, 64),
                Arbitraries.of(Part.class))
            .as((value, width, part) -> new Field(low(value, width), width, part));
    return field.list().ofMaxSize(60);
  }

  private static long low(long value, int width) {
    return width == 64 ? value : value & ((1L << width) - 1);
  }

  static IntStream offsets() {
    return IntStream.range(0, 64);
  }

  @ParameterizedTest
  @MethodSource("offsets")
  void everyWidthFitsAtEveryOffset(int offset) {
    for (int width = 0; width <= 64; width++) {
      for (long value : new long[] {-1, 0, 0x9e3779b97f4a7c15L, Long.MIN_VALUE}) {
        Field before = new Field(low(~value, offset), offset, Part.HEADER);
        Field field = new Field(low(value, width), width, Part.VALUES);
        Field after = new Field(0b101, 3, Part.HEADER);
        BitReader in = write(0, List.of(before, field, after)).reader();
        assertThat(in.bits(offset)).as("before width %d", width).isEqualTo(before.value);
        assertThat(in.bits(width)).as("width %d", width).isEqualTo(field.value);
        assertThat(in.bits(3)).as("after width %d", width).isEqualTo(0b101);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 100, 20_000, 1_000_000})
  void buffersGrowFromAnyFirstGuess(int expectedBits) {
    BitWriter out = new BitWriter(ENVELOPE, expectedBits);
    for (int i = 0; i < 5000; i++) {
      out.part(i % 2 == 0 ? Part.LEVELS : Part.SIGNS).bits(i, 13);
    }
    Message message = out.finish((in, y, scale) -> {}, 0);
    BitReader in = message.reader();
    for (int i = 0; i < 5000; i++) {
      assertThat(in.bits(13)).isEqualTo(i);
    }
    assertThat(message.bits(Part.LEVELS)).isEqualTo(2500 * 13);
    assertThat(message.bits(Part.SIGNS)).isEqualTo(2500 * 13);
    assertThat(message.frame().length).as("room kept").isLessThan(3 * message.frameLength());
  }

  @Test
  void aPartMayBeResumed() {
    BitWriter out = new BitWriter(ENVELOPE, 0);
    out.bits(1, 1);
    out.part(Part.VALUES).word(5);
    out.part(Part.NORMS).part(Part.VALUES).bits(3, 2);
    Message message = out.finish((in, y, scale) -> {}, 0);
    assertThat(message.bits(Part.HEADER)).as("bits before the first part").isEqualTo(1);
    assertThat(message.bits(Part.VALUES)).isEqualTo(66);
    assertThat(message.bits(Part.NORMS)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 61, 64, 130})
  void readingBeyondTheEndIsRefusedWithThePosition(int bits) {
    BitWriter out = new BitWriter(ENVELOPE, 0);
    for (int i = 0; i < bits; i++) {
      out.bits(1, 1);
    }
    Message message = out.finish((in, y, scale) -> {}, 0);
    for (int width = 1; width <= 64; width++) {
      BitReader in = message.reader();
      for (int i = 0; i + width <= bits; i += width) {
        in.bits(width);
      }
      long position = in.position();
      int more = width;
      assertThatThrownBy(() -> in.bits(more))
          .isInstanceOf(MalformedMessageException.class)
          .hasMessage("the message ends inside a field of %d bits at bit %d", width, position);
      assertThat(in.position()).isEqualTo(position);
      assertThat(in.bits(0)).as("nothing can always be read").isZero();
    }
  }

  @Test
  void numbersAboveTheirBoundAreRefused() {
    Message message =
        write(0, List.of(new Field(6, 3, Part.INDICES), new Field(7, 3, Part.INDICES)));
    BitReader in = message.reader();
    assertThat(in.below(7, 3, "index")).isEqualTo(6);
    assertThatThrownBy(() -> in.below(7, 3, "index"))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("index 7 is not below 7 at bit 3")
        .extracting(e -> ((MalformedMessageException) e).position())
        .isEqualTo(3L);
  }

  @Test
  void bothEndsDrawTheSameSharedStreamAndNotThePrivateOne() {
    BitWriter out = new BitWriter(ENVELOPE, 0);
    long[] drawn = {out.shared().nextLong(), out.shared().nextLong()};
    BitReader in = out.finish((r, y, scale) -> {}, 0).reader();
    assertThat(new long[] {in.shared().nextLong(), in.shared().nextLong()}).isEqualTo(drawn);
    assertThat(ENVELOPE.coins().nextLong()).isNotIn(drawn[0], drawn[1]);
  }

  @Test
  void aMessageKeepsItsBitsWhenTheRoomItDidNotTakeServesTheNext() {
    Message first = write(80_000, List.of(new Field(0b1011, 4, Part.LEVELS)));
    Message second = write(80_000, List.of(new Field(-1, 64, Part.LEVELS)));
    write(80_000, List.of(new Field(0, 64, Part.LEVELS)));
    assertThat(first.reader().bits(4)).isEqualTo(0b1011);
    assertThat(second.reader().bits(64)).isEqualTo(-1);
  }

  @Test
  void roomThatMessagesDoNotTakeIsNotAllocatedForEach() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<Field> fields = List.of(new Field(1, 64, Part.LEVELS));
    write(8_000_000, fields);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 10; i++) {
      write(8_000_000, fields);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000_000);
  }
}
