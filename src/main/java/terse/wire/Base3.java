package terse.wire;

import terse.vector.Scratch;

/**
 * Ternary digits, five in eight bits: 1.6 bits a digit, where log2 3 = 1.585.
 *
 * <p>Digits are packed in rows of {@value #ROW} bytes: byte i of a row holds the digits i, i + R,
 * ..., i + 4R, R being the row's bytes, the first one most significant, so that every loop here is
 * one that the JIT compiler turns into vector instructions. The last row is as short as need be;
 * the n mod 5 digits that are left over travel together in as few bits as hold them.
 */
public final class Base3 {
  private static final int ROW = 256;
  private static final int DIGITS = 5;
  private static final int BYTE_VALUES = 243;
  private static final int BYTES = 10; // the scratch slot
  private static final int[] LEFT_OVER_BITS = {0, 2, 4, 5, 7};
  private static final int[] LEFT_OVER_COUNT = {1, 3, 9, 27, 81};

  private Base3() {}

  /** The bits of n digits. */
  public static long bits(long n) {
    return n / DIGITS * 8 + LEFT_OVER_BITS[(int) (n % DIGITS)];
  }

  /** Writes the first n digits, each 0, 1 or 2. */
  public static void write(int[] digits, int n, BitWriter out) {
    int[] bytes = Scratch.local().ints(BYTES, ROW);
    int at = 0;
    for (int row = n / DIGITS; row > 0; ) {
      int length = Math.min(ROW, row);
      System.arraycopy(digits, at, bytes, 0, length);
      for (int p = 1; p < DIGITS; p++) {
        append(bytes, digits, at + p * length, length);
      }
      pack(bytes, length, out);
      at += DIGITS * length;
      row -= length;
    }
    int rest = 0;
    for (int j = at; j < n; j++) {
      rest = 3 * rest + digits[j];
    }
    out.bits(rest, LEFT_OVER_BITS[n - at]);
  }

  /** Reads n digits. */
  public static void read(BitReader in, int n, int[] into) {
    int[] bytes = Scratch.local().ints(BYTES, ROW);
    int at = 0;
    for (int row = n / DIGITS; row > 0; ) {
      int length = Math.min(ROW, row);
      unpack(in, bytes, length);
      for (int p = DIGITS - 1; p >= 0; p--) {
        split(bytes, into, at + p * length, length);
      }
      at += DIGITS * length;
      row -= length;
    }
    int left = n - at;
    int rest = in.below(LEFT_OVER_COUNT[left], LEFT_OVER_BITS[left], "left-over digits");
    for (int j = n - 1; j >= at; j--) {
      into[j] = rest % 3;
      rest /= 3;
    }
  }

  private static void append(int[] bytes, int[] digits, int from, int length) {
    for (int i = 0; i < length; i++) {
      bytes[i] = 3 * bytes[i] + digits[from + i];
    }
  }

  /** Takes the lowest digit off every byte. */
  private static void split(int[] bytes, int[] into, int to, int length) {
    for (int i = 0; i < length; i++) {
      int high = (171 * bytes[i]) >>> 9; // bytes[i] / 3, exactly, for 0 .. 255
      into[to + i] = bytes[i] - 3 * high;
      bytes[i] = high;
    }
  }

  private static void pack(int[] bytes, int length, BitWriter out) {
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      int low = bytes[i] | bytes[i + 1] << 8 | bytes[i + 2] << 16 | bytes[i + 3] << 24;
      int high = bytes[i + 4] | bytes[i + 5] << 8 | bytes[i + 6] << 16 | bytes[i + 7] << 24;
      out.bits((low & 0xffffffffL) | (long) high << 32, 64);
    }
    for (; i < length; i++) {
      out.bits(bytes[i], 8);
    }
  }

  private static void unpack(BitReader in, int[] bytes, int length) {
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      long word = in.bits(64);
      int low = (int) word;
      int high = (int) (word >>> 32);
      bytes[i] = low & 0xff;
      bytes[i + 1] = (low >>> 8) & 0xff;
      bytes[i + 2] = (low >>> 16) & 0xff;
      bytes[i + 3] = low >>> 24;
      bytes[i + 4] = high & 0xff;
      bytes[i + 5] = (high >>> 8) & 0xff;
      bytes[i + 6] = (high >>> 16) & 0xff;
      bytes[i + 7] = high >>> 24;
    }
    for (; i < length; i++) {
      bytes[i] = (int) in.bits(8);
    }
    for (int j = 0; j < length; j++) {
      if (bytes[j] >= BYTE_VALUES) {
        throw in.malformed("five ternary digits cannot be " + bytes[j], 8 * (length - j));
      }
    }
  }
}
