package terse.experiment.expect;

/** What a run is to reach: a recorded row in which this column is at most this value. */
public record Target(String metric, double value) {
  /** In words: {@code loss <= 0.5}. */
  public String text() {
    return metric + " <= " + Limits.shown(value);
  }
}
