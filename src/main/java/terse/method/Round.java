package terse.method;

import java.util.BitSet;

/**
 * One round, as every node sees it.
 *
 * @param k its number, from 0
 * @param stepsize eta_k
 * @param previousStepsize eta_{k-1}, which is 0 in round 0
 * @param workers n
 * @param present the workers that take part, or null when all do; not to be written to
 */
public record Round(int k, double stepsize, double previousStepsize, int workers, BitSet present) {
  /** Whether this worker takes part. */
  public boolean takesPart(int worker) {
    return present == null || present.get(worker);
  }

  /** The number of workers that take part, at least one. */
  public int participants() {
    return present == null ? workers : present.cardinality();
  }

  /** eta_{k-1} / eta_k. */
  public double stepsizeRatio() {
    return previousStepsize == stepsize ? 1 : previousStepsize / stepsize;
  }

  public boolean isFirst() {
    return k == 0;
  }
}
