package terse.report.plot;

/**
 * An axis of a chart.
 *
 * @param label what it shows, with its unit
 * @param logarithmic whether equal distances are equal ratios; values at or below zero have no
 *     place then
 */
public record Axis(String label, boolean logarithmic) {
  public Axis {
    label = Words.plain(label);
  }
}
