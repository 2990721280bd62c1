package terse.report.plot;

/**
 * One line of a chart. A value that is not finite breaks it. The arrays are not copied.
 *
 * @param label its entry in the legend; a line without one has no entry
 * @param x as many as there are points, ascending where a line is drawn through them
 * @param y as many
 * @param low the lower end of the band at each point, or null for no band
 * @param high the upper end, or null for no band
 */
@SuppressWarnings("ArrayRecordComponent") // columns, as they are read
public record Line(String label, double[] x, double[] y, double[] low, double[] high, Mark mark) {
  public Line {
    label = Words.plain(label);
    if (y.length != x.length) {
      throw new IllegalArgumentException(
          "a line has a y for every x, but " + x.length + " and " + y.length);
    }
    if ((low == null) != (high == null)) {
      throw new IllegalArgumentException("a band has both ends, or there is none");
    }
    if (low != null && (low.length != x.length || high.length != x.length)) {
      throw new IllegalArgumentException("a band has both ends at every point of its line");
    }
  }

  boolean hasBand() {
    return low != null;
  }
}
