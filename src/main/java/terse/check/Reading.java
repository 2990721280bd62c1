package terse.check;

import java.util.List;
import terse.trace.Tables;

/**
 * A number that was measured of each repeat.
 *
 * @param repeats at least one
 * @param where in words; empty where it is said by what was asked
 */
record Reading(List<Line> repeats, String where) {
  Reading {
    repeats = List.copyOf(repeats);
  }

  /** A value, and how straight the line is that it comes from. */
  record Line(double value, double r2) {
    static Line exact(double value) {
      return new Line(value, 1);
    }
  }

  /** The arithmetic mean over the repeats. */
  double mean() {
    return repeats.stream().mapToDouble(Line::value).average().orElseThrow();
  }

  /** The least straight of all repeats. */
  double leastR2() {
    return repeats.stream().mapToDouble(Line::r2).min().orElseThrow();
  }

  String text() {
    String mean = Tables.number(mean()) + where;
    if (repeats.size() == 1) {
      return mean;
    }
    return mean
        + " (the mean of "
        + repeats.size()
        + " repeats, from "
        + Tables.number(repeats.stream().mapToDouble(Line::value).min().orElseThrow())
        + " to "
        + Tables.number(repeats.stream().mapToDouble(Line::value).max().orElseThrow())
        + ")";
  }
}
