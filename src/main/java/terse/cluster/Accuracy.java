package terse.cluster;

import java.util.Map;
import terse.objective.Classifier;
import terse.objective.Problem;
import terse.trace.Row;

/**
 * Measures how well the model of a recorded round predicts: the columns {@value Row#TEST_LOSS} and
 * {@value Row#TEST_ACCURACY} where the problem has rows that were held out, and {@value
 * Row#ACCURACY} of all workers' rows where that is asked for. A pass over these rows at each
 * record.
 */
public record Accuracy(boolean ofTraining) implements Gauge {
  /** Whether there is anything to measure. */
  public static boolean isNeeded(Problem problem, boolean ofTraining) {
    return ofTraining || problem.test().isPresent();
  }

  @Override
  public void see(Snapshot now) {}

  @Override
  public void record(Snapshot now, Map<String, Double> columns) {
    if (ofTraining) {
      columns.put(Row.ACCURACY, now.problem().accuracy(now.model()));
    }
    if (now.problem().test().isPresent()) {
      Classifier.Score score = now.problem().test().get().score(now.model());
      columns.put(Row.TEST_LOSS, score.loss());
      columns.put(Row.TEST_ACCURACY, score.accuracy());
    }
  }
}
