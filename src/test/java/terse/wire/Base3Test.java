package terse.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import terse.vector.Coins;

/** Ternary digits, five in a byte. */
class Base3Test {
  private static int[] digits(int n, long seed) {
    Coins coins = new Coins(seed);
    int[] digits = new int[n];
    for (int i = 0; i < n; i++) {
      digits[i] = coins.nextInt(3);
    }
    return digits;
  }

  @Property
  void digitsAreReadBack(@ForAll @IntRange(max = 4000) int n, @ForAll long seed) {
    int[] digits = digits(n, seed);
    Message message = BitStrings.write(out -> Base3.write(digits, n, out));
    assertThat(message.bits()).isEqualTo(Base3.bits(n));
    int[] into = new int[n];
    BitReader in = message.reader();
    Base3.read(in, n, into);
    assertThat(into).isEqualTo(digits);
    assertThat(in.remaining()).isZero();
  }

  @Test
  void fiveDigitsAreOneByteWithTheFirstDigitHighest() {
    Message message = BitStrings.write(out -> Base3.write(new int[] {2, 1, 0, 2, 1, 2, 0}, 7, out));
    int first = (((2 * 3 + 1) * 3 + 0) * 3 + 2) * 3 + 1;
    assertThat(message.payload()).containsExactly(first, 2 * 3);
    assertThat(message.bits()).isEqualTo(8 + 4);
  }

  @Test
  void digitsTakeEightFifthsOfABit() {
    assertThat(Base3.bits(0)).isZero();
    assertThat(Base3.bits(1_000_000)).isEqualTo(1_600_000);
    assertThat(Base3.bits(4_000_000_000L)).isEqualTo(6_400_000_000L);
    for (int n = 1; n < 50; n++) {
      assertThat(Base3.bits(n))
          .isBetween((long) Math.ceil(n * Math.log(3) / Math.log(2)), 8L * n / 5 + 1);
    }
  }

  @Test
  void bytesThatNoDigitsMakeAreRefused() {
    byte[] payload = new byte[20];
    payload[13] = (byte) 243;
    BitReader in = BitStrings.reader(payload, 160);
    assertThatThrownBy(() -> Base3.read(in, 100, new int[100]))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("five ternary digits cannot be 243 at bit 104");
    BitReader rest = BitStrings.reader(new byte[] {3}, 2);
    assertThatThrownBy(() -> Base3.read(rest, 1, new int[1]))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void damagedMessagesAreRefusedOrReadAsDigits() {
    int[] digits = digits(1433, 3);
    int[] into = new int[1433];
    BitStrings.fuzz(
        9,
        out -> Base3.write(digits, 1433, out),
        in -> {
          Base3.read(in, 1433, into);
          for (int digit : into) {
            if (digit < 0 || digit > 2) {
              throw new AssertionError("digit " + digit);
            }
          }
        });
  }
}
