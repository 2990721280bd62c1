package terse.experiment.expect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import terse.config.Key;

/** The value of a column in the first recorded row that reaches a target: what it cost. */
public record CostIs(
    @Key("the method's label; every method where it is left out") Optional<String> method,
    @Key("the cost: round, epoch, bits_up, bits_total, virtual_seconds, ...") String metric,
    @Key("{excess_loss: 1e-3}: the first recorded row in which this is at most that")
        Target toReach,
    @Key("the method that it is divided by the same of") Optional<String> over,
    @Key("it must be less than this") OptionalDouble below,
    @Key("it must be more than this") OptionalDouble above,
    @Key("[low, high]: it must be from the one to the other") Optional<List<Double>> within)
    implements Measured {
  public CostIs {
    Limits.needOne(below, above, within);
  }

  @Override
  public Limits limits() {
    return new Limits(below, above, within);
  }

  @Override
  public String what() {
    return metric + " to reach " + toReach.text();
  }
}
