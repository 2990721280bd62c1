package terse.reproduce.iade;

/** The logarithm of bits. */
final class Log2 {
  private Log2() {}

  static double of(double v) {
    return Math.log(v) / Math.log(2);
  }
}
