package terse.trace;

import java.util.List;
import terse.vector.Vector;

/**
 * Everything that one run left.
 *
 * @param method the method's label
 * @param repeat from 0
 * @param status how it ended
 * @param rounds the rounds that were carried out
 * @param rows what was recorded, in order of rounds
 * @param readings what was read of its nodes besides, in order of rounds
 * @param ledger what its messages cost
 * @param model the server's last model
 * @param seconds wall time
 * @param failure one line of cause, node and round, for a run that failed, or diverged at a number
 *     that is not finite; null otherwise
 */
public record RunResult(
    String method,
    int repeat,
    Status status,
    int rounds,
    List<Row> rows,
    Readings readings,
    Ledger ledger,
    Vector model,
    double seconds,
    String failure) {
  /** A run of which nothing was read besides. */
  public RunResult(
      String method,
      int repeat,
      Status status,
      int rounds,
      List<Row> rows,
      Ledger ledger,
      Vector model,
      double seconds,
      String failure) {
    this(method, repeat, status, rounds, rows, new Readings(), ledger, model, seconds, failure);
  }
}
