package terse.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import terse.experiment.expect.At;
import terse.experiment.expect.CostIs;
import terse.experiment.expect.GrowthIs;
import terse.experiment.expect.RateIs;
import terse.experiment.expect.Target;
import terse.experiment.expect.ValueIs;
import terse.report.Curve;

/** Numbers worked out by hand. */
class MeasureTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();
  private static final OptionalDouble ANY = OptionalDouble.of(1e300);

  private static ValueIs value(String metric, At at) {
    return new ValueIs(Optional.empty(), metric, at, Optional.empty(), ANY, NONE, Optional.empty());
  }

  private static CostIs cost(String metric, double loss) {
    return new CostIs(
        Optional.empty(),
        metric,
        new Target("loss", loss),
        Optional.empty(),
        ANY,
        NONE,
        Optional.empty());
  }

  private static GrowthIs growth(OptionalInt from, OptionalInt to) {
    return new GrowthIs(
        Optional.empty(),
        "loss",
        GrowthIs.Growth.PER_ROUND,
        from,
        to,
        Optional.empty(),
        ANY,
        NONE,
        Optional.empty());
  }

  private static RateIs rate() {
    return new RateIs(
        Optional.empty(),
        "loss",
        RateIs.Rate.LINEAR,
        OptionalDouble.of(0),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        NONE,
        NONE,
        Optional.empty());
  }

  private static double of(terse.experiment.expect.Measured expected, Curve... repeats)
      throws Unmeasured {
    return Measure.of(expected, List.of(repeats)).mean();
  }

  @Test
  void valuesAreTakenWhereTheyAreAskedFor() throws Unmeasured {
    Curve curve = Curves.of(0, 4, 1, 3, 2);
    assertThat(of(value("loss", new At.Last()), curve)).isEqualTo(2);
    assertThat(of(value("loss", new At.Min()), curve)).isEqualTo(1);
    assertThat(of(value("loss", new At.Max()), curve)).isEqualTo(4);
    assertThat(of(value("loss", new At.Round(20)), curve)).isEqualTo(3);
    assertThat(of(value("loss", new At.MeanOfLast(3)), curve)).isEqualTo(2);
    assertThat(of(value("bits_total", new At.Last()), curve)).isEqualTo(300);
    assertThat(Measure.of(value("loss", new At.Min()), List.of(curve)).text())
        .isEqualTo("1.0 in round 10");
  }

  @Test
  void repeatsAreMeasuredByThemselves() throws Unmeasured {
    Curve[] both = {Curves.of(0, 4, 1, 3), Curves.of(1, 4, 5, 2)};
    assertThat(of(value("loss", new At.Min()), both)).isEqualTo(1.5);
    assertThat(Measure.of(value("loss", new At.Min()), List.of(both)).text())
        .isEqualTo("1.5 (the mean of 2 repeats, from 1.0 to 2.0)");
  }

  @Test
  void aCostIsThatOfTheFirstRowThatIsThere() throws Unmeasured {
    Curve curve = Curves.of(0, 4, 1, 3, 0.5);
    assertThat(of(cost("bits_total", 1), curve)).isEqualTo(100);
    assertThat(of(cost("round", 0.9), curve)).isEqualTo(30);
    assertThat(of(cost("round", 4), curve)).isEqualTo(0);
    assertThatThrownBy(() -> of(cost("round", 0.4), curve))
        .isInstanceOf(Unmeasured.class)
        .hasMessage("loss never is: its lowest value is 0.5 in round 30");
  }

  @Test
  void growthIsAGeometricMean() throws Unmeasured {
    Curve curve = Curves.of(0, 1, 1024, 3, 4, 9 * Math.pow(3, 10));
    assertThat(of(growth(OptionalInt.empty(), OptionalInt.of(10)), curve))
        .isCloseTo(2, within(1e-14));
    Curve falling = Curves.of(0, 1, 0.5, Math.pow(0.9, 20));
    assertThat(of(growth(OptionalInt.empty(), OptionalInt.empty()), falling))
        .isCloseTo(0.9, within(1e-14));
    assertThatThrownBy(() -> of(growth(OptionalInt.of(50), OptionalInt.empty()), falling))
        .hasMessage("its rows end in round 20, before 50");
    assertThatThrownBy(
            () -> of(growth(OptionalInt.empty(), OptionalInt.empty()), Curves.of(0, 1, -2)))
        .hasMessage("loss is -2.0 in round 10, and a logarithm needs positive values");
  }

  @Test
  void aRateIsThatOfTheStraightLine() throws Unmeasured {
    double q = Math.exp(-0.05);
    Curve straight = Curves.of(0, 7, 7 * Math.pow(q, 10), 7 * Math.pow(q, 20), 7 * Math.pow(q, 30));
    Reading exact = Measure.of(rate(), List.of(straight));
    assertThat(exact.mean()).isCloseTo(q, within(1e-14));
    assertThat(exact.leastR2()).isCloseTo(1, within(1e-14));
    // ln v = 0, 1, 0 in the rounds 0, 10, 20: the slope is 0, and the line explains nothing.
    Reading bent = Measure.of(rate(), List.of(Curves.of(0, 1, Math.E, 1)));
    assertThat(bent.mean()).isCloseTo(1, within(1e-14));
    assertThat(bent.leastR2()).isCloseTo(0, within(1e-14));
    // ln v = 0, 2, 1: slope 1/20 a round, r2 = 1/4.
    Reading loose = Measure.of(rate(), List.of(Curves.of(0, 1, Math.exp(2), Math.E)));
    assertThat(loose.mean()).isCloseTo(Math.exp(0.05), within(1e-14));
    assertThat(loose.leastR2()).isCloseTo(0.25, within(1e-14));
    assertThat(Measure.of(rate(), List.of(straight, Curves.of(1, 1, Math.E, 1))).leastR2())
        .isCloseTo(0, within(1e-14));
  }

  @Test
  void whatIsNotKnownIsSaid() {
    Curve curve = Curves.of(0, 4, Double.NaN);
    assertThatThrownBy(() -> of(value("loss", new At.Last()), curve))
        .hasMessage("loss is not known in round 10");
    assertThatThrownBy(() -> of(value("distance", new At.Last()), curve))
        .hasMessage("distance is not known for this method");
    assertThatThrownBy(() -> of(value("loss", new At.MeanOfLast(3)), Curves.of(0, 1, 2)))
        .hasMessage("only 2 rows were recorded");
    assertThatThrownBy(
            () ->
                of(value("loss", new At.Last()), Curves.of(0, 1), Curves.of(1, 1 / 0.0 - 1 / 0.0)))
        .hasMessage("repeat 1: loss is not known in round 0");
    assertThatThrownBy(() -> Measure.of(value("loss", new At.Last()), List.of()))
        .hasMessage("nothing was recorded");
  }
}
