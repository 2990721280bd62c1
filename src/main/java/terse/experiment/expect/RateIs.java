package terse.experiment.expect;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import terse.config.Key;

/**
 * The rate q of linear convergence: ln v_k is fitted by a + k ln q, by least squares over the
 * recorded rounds.
 */
public record RateIs(
    @Key("the method's label; every method where it is left out") Optional<String> method,
    @Key("a column of curves.csv, positive where it is fitted") String metric,
    @Key("linear: q of v_k = a q^k, fitted to the logarithms") Rate rate,
    @Key("least coefficient of determination of the fit: how straight the curve is")
        OptionalDouble leastR2,
    @Key("the recorded round that it is fitted from; the first by default") OptionalInt from,
    @Key("the recorded round that it is fitted to; the last of the run by default") OptionalInt to,
    @Key("the method that it is divided by the same of") Optional<String> over,
    @Key("it must be less than this") OptionalDouble below,
    @Key("it must be more than this") OptionalDouble above,
    @Key("[low, high]: it must be from the one to the other") Optional<List<Double>> within)
    implements Measured {
  /** What curve is fitted. */
  public enum Rate {
    /** A straight line of the logarithm. */
    LINEAR
  }

  public RateIs {
    if (leastR2.isEmpty()) {
      Limits.needOne(below, above, within);
    }
    leastR2.ifPresent(
        least -> {
          if (!(least >= 0 && least <= 1)) {
            throw new IllegalArgumentException("must be from 0 to 1, but least-r2 = " + least);
          }
        });
    Stretch.check(from, to);
  }

  @Override
  public Limits limits() {
    return new Limits(below, above, within);
  }

  @Override
  public String what() {
    return "linear rate of " + metric + Stretch.text(from, to);
  }

  @Override
  public String text() {
    String straight =
        leastR2.isPresent() ? ", r2 at least " + Limits.shown(leastR2.getAsDouble()) : "";
    return Measured.super.text() + straight;
  }
}
