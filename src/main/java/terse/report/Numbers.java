package terse.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Columns of doubles for a page, every bit of them, in little room.
 *
 * <p>A column that is there twice is kept once. Whole numbers up to 2^51, such as rounds and bits,
 * become second differences, which are exact; others have their bits combined with those of the
 * value before by exclusive or. The eight bytes of the results, least significant first, go into
 * eight planes, one after another, and the planes of all columns through Deflate (zlib's format)
 * into base 64.
 */
final class Numbers {
  private static final double LARGEST = 0x1p51;

  private final Map<LongBuffer, Integer> ids = new HashMap<>();
  private final List<double[]> columns = new ArrayList<>();

  /** Adds a column, and returns its number. */
  int add(double[] column) {
    LongBuffer bits =
        LongBuffer.wrap(Arrays.stream(column).mapToLong(Double::doubleToRawLongBits).toArray());
    return ids.computeIfAbsent(
        bits,
        key -> {
          columns.add(column);
          return columns.size() - 1;
        });
  }

  /** How to read the columns: the length of each, negative for one of second differences. */
  List<Integer> lengths() {
    return columns.stream().map(each -> areWhole(each) ? -each.length : each.length).toList();
  }

  /** All columns. */
  String encoded() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      for (double[] column : columns) {
        out.write(planes(areWhole(column) ? secondDifferences(column) : changes(column)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static boolean areWhole(double[] column) {
    return Arrays.stream(column)
        .allMatch(v -> v == Math.rint(v) && Math.abs(v) <= LARGEST && !isMinusZero(v));
  }

  private static boolean isMinusZero(double value) {
    return Double.doubleToRawLongBits(value) == Long.MIN_VALUE;
  }

  private static long[] secondDifferences(double[] column) {
    long[] bits = new long[column.length];
    double before = 0;
    double step = 0;
    for (int i = 0; i < bits.length; i++) {
      double next = column[i] - before;
      bits[i] = Double.doubleToRawLongBits(next - step);
      before = column[i];
      step = next;
    }
    return bits;
  }

  private static long[] changes(double[] column) {
    long[] bits = new long[column.length];
    long before = 0;
    for (int i = 0; i < bits.length; i++) {
      long now = Double.doubleToRawLongBits(column[i]);
      bits[i] = now ^ before;
      before = now;
    }
    return bits;
  }

  private static byte[] planes(long[] bits) {
    int n = bits.length;
    byte[] planes = new byte[Long.BYTES * n];
    for (int b = 0; b < Long.BYTES; b++) {
      for (int i = 0; i < n; i++) {
        planes[b * n + i] = (byte) (bits[i] >>> (Byte.SIZE * b));
      }
    }
    return planes;
  }
}
