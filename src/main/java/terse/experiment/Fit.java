package terse.experiment;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import terse.compress.Guarantee;
import terse.config.Contractive;
import terse.config.Range;
import terse.config.Unbiased;
import terse.method.Algorithm;

/**
 * Whether a method gets what it is meant to have: hyper-parameters in their ranges, compressors of
 * the class that its theorems ask for, step sizes that suit them.
 */
final class Fit {
  private Fit() {}

  /**
   * What does not fit, in words with the numbers.
   *
   * @param up the constants of its uplink compressors
   * @param down the constants of its downlink compressors
   */
  static List<String> misfits(MethodEntry entry, Guarantee up, Guarantee down) {
    List<String> misfits = new ArrayList<>();
    for (RecordComponent component : entry.record().type().getRecordComponents()) {
      String link = component.getName();
      Guarantee of = link.equals(MethodEntry.UPLINK) ? up : down;
      boolean unbiased = component.isAnnotationPresent(Unbiased.class);
      boolean contractive = component.isAnnotationPresent(Contractive.class);
      if (unbiased && !(of.omega() < Double.POSITIVE_INFINITY)) {
        misfits.add(misfit(entry, "an unbiased " + link + " of finite omega", link, of));
      } else if (contractive && Double.isNaN(of.delta())) {
        misfits.add(misfit(entry, "a contractive " + link, link, of));
      }
    }
    return misfits;
  }

  /**
   * The hyper-parameters that are out of their {@link Range}, in words with the numbers: {@code sgd
   * needs 0 <= momentum < 1, but momentum = 2.0}.
   */
  static List<String> outOfRange(Algorithm algorithm) {
    List<String> faults = new ArrayList<>();
    Map<String, Object> values = Records.components(algorithm);
    for (RecordComponent component : algorithm.getClass().getRecordComponents()) {
      Range range = component.getAnnotation(Range.class);
      String key = Names.ofComponent(component.getName());
      if (range != null
          && values.get(key) instanceof Number value
          && !contains(range, value.doubleValue())) {
        String name = Names.ofClass(algorithm.getClass());
        faults.add(name + " needs " + describe(range, key) + ", but " + key + " = " + value);
      }
    }
    return faults;
  }

  private static boolean contains(Range range, double value) {
    return value >= range.from()
        && value > range.above()
        && value <= range.to()
        && value < range.below();
  }

  /** Both ends of the range, {@code 0 <= c < 1}, or its one end, {@code rho >= 1}. */
  private static String describe(Range range, String key) {
    boolean open = range.above() > range.from();
    double low = Math.max(range.from(), range.above());
    String top =
        range.below() < range.to()
            ? " < " + text(range.below())
            : range.to() < Double.POSITIVE_INFINITY ? " <= " + text(range.to()) : "";
    if (low == Double.NEGATIVE_INFINITY) {
      return key + top;
    }
    return top.isEmpty()
        ? key + (open ? " > " : " >= ") + text(low)
        : text(low) + (open ? " < " : " <= ") + key + top;
  }

  private static String text(double end) {
    return end == Math.rint(end) ? String.valueOf((long) end) : String.valueOf(end);
  }

  private static String misfit(MethodEntry entry, String asked, String link, Guarantee of) {
    return "its theory asks for "
        + asked
        + ", but "
        + Labels.compressor(entry.node().get(link))
        + " is "
        + described(of)
        + "; it need not converge";
  }

  private static String described(Guarantee of) {
    if (of.isUnbiased()) {
      return "unbiased with omega = " + of.omega();
    }
    return Double.isNaN(of.delta()) ? "biased" : "biased with delta = " + of.delta();
  }
}
