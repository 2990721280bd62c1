package terse.check;

import java.util.LinkedHashMap;
import java.util.Map;
import terse.report.Curve;

/** Curves for tests. */
final class Curves {
  private Curves() {}

  /** Losses in the rounds 0, 10, 20, ..., and 8 bits up and 2 down a round. */
  static Curve of(int repeat, double... losses) {
    return of("sgd", repeat, losses);
  }

  /** The same, of another method. */
  static Curve of(String method, int repeat, double... losses) {
    double[] rounds = new double[losses.length];
    double[] up = new double[losses.length];
    double[] down = new double[losses.length];
    for (int i = 0; i < losses.length; i++) {
      rounds[i] = 10 * i;
      up[i] = 80 * i;
      down[i] = 20 * i;
    }
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put(Curve.ROUND, rounds);
    columns.put("loss", losses);
    columns.put("bits_up", up);
    columns.put("bits_down", down);
    return new Curve(method, repeat, columns);
  }
}
