package terse.sweep;

import static terse.trace.Tables.number;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The tables of a sweep as CSV (RFC 4180, lines end with a line feed); a value that is not known is
 * an empty cell. They depend on the points alone, not on how or when these were carried out.
 */
final class SweepTables {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private SweepTables() {}

  /** A row for each point and method. */
  static void points(SweepResults results, Writer out) throws IOException {
    SweepPlan plan = results.plan();
    List<Object> header = new ArrayList<>(List.of("point"));
    plan.keys().forEach(key -> header.add(key.path()));
    header.addAll(
        List.of(
            "method",
            "status",
            "last_round",
            "first_stepsize",
            "last_loss",
            "last_excess_loss",
            "min_loss",
            "min_excess_loss",
            "bits_up",
            "bits_down",
            "equal_bits",
            results.metric() + "_at_equal_bits"));
    Outcome.FRACTIONS.forEach(
        each -> header.addAll(List.of("rounds_to_" + each, "bits_to_" + each)));
    header.add("hash");
    CSVPrinter csv = new CSVPrinter(out, FORMAT);
    csv.printRecord(header);
    for (int p = 0; p < results.points().size(); p++) {
      Point point = results.points().get(p);
      for (int m = 0; m < plan.methods().size(); m++) {
        Outcome outcome = results.outcomes().get(p).get(m);
        List<Object> row = new ArrayList<>(List.of(point.index()));
        row.addAll(point.values());
        row.add(plan.methods().get(m));
        row.add(outcome.status().label());
        row.add(number(outcome.lastRound()));
        row.add(number(outcome.firstStepsize()));
        row.add(number(outcome.lastLoss()));
        row.add(number(outcome.lastExcess()));
        row.add(number(outcome.minLoss()));
        row.add(number(outcome.minExcess()));
        row.add(number(outcome.bitsUp()));
        row.add(number(outcome.bitsDown()));
        row.add(outcome.finished() ? number(results.best().get(m).budget()) : "");
        row.add(number(results.atEqualBits().get(p).get(m)));
        for (int f = 0; f < Outcome.FRACTIONS.size(); f++) {
          row.add(number(outcome.roundsTo().get(f)));
          row.add(number(outcome.bitsTo().get(f)));
        }
        row.add(point.hash());
        csv.printRecord(row);
      }
    }
  }

  /** A row for each method: its best point. */
  static void best(SweepResults results, Writer out) throws IOException {
    SweepPlan plan = results.plan();
    List<Object> header = new ArrayList<>(List.of("method", "point"));
    plan.keys().forEach(key -> header.add(key.path()));
    header.addAll(
        List.of(
            "first_stepsize",
            results.metric() + "_at_equal_bits",
            "equal_bits",
            "finished",
            "diverged",
            "failed",
            "warnings"));
    CSVPrinter csv = new CSVPrinter(out, FORMAT);
    csv.printRecord(header);
    for (Best best : results.best()) {
      List<Object> row = new ArrayList<>(List.of(plan.methods().get(best.method())));
      row.add(best.exists() ? results.point(best).index() : "");
      for (int k = 0; k < plan.keys().size(); k++) {
        boolean shown = best.exists() && plan.keys().get(k).changes(best.method());
        row.add(shown ? results.point(best).values().get(k) : "");
      }
      row.add(best.exists() ? number(results.stepsize(best)) : "");
      row.add(number(best.value()));
      row.add(number(best.budget()));
      row.addAll(List.of(best.finished(), best.diverged(), best.failed()));
      row.add(String.join("; ", best.warnings()));
      csv.printRecord(row);
    }
  }
}
