package terse.sweep;

import java.util.ArrayList;
import java.util.List;
import terse.trace.Status;

/**
 * The best point of a method.
 *
 * <p>The rule: of the points at which all its repeats finished, the one with the lowest loss at
 * equal bits; of equal ones the first. Equal bits are the most that all of these points reach: the
 * least total, both ways, that one of their repeats ended with. The loss is the mean over the
 * repeats of f - f* (of f, where f* is not known at one of the points) in the last recorded row
 * within these bits.
 *
 * @param method its position
 * @param place of the best among the points, -1 where none finished
 * @param value its loss at equal bits, NaN where none finished
 * @param budget these bits, NaN where none finished
 * @param finished points at which it finished
 * @param diverged points at which it diverged
 * @param failed points at which it failed
 * @param warnings what a user should know of it, a line each
 */
public record Best(
    int method,
    int place,
    double value,
    double budget,
    int finished,
    int diverged,
    int failed,
    List<String> warnings) {
  public Best {
    warnings = List.copyOf(warnings);
  }

  /** Whether some point finished. */
  public boolean exists() {
    return place >= 0;
  }

  /**
   * The best point of the method at this position.
   *
   * @param points those that were carried out
   * @param outcomes of the method at each of them
   * @param values its loss at equal bits at each of them, NaN where it did not finish
   */
  static Best of(
      SweepPlan plan,
      int method,
      List<Point> points,
      List<Outcome> outcomes,
      List<Double> values,
      double budget) {
    int best = -1;
    for (int p = 0; p < values.size(); p++) {
      if (Double.isFinite(values.get(p)) && (best < 0 || values.get(p) < values.get(best))) {
        best = p;
      }
    }
    return new Best(
        method,
        best,
        best < 0 ? Double.NaN : values.get(best),
        budget,
        count(outcomes, Status.FINISHED),
        count(outcomes, Status.DIVERGED),
        count(outcomes, Status.FAILED),
        best < 0 ? List.of() : edges(plan, method, points, outcomes, best));
  }

  private static int count(List<Outcome> outcomes, Status status) {
    return (int) outcomes.stream().filter(each -> each.status() == status).count();
  }

  /**
   * A line for each swept step size that is best at an end of those that were tried, all other keys
   * being the same.
   */
  private static List<String> edges(
      SweepPlan plan, int method, List<Point> points, List<Outcome> outcomes, int best) {
    List<String> warnings = new ArrayList<>();
    for (int k = 0; k < plan.keys().size(); k++) {
      SweptKey key = plan.keys().get(k);
      if (!key.isStepsize() || !key.changes(method)) {
        continue;
      }
      double chosen = outcomes.get(best).firstStepsize();
      double least = chosen;
      double largest = chosen;
      for (int p = 0; p < points.size(); p++) {
        if (differOnlyIn(k, points.get(p), points.get(best))) {
          least = Math.min(least, outcomes.get(p).firstStepsize());
          largest = Math.max(largest, outcomes.get(p).firstStepsize());
        }
      }
      if (least < largest && (chosen == largest || chosen == least)) {
        warnings.add(
            "the best "
                + key.path()
                + " is the "
                + (chosen == largest ? "largest" : "smallest")
                + " tried ("
                + points.get(best).values().get(k)
                + "): extend the grid");
      }
    }
    return warnings;
  }

  private static boolean differOnlyIn(int key, Point a, Point b) {
    for (int k = 0; k < a.values().size(); k++) {
      if (k != key && !a.values().get(k).equals(b.values().get(k))) {
        return false;
      }
    }
    return true;
  }
}
