package terse.experiment.expect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import terse.config.Key;

/** (v_to/v_from)^(1/(to - from)): the factor by which a column grows in a round, in the mean. */
public record GrowthIs(
    @Key("the method's label; every method where it is left out") Optional<String> method,
    @Key("a column of curves.csv, positive where it is measured") String metric,
    @Key("per-round: the factor of one round, the geometric mean") Growth growth,
    @Key("the recorded round that it is measured from; the first by default") OptionalInt from,
    @Key("the recorded round that it is measured to; the last of the run by default")
        OptionalInt to,
    @Key("the method that it is divided by the same of") Optional<String> over,
    @Key("it must be less than this") OptionalDouble below,
    @Key("it must be more than this") OptionalDouble above,
    @Key("[low, high]: it must be from the one to the other") Optional<List<Double>> within)
    implements Measured {
  /** What growth is counted by. */
  public enum Growth {
    /** By rounds. */
    PER_ROUND
  }

  public GrowthIs {
    Limits.needOne(below, above, within);
    Stretch.check(from, to);
  }

  @Override
  public Limits limits() {
    return new Limits(below, above, within);
  }

  @Override
  public String what() {
    return "growth of " + metric + " per round" + Stretch.text(from, to);
  }
}
