package terse.experiment;

import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import terse.cluster.Diagnostics;
import terse.trace.Direction;
import terse.trace.RunResult;
import terse.wire.Envelope;

/**
 * The errors of compressions by link, over all recorded rounds, nodes and repeats: their mean and
 * the largest.
 */
final class CompressionErrors {
  private static final List<String> ERRORS =
      List.of(Diagnostics.RELATIVE_ERROR, Diagnostics.ABSOLUTE_ERROR);

  private CompressionErrors() {}

  /** As they go into a summary; empty where none were read. */
  static Map<String, Object> of(List<RunResult> runs) {
    Map<String, Object> links = new LinkedHashMap<>();
    for (Direction way : Direction.values()) {
      Map<String, Object> errors = new LinkedHashMap<>();
      for (String error : ERRORS) {
        DoubleSummaryStatistics all = statistics(runs, way, error);
        if (all.getCount() > 0) {
          Map<String, Object> about = new LinkedHashMap<>();
          about.put("mean", all.getAverage());
          about.put("max", all.getMax());
          errors.put(error, about);
        }
      }
      if (!errors.isEmpty()) {
        links.put(way.label(), errors);
      }
    }
    return links;
  }

  private static DoubleSummaryStatistics statistics(
      List<RunResult> runs, Direction way, String error) {
    DoubleSummaryStatistics all = new DoubleSummaryStatistics();
    for (RunResult run : runs) {
      run.readings()
          .forEach(
              (round, of, value) -> {
                boolean down = of.node() == Envelope.SERVER;
                if (of.quantity().equals(error)
                    && down == (way == Direction.DOWN)
                    && Double.isFinite(value)) {
                  all.accept(value);
                }
              });
    }
    return all;
  }
}
