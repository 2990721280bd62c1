package terse.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import terse.experiment.expect.At;
import terse.experiment.expect.CostIs;
import terse.experiment.expect.GrowthIs;
import terse.experiment.expect.Measured;
import terse.experiment.expect.RateIs;
import terse.experiment.expect.ValueIs;
import terse.report.Curve;
import terse.trace.Tables;

/** Measures what an expectation is about, of each repeat by itself. */
final class Measure {
  private Measure() {}

  /**
   * Measures it.
   *
   * @throws Unmeasured where a repeat has no such number
   */
  static Reading of(Measured expected, List<Curve> repeats) throws Unmeasured {
    if (repeats.isEmpty()) {
      throw new Unmeasured("nothing was recorded");
    }
    List<Reading.Line> each = new ArrayList<>();
    for (Curve curve : repeats) {
      try {
        each.add(one(expected, curve));
      } catch (Unmeasured e) {
        String which = repeats.size() == 1 ? "" : "repeat " + curve.repeat() + ": ";
        throw new Unmeasured(which + e.getMessage());
      }
    }
    return new Reading(each, repeats.size() == 1 ? where(expected, repeats.get(0)) : "");
  }

  private static Reading.Line one(Measured expected, Curve curve) throws Unmeasured {
    if (expected instanceof ValueIs value) {
      return Reading.Line.exact(value(curve, value.metric(), value.at()));
    }
    if (expected instanceof CostIs cost) {
      return Reading.Line.exact(cost(curve, cost));
    }
    if (expected instanceof GrowthIs growth) {
      return Reading.Line.exact(growth(curve, growth));
    }
    RateIs rate = (RateIs) expected;
    int first = first(curve, rate.from());
    int last = last(curve, rate.to());
    double[] values = positive(curve, rate.metric(), first, last);
    LogLine line = LogLine.through(Arrays.copyOfRange(curve.rounds(), first, last + 1), values);
    return new Reading.Line(line.factor(), line.r2());
  }

  /** The round of a value that is not asked for by its round. */
  private static String where(Measured expected, Curve curve) {
    if (!(expected instanceof ValueIs value)) {
      return "";
    }
    int row;
    if (value.at() instanceof At.Last) {
      row = curve.rows() - 1;
    } else if (value.at() instanceof At.Min || value.at() instanceof At.Max) {
      double[] values = curve.column(value.metric()).orElseThrow();
      row = extreme(values, value.at() instanceof At.Min ? 1 : -1);
    } else {
      return "";
    }
    return " in round " + (long) curve.rounds()[row];
  }

  private static double value(Curve curve, String metric, At at) throws Unmeasured {
    double[] values = column(curve, metric);
    if (at instanceof At.MeanOfLast mean) {
      if (mean.rows() > values.length) {
        throw new Unmeasured("only " + values.length + " rows were recorded");
      }
      double sum = 0;
      for (int row = values.length - mean.rows(); row < values.length; row++) {
        sum += known(curve, metric, values, row);
      }
      return sum / mean.rows();
    }
    int row = values.length - 1;
    if (at instanceof At.Round round) {
      row = row(curve, round.round());
    } else if (!(at instanceof At.Last)) {
      row = extreme(values, at instanceof At.Min ? 1 : -1);
    }
    return known(curve, metric, values, row);
  }

  /** The first row of the lowest value, or of the highest where the sign is -1. */
  private static int extreme(double[] values, int sign) {
    int best = 0;
    for (int row = 1; row < values.length; row++) {
      if (Double.isNaN(values[best]) || sign * values[row] < sign * values[best]) {
        best = row;
      }
    }
    return best;
  }

  private static double cost(Curve curve, CostIs cost) throws Unmeasured {
    double[] costs = column(curve, cost.metric());
    double[] values = column(curve, cost.toReach().metric());
    for (int row = 0; row < values.length; row++) {
      if (values[row] <= cost.toReach().value()) {
        return known(curve, cost.metric(), costs, row);
      }
    }
    int lowest = extreme(values, 1);
    throw new Unmeasured(
        cost.toReach().metric()
            + " never is: its lowest value is "
            + Tables.number(values[lowest])
            + " in round "
            + (long) curve.rounds()[lowest]);
  }

  private static double growth(Curve curve, GrowthIs growth) throws Unmeasured {
    int first = first(curve, growth.from());
    int last = last(curve, growth.to());
    double[] values = positive(curve, growth.metric(), first, last);
    double rounds = curve.rounds()[last] - curve.rounds()[first];
    return Math.exp((Math.log(values[values.length - 1]) - Math.log(values[0])) / rounds);
  }

  private static double[] column(Curve curve, String metric) throws Unmeasured {
    return curve
        .column(metric)
        .orElseThrow(() -> new Unmeasured(metric + " is not known for this method"));
  }

  private static double known(Curve curve, String metric, double[] values, int row)
      throws Unmeasured {
    if (Double.isNaN(values[row])) {
      throw new Unmeasured(metric + " is not known in round " + (long) curve.rounds()[row]);
    }
    return values[row];
  }

  /** The values from one row to another, which must be positive and at least two. */
  private static double[] positive(Curve curve, String metric, int first, int last)
      throws Unmeasured {
    double[] values = column(curve, metric);
    if (last <= first) {
      throw new Unmeasured("there is one row in this stretch, and two are needed");
    }
    for (int row = first; row <= last; row++) {
      if (!(known(curve, metric, values, row) > 0)) {
        throw new Unmeasured(
            metric
                + " is "
                + Tables.number(values[row])
                + " in round "
                + (long) curve.rounds()[row]
                + ", and a logarithm needs positive values");
      }
    }
    return Arrays.copyOfRange(values, first, last + 1);
  }

  private static int first(Curve curve, OptionalInt from) throws Unmeasured {
    return from.isPresent() ? row(curve, from.getAsInt()) : 0;
  }

  private static int last(Curve curve, OptionalInt to) throws Unmeasured {
    return to.isPresent() ? row(curve, to.getAsInt()) : curve.rows() - 1;
  }

  private static int row(Curve curve, int round) throws Unmeasured {
    int row = curve.row(round);
    if (row < 0) {
      throw new Unmeasured(
          "its rows end in round " + (long) curve.rounds()[curve.rows() - 1] + ", before " + round);
    }
    return row;
  }
}
