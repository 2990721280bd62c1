package terse.reproduce.mcm;

import java.util.List;
import java.util.function.ToDoubleFunction;
import terse.experiment.Results;
import terse.report.plot.Axis;
import terse.report.plot.Chart;
import terse.report.plot.Line;
import terse.report.plot.Mark;
import terse.reproduce.Series;
import terse.trace.Row;

/** Figure 3 of a set: excess loss by points, by the authors' bits and by those that were sent. */
record RealSetPictures(RealSet set, Results results, ExchangedBits bits) {
  /** Without the start, which has no place on an axis of logarithms. */
  private static final double LEAST = 1e-12;

  List<Chart> all() {
    double rounds = set.rounds();
    return List.of(
        chart("recorded points", false, method -> 1 / rounds),
        chart("bits on the authors' axis", true, method -> bits.authors(method) / rounds),
        chart("bits as sent, all workers, both ways", true, bits::sent));
  }

  /** Against rounds times a factor. */
  private Chart chart(String label, boolean logarithmic, ToDoubleFunction<String> factor) {
    List<Line> lines =
        set.methods().stream()
            .map(
                method ->
                    Series.of(results, method, Row.REFERENCE_EXCESS_LOSS)
                        .scaled(set.scale())
                        .above(LEAST)
                        .stretched(factor.applyAsDouble(method))
                        .line(method, Mark.LINE))
            .toList();
    return new Chart(
        set.title() + " by " + label.replaceFirst(",.*", ""),
        new Axis(label, logarithmic),
        new Axis("F(w) - F*", true),
        lines);
  }
}
