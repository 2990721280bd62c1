package terse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The codewords of Elias' paper, their lengths, and numbers up to 2^63 - 1. */
class EliasTest {
  private static final List<String> GAMMA =
      List.of(
          "1",
          "01.0",
          "01.1",
          "001.00",
          "001.01",
          "001.10",
          "001.11",
          "0001.000",
          "0001.001",
          "0001.010",
          "0001.011",
          "0001.100",
          "0001.101",
          "0001.110",
          "0001.111",
          "00001.0000",
          "00001.0001");
  private static final List<String> DELTA =
      List.of(
          "1",
          "01.0 .0",
          "01.0 .1",
          "01.1 .00",
          "01.1 .01",
          "01.1 .10",
          "01.1 .11",
          "001.00 .000",
          "001.00 .001",
          "001.00 .010",
          "001.00 .011",
          "001.00 .100",
          "001.00 .101",
          "001.00 .110",
          "001.00 .111",
          "001.01 .0000",
          "001.01 .0001");
  private static final List<String> OMEGA =
      List.of(
          "0",
          "1.0 0",
          "1.1 0",
          "1.0 1.00 0",
          "1.0 1.01 0",
          "1.0 1.10 0",
          "1.0 1.11 0",
          "1.1 1.000 0",
          "1.1 1.001 0",
          "1.1 1.010 0",
          "1.1 1.011 0",
          "1.1 1.100 0",
          "1.1 1.101 0",
          "1.1 1.110 0",
          "1.1 1.111 0",
          "1.0 1.00 1.0000 0",
          "1.0 1.00 1.0001 0");

  @ParameterizedTest
  @EnumSource
  void theFirstSeventeenCodewordsAreThePapers(Elias code) {
    List<String> printed = List.of(GAMMA, DELTA, OMEGA).get(code.ordinal());
    for (int n = 1; n <= 17; n++) {
      int number = n;
      String expected = BitStrings.travelling(printed.get(n - 1));
      assertThat(BitStrings.text(out -> code.write(out, number))).as("%d", n).isEqualTo(expected);
    }
  }

  @Property
  void numbersAreReadBackAndTakeTheirLength(
      @ForAll Elias code, @ForAll List<@LongRange(min = 1) Long> numbers) {
    Message message = BitStrings.write(out -> numbers.forEach(n -> code.write(out, n)));
    assertThat(message.bits()).isEqualTo(numbers.stream().mapToLong(code::bits).sum());
    BitReader in = message.reader();
    for (long n : numbers) {
      assertThat(code.read(in, Long.MAX_VALUE)).isEqualTo(n);
    }
    assertThat(in.remaining()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void everyPowerOfTwoAndItsNeighboursAreReadBackAtEveryOffset(Elias code) {
    for (int digits = 1; digits < 63; digits++) {
      for (long n = (1L << digits) - 1; n <= (1L << digits) + 1; n++) {
        long number = n;
        int offset = digits % 9;
        Message message =
            BitStrings.write(
                out -> {
                  out.bits(0, offset);
                  code.write(out, number);
                });
        BitReader in = message.reader();
        in.bits(offset);
        assertThat(code.read(in, n)).isEqualTo(n);
        assertThat(in.remaining()).isZero();
        if (n > 1) {
          BitReader bounded = message.reader();
          bounded.bits(offset);
          assertThatThrownBy(() -> code.read(bounded, number - 1))
              .isInstanceOf(MalformedMessageException.class)
              .extracting(e -> ((MalformedMessageException) e).position())
              .isEqualTo((long) offset);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCodeOfTheWholeNumbersIsComplete(Elias code) {
    double kraft = 0;
    for (int n = 1; n < 1 << 20; n++) {
      kraft += Math.pow(2, -code.bits(n));
    }
    double rest = code == Elias.GAMMA ? 0x1p-20 : 0.1;
    assertThat(kraft).isLessThan(1).isGreaterThanOrEqualTo(1 - rest);
  }

  @ParameterizedTest
  @EnumSource
  void damagedMessagesAreRefusedOrReadWithinTheBound(Elias code) {
    for (long bound : new long[] {1, 50, 1L << 40, Long.MAX_VALUE}) {
      BitStrings.fuzz(
          bound,
          out -> {
            for (long n = 1; n <= 30; n++) {
              code.write(out, Math.min(bound, n * n));
            }
          },
          in -> {
            while (in.remaining() > 0) {
              assertThat(code.read(in, bound)).isBetween(1L, bound);
            }
          });
    }
  }

  @Test
  void zeroHasNoCodeword() {
    for (Elias code : Elias.values()) {
      assertThatThrownBy(() -> BitStrings.write(out -> code.write(out, 0)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("an Elias code needs n >= 1, but n = 0");
    }
  }
}
