package terse.reproduce;

import java.util.Collection;
import java.util.Locale;

/** What came out of holding a quantity against the paper. */
public enum Verdict {
  REPRODUCED,
  DIFFERS,
  /** Something is missing here: a data set, or the means of the original. */
  NOT_RUNNABLE,
  /** A run failed. */
  FAILED;

  /** In words. */
  public String label() {
    return this == NOT_RUNNABLE ? "not runnable here" : name().toLowerCase(Locale.ROOT);
  }

  /** The verdict with these words. */
  static Verdict labelled(String label) {
    for (Verdict each : values()) {
      if (each.label().equals(label)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no verdict is " + label);
  }

  /** The verdict of the whole: that of the worst part, and of what ran where only a part could. */
  static Verdict ofAll(Collection<Verdict> parts) {
    for (Verdict each : new Verdict[] {FAILED, DIFFERS, REPRODUCED}) {
      if (parts.contains(each)) {
        return each;
      }
    }
    return NOT_RUNNABLE;
  }
}
