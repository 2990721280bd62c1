package terse.reproduce;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * One quantity, or one claim in words, as the paper has it and as it was found here.
 *
 * @param quantity what is compared, in a few words
 * @param paper what the paper says, as text
 * @param ours what was found here, as text
 * @param printed the paper's number; NaN where it says it in words
 * @param found our number; NaN where it is in words
 * @param low the interval's lower end, 95 % confidence; NaN where our number is exact or in words
 * @param high its upper end
 * @param why why it differs, or what is missing; empty where there is nothing to say. A difference
 *     without a reason counts as unexplained.
 */
public record Finding(
    String quantity,
    String paper,
    String ours,
    double printed,
    double found,
    double low,
    double high,
    Verdict verdict,
    String why) {
  private static final double NONE = Double.NaN;
  private static final MathContext DIGITS = new MathContext(5);

  /** A number, reproduced where it is at most {@code tolerance} off. */
  public static Finding number(String quantity, double printed, double found, double tolerance) {
    return number(quantity, printed, new Estimate(found, NONE, NONE), tolerance);
  }

  /** A number with its interval, reproduced where the mean is at most {@code tolerance} off. */
  public static Finding number(String quantity, double printed, Estimate found, double tolerance) {
    boolean close = Math.abs(found.mean() - printed) <= tolerance;
    return new Finding(
        quantity,
        text(printed),
        text(found.mean()),
        printed,
        found.mean(),
        found.low(),
        found.high(),
        verdict(close),
        "");
  }

  /** A claim in words. */
  public static Finding words(String quantity, String paper, String ours, boolean holds) {
    return words(quantity, paper, ours, NONE, holds);
  }

  /** A claim in words of which we found a number, which {@code ours} tells. */
  public static Finding words(
      String quantity, String paper, String ours, double found, boolean holds) {
    return new Finding(quantity, paper, ours, NONE, found, NONE, NONE, verdict(holds), "");
  }

  /** A claim in words of which we found a number with its interval. */
  public static Finding words(String quantity, String paper, Estimate found, boolean holds) {
    return new Finding(
        quantity,
        paper,
        text(found.mean()),
        NONE,
        found.mean(),
        found.low(),
        found.high(),
        verdict(holds),
        "");
  }

  /**
   * A number that the paper prints wrongly: differs, for the reason given, where ours is what was
   * derived, and without a reason where it is neither.
   */
  public static Finding misprint(
      String quantity, double printed, double derived, double found, double tolerance, String why) {
    boolean asDerived = Math.abs(found - derived) <= tolerance;
    Finding finding = number(quantity, printed, found, 0);
    return asDerived ? finding.explained(why) : finding;
  }

  /** What cannot be found here. */
  public static Finding notRunnable(String quantity, String paper, String missing) {
    return new Finding(quantity, paper, "", NONE, NONE, NONE, NONE, Verdict.NOT_RUNNABLE, missing);
  }

  /** What could not be found because a run failed. */
  public static Finding failed(String quantity, String why) {
    return new Finding(quantity, "", "", NONE, NONE, NONE, NONE, Verdict.FAILED, why);
  }

  /** The same with a reason for the difference, if there is one. */
  public Finding explained(String reason) {
    return verdict == Verdict.DIFFERS ? with(reason) : this;
  }

  /** The same with a remark. */
  public Finding with(String remark) {
    return new Finding(quantity, paper, ours, printed, found, low, high, verdict, remark);
  }

  /** The same of a quantity by another name. */
  public Finding named(String name) {
    return new Finding(name, paper, ours, printed, found, low, high, verdict, why);
  }

  /** Whether it differs, and nobody has said why. */
  public boolean unexplained() {
    return verdict == Verdict.DIFFERS && why.isEmpty();
  }

  /** Ours less the paper's, of the paper's where that is not zero; empty where one is in words. */
  public String difference() {
    double off = found - printed;
    if (Double.isNaN(off)) {
      return "";
    }
    if (off == 0) {
      return "0";
    }
    return printed == 0
        ? (off > 0 ? "+" : "") + text(off)
        : String.format(Locale.ROOT, "%+.2g %%", 100 * off / Math.abs(printed))
            .replaceAll("e([+-])0*", "e$1");
  }

  /** The interval as text; empty where there is none. */
  public String interval() {
    return low < high ? text(low) + " to " + text(high) : "";
  }

  /** A number in five digits, without zeros at its end. */
  public static String text(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.isNaN(value) ? "" : value > 0 ? "infinity" : "-infinity";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return exponent < -4 || exponent > 6
        ? rounded.movePointLeft(exponent).toPlainString() + "e" + exponent
        : rounded.toPlainString();
  }

  private static Verdict verdict(boolean holds) {
    return holds ? Verdict.REPRODUCED : Verdict.DIFFERS;
  }
}
