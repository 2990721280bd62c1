package terse.objective;

import terse.vector.Vector;

/** An objective that predicts a class for each of its rows. */
public interface Classifier extends Objective {
  /** How well x does on all rows, in one pass over them. */
  Score score(Vector x);

  /**
   * How well a model does on some rows.
   *
   * @param loss the mean of the rows' losses, without any regulariser
   * @param accuracy the share of rows whose class has the largest score; of equal scores the first
   *     class counts, and a score that is not a number is wrong
   */
  record Score(double loss, double accuracy) {}
}
