package terse.method;

/** Refuses hyper-parameters that no method can be carried out with. */
final class Finite {
  private Finite() {}

  static void check(String method, String key, double value) {
    if (!(Math.abs(value) <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          method + " needs a finite " + key + ", but " + key + " = " + value);
    }
  }

  /** Finite and above zero. */
  static void checkPositive(String method, String key, double value) {
    if (!(value > 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          method + " needs a finite " + key + " > 0, but " + key + " = " + value);
    }
  }
}
