package terse.experiment;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import terse.compress.Guarantee;
import terse.config.Contractive;
import terse.config.Unbiased;

/** Whether the compressors of a method are of the class that its theorems ask for. */
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
