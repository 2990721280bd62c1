package terse.sweep;

import java.util.List;
import terse.trace.Status;

/** Hears how a sweep goes, from several threads at once. */
public interface SweepListener {
  /**
   * It begins.
   *
   * @param points how many there are
   * @param missing how many of them are not there already
   */
  default void begins(int points, int missing) {}

  /**
   * A point has been carried out and its files written.
   *
   * @param statuses of its methods, in their order
   * @param warnings that its experiment has, a line each
   */
  default void done(Point point, List<Status> statuses, List<String> warnings, double seconds) {}
}
