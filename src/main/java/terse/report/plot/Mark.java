package terse.report.plot;

/** How a line is drawn. */
public enum Mark {
  /** A line through its points, in a colour and dashes of its own. */
  LINE,
  /** Thin dashes, in the colour of the line before that is no bound: a theorem's bound. */
  BOUND,
  /** Signs at the points, of a shape of its own, and nothing between them. */
  POINTS,
  /**
   * Bars from zero, or from the bottom of a logarithmic axis; those at one x stand side by side.
   */
  BARS
}
