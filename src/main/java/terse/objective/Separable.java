package terse.objective;

import terse.data.Rows;
import terse.vector.Vector;

/**
 * A classification loss, of which it can be asked whether directions separate its rows by their
 * classes.
 */
interface Separable extends Smooth {
  Rows examples();

  /** The class of row i, from 0 on. */
  int classOf(int i);

  int classes();

  /** The name of a class, for messages. */
  String className(int c);

  /**
   * By how much row i's score for its own class, less that for the best other class, changes along
   * p, for all rows: where no gain is negative and some are positive, the loss falls for ever along
   * p.
   */
  double[] gains(Vector p);
}
