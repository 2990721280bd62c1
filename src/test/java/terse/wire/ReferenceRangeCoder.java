package terse.wire;

import java.math.BigInteger;

/**
 * The arithmetic that {@link RangeEncoder} abbreviates: the interval as one number of unlimited
 * length, so that a carry is an addition and the end of a section is searched for.
 */
final class ReferenceRangeCoder {
  private BigInteger low = BigInteger.ZERO;
  private BigInteger range = BigInteger.ONE.shiftLeft(63);
  private int digits = 63;
  private double information;

  void bit(int bit, int p) {
    BigInteger split = unit(16).multiply(BigInteger.valueOf(p));
    information -= Math.log((bit == 1 ? p : 65536 - p) / 65536.0) / Math.log(2);
    narrow(bit == 1 ? BigInteger.ZERO : split, bit == 1 ? split : range.subtract(split));
  }

  void raw(long value, int width) {
    int left = width;
    while (left > 0) {
      int step = Math.min(16, left);
      left -= step;
      BigInteger part = BigInteger.valueOf((value >>> left) & ((1L << step) - 1));
      BigInteger unit = unit(step);
      information += step;
      narrow(unit.multiply(part), unit);
    }
  }

  /**
   * The bit that keeps the number target / 2^binary inside the interval, or the likelier side of
   * it.
   */
  int bitTowards(BigInteger target, int binary, int p) {
    BigInteger split = low.add(unit(16).multiply(BigInteger.valueOf(p)));
    BigInteger scaled = target.shiftLeft(Math.max(0, digits - binary));
    return scaled.compareTo(split) < 0 ? 1 : 0;
  }

  /** The bits of the section, highest first. */
  String finish() {
    if (digits == 63 && range.bitLength() == 64) {
      return "";
    }
    for (int free = 62; ; free--) {
      BigInteger step = BigInteger.ONE.shiftLeft(free);
      BigInteger count = low.add(step).subtract(BigInteger.ONE).shiftRight(free);
      if (count.add(BigInteger.ONE).shiftLeft(free).compareTo(low.add(range)) <= 0) {
        String text = count.toString(2);
        return "0".repeat(digits - free - (count.signum() == 0 ? 0 : text.length()))
            + (count.signum() == 0 ? "" : text);
      }
    }
  }

  /** The cost of all decisions by their probabilities, in bits. */
  double information() {
    return information;
  }

  private BigInteger unit(int shift) {
    return range.shiftRight(shift);
  }

  private void narrow(BigInteger skipped, BigInteger size) {
    low = low.add(skipped);
    range = size;
    if (range.bitLength() <= 31) {
      low = low.shiftLeft(32);
      range = range.shiftLeft(32);
      digits += 32;
    }
  }
}
