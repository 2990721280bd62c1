package terse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unary numbers of any length, and truncated binary ones. */
class UnaryTest {
  @Test
  void aNumberIsThatManyZerosAndAOne() {
    assertThat(
            BitStrings.text(
                out -> {
                  Unary.write(out, 0);
                  Unary.write(out, 3);
                  Unary.write(out, 1);
                }))
        .isEqualTo("1" + "0001" + "01");
  }

  @Property
  void numbersAreReadBackAndTakeTheirLength(
      @ForAll @Size(max = 20) List<@LongRange(min = 0, max = 700) Long> numbers) {
    Message message = BitStrings.write(out -> numbers.forEach(n -> Unary.write(out, n)));
    assertThat(message.bits()).isEqualTo(numbers.stream().mapToLong(Unary::bits).sum());
    BitReader in = message.reader();
    for (long n : numbers) {
      assertThat(Unary.read(in, n)).isEqualTo(n);
    }
    assertThat(in.remaining()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 30, 56, 57, 58, 63, 64, 65, 1_000_000})
  void aNumberAboveTheBoundIsRefusedWhereItStarts(long n) {
    BitReader in = BitStrings.write(out -> Unary.write(out, n)).reader();
    assertThatThrownBy(() -> Unary.read(in, n - 1))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("is not in 0 .. " + (n - 1) + " at bit 0");
  }

  @Test
  void zerosWithoutAnEndAreRefused() {
    BitReader in = BitStrings.reader(new byte[1000], 8000);
    assertThatThrownBy(() -> Unary.read(in, Long.MAX_VALUE))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void damagedMessagesAreRefusedOrReadWithinTheBound() {
    BitStrings.fuzz(
        5,
        out -> {
          for (int n = 0; n < 80; n += 5) {
            Unary.write(out, n);
          }
        },
        in -> {
          while (in.remaining() > 0) {
            assertThat(Unary.read(in, 75)).isBetween(0L, 75L);
          }
        });
  }

  @Property
  void truncatedBinaryIsReadBackAndTakesItsLength(
      @ForAll @LongRange(min = 1, max = 1L << 62) long m, @ForAll @LongRange(min = 0) long any) {
    for (long n : new long[] {any % m, 0, m - 1, m / 2}) {
      Message message = BitStrings.write(out -> TruncatedBinary.write(out, n, m));
      assertThat(message.bits()).isEqualTo(TruncatedBinary.bits(n, m));
      assertThat(message.bits())
          .isBetween((long) Math.floor(Math.log((double) m) / Math.log(2) - 1e-9), 62L);
      assertThat(TruncatedBinary.read(message.reader(), m)).isEqualTo(n);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 6, 7, 8, 9, 100, 127, 128, 129, 1000})
  void truncatedBinaryIsCompleteAndNearTheLogarithm(int m) {
    double kraft = 0;
    double mean = 0;
    for (int n = 0; n < m; n++) {
      kraft += Math.pow(2, -TruncatedBinary.bits(n, m));
      mean += TruncatedBinary.bits(n, m) / (double) m;
    }
    assertThat(kraft).isEqualTo(1);
    assertThat(mean - Math.log(m) / Math.log(2)).isBetween(-1e-12, 0.0861);
  }
}
