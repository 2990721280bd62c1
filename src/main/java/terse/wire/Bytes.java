package terse.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Little-endian words in a byte array, at any offset. */
final class Bytes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Bytes() {}

  static long getLong(byte[] b, int offset) {
    return (long) LONGS.get(b, offset);
  }

  static void putLong(byte[] b, int offset, long value) {
    LONGS.set(b, offset, value);
  }

  static int getInt(byte[] b, int offset) {
    return (int) INTS.get(b, offset);
  }

  static void putInt(byte[] b, int offset, int value) {
    INTS.set(b, offset, value);
  }

  /** The number of bytes that hold this many bits. */
  static long holding(long bits) {
    return (bits + 7) >>> 3;
  }
}
