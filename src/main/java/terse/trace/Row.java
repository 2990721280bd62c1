package terse.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One recorded round of a run: the state before the round is carried out.
 *
 * @param round k; the row of k = K is the end
 * @param epoch passes over the data so far
 * @param loss f at the server's model
 * @param excessLoss loss - f*, NaN where f* is not known
 * @param gradientNorm |grad f| at the server's model
 * @param distance |x - x*|, NaN where x* is not known
 * @param bitsUp payload bits of all uplinks so far
 * @param bitsDown payload bits of all downlinks so far
 * @param bytesUp frame bytes of all uplinks so far
 * @param bytesDown frame bytes of all downlinks so far
 * @param virtualSeconds the virtual clock, NaN where the experiment has no network
 * @param more columns that were asked for besides, by name, in order; NaN where a value is not
 *     known
 */
public record Row(
    int round,
    double epoch,
    double loss,
    double excessLoss,
    double gradientNorm,
    double distance,
    long bitsUp,
    long bitsDown,
    long bytesUp,
    long bytesDown,
    double virtualSeconds,
    Map<String, Double> more) {
  /** The column of f - f*. */
  public static final String EXCESS_LOSS = "excess_loss";

  /** The column of the loss less a value that was given in place of f*. */
  public static final String REFERENCE_EXCESS_LOSS = "reference_excess_loss";

  /** The column of |x - x*|. */
  public static final String DISTANCE = "distance";

  /** The column of f at the weighted average of x_0 .. x_k, where a method has one. */
  public static final String AVERAGED_LOSS = "averaged_loss";

  /** The column of f - f* at that average. */
  public static final String AVERAGED_EXCESS_LOSS = "averaged_excess_loss";

  /** The column of the share of the workers' rows that are put in the right class. */
  public static final String ACCURACY = "accuracy";

  /** The column of the mean loss of rows that were held out. */
  public static final String TEST_LOSS = "test_loss";

  /** The column of the share of these rows that are put in the right class. */
  public static final String TEST_ACCURACY = "test_accuracy";

  public Row {
    more = more.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(more));
  }

  /** A row of the columns that every curve has. */
  public Row(
      int round,
      double epoch,
      double loss,
      double excessLoss,
      double gradientNorm,
      double distance,
      long bitsUp,
      long bitsDown,
      long bytesUp,
      long bytesDown,
      double virtualSeconds) {
    this(
        round,
        epoch,
        loss,
        excessLoss,
        gradientNorm,
        distance,
        bitsUp,
        bitsDown,
        bytesUp,
        bytesDown,
        virtualSeconds,
        Map.of());
  }
}
