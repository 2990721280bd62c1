package terse.trace;

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
    double virtualSeconds) {}
