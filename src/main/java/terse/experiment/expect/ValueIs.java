package terse.experiment.expect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import terse.config.Key;

/** The value of a column somewhere on the curve. */
public record ValueIs(
    @Key("the method's label; every method where it is left out") Optional<String> method,
    @Key("a column of curves.csv, bits_total or bytes_total") String metric,
    @Key(value = "where: last, min, max, a recorded round or {mean-of-last: rows}", orElse = "last")
        At at,
    @Key("the method that it is divided by the same of") Optional<String> over,
    @Key("it must be less than this") OptionalDouble below,
    @Key("it must be more than this") OptionalDouble above,
    @Key("[low, high]: it must be from the one to the other") Optional<List<Double>> within)
    implements Measured {
  public ValueIs {
    Limits.needOne(below, above, within);
  }

  @Override
  public Limits limits() {
    return new Limits(below, above, within);
  }

  @Override
  public String what() {
    return metric + " " + at.text();
  }
}
