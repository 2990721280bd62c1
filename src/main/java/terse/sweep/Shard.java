package terse.sweep;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import terse.experiment.yaml.ExperimentException;

/**
 * A part of a sweep for one of several machines: shard i of n has the points whose index modulo n
 * is i - 1.
 *
 * @param number i, from 1
 * @param of n
 */
public record Shard(int number, int of) {
  /** The whole. */
  public static final Shard ALL = new Shard(1, 1);

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

  /** Reads {@code 3/10}. */
  public static Shard parse(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (matcher.matches()) {
      int number = Integer.parseInt(matcher.group(1));
      int of = Integer.parseInt(matcher.group(2));
      if (number >= 1 && number <= of) {
        return new Shard(number, of);
      }
    }
    throw new ExperimentException(
        "--shard: must be I/N with 1 <= I <= N, such as 3/10, but is " + text);
  }

  public boolean isAll() {
    return of == 1;
  }

  /** Its points, in their order. */
  public List<Point> of(SweepPlan plan) {
    return plan.points().stream().filter(point -> point.index() % of == number - 1).toList();
  }

  /** The name of its folder, for a sweep of this name. */
  public String folder(String sweep) {
    return isAll() ? sweep : sweep + "-" + number + "-of-" + of;
  }

  @Override
  public String toString() {
    return number + "/" + of;
  }
}
