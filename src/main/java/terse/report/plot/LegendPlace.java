package terse.report.plot;

/** Where the legend is: never over the curves. */
public enum LegendPlace {
  BELOW,
  RIGHT,
  NONE
}
