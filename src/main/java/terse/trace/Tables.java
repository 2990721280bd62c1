package terse.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import terse.vector.Vector;
import terse.wire.Envelope;
import terse.wire.Part;
import tools.jackson.core.io.NumberOutput;

/**
 * The tables of an experiment as CSV (RFC 4180, lines end with a line feed), runs in the order in
 * which they are given.
 *
 * <p>A number is printed with the fewest digits that read back to the same double, the same on
 * every JVM; a number that is not known (NaN) is an empty cell.
 */
public final class Tables {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  /** The columns that every curve has. */
  private static final List<String> CURVES =
      List.of(
          "method",
          "repeat",
          "round",
          "epoch",
          "loss",
          Row.EXCESS_LOSS,
          "gradient_norm",
          Row.DISTANCE,
          "bits_up",
          "bits_down",
          "bytes_up",
          "bytes_down",
          "virtual_seconds");

  private Tables() {}

  /** The columns that every curve has, in their order. */
  public static List<String> columns() {
    return CURVES;
  }

  /**
   * A row for each method, repeat and recorded round. Columns that were asked for besides follow
   * those that every curve has, empty for the runs that do not have them.
   */
  public static void curves(List<RunResult> runs, Writer out) throws IOException {
    Set<String> more = new LinkedHashSet<>();
    runs.forEach(run -> run.rows().forEach(row -> more.addAll(row.more().keySet())));
    List<String> names = new ArrayList<>(CURVES);
    names.addAll(more);
    CSVPrinter csv = header(out, names.toArray());
    for (RunResult run : runs) {
      for (Row row : run.rows()) {
        List<Object> cells =
            new ArrayList<>(
                List.of(
                    run.method(),
                    run.repeat(),
                    row.round(),
                    number(row.epoch()),
                    number(row.loss()),
                    number(row.excessLoss()),
                    number(row.gradientNorm()),
                    number(row.distance()),
                    row.bitsUp(),
                    row.bitsDown(),
                    row.bytesUp(),
                    row.bytesDown(),
                    number(row.virtualSeconds())));
        more.forEach(name -> cells.add(number(row.more().getOrDefault(name, Double.NaN))));
        csv.printRecord(cells);
      }
    }
  }

  /**
   * The bits of every method, repeat, direction and component: what was sent, then, in a column for
   * each convention that the runs were priced under, what that makes of it.
   */
  public static void ledger(List<RunResult> runs, Writer out) throws IOException {
    List<String> conventions = runs.isEmpty() ? List.of() : runs.get(0).ledger().conventions();
    List<String> names =
        new ArrayList<>(List.of("method", "repeat", "direction", "component", "bits"));
    conventions.forEach(each -> names.add("bits_" + each.replace('-', '_')));
    CSVPrinter csv = header(out, names.toArray());
    for (RunResult run : runs) {
      for (Direction direction : Direction.values()) {
        for (Part part : Part.values()) {
          Ledger ledger = run.ledger();
          List<Object> cells =
              new ArrayList<>(
                  List.of(
                      run.method(),
                      run.repeat(),
                      direction.label(),
                      part.label(),
                      ledger.bits(direction, part)));
          for (int c = 0; c < conventions.size(); c++) {
            cells.add(number(ledger.priced(c, direction, part)));
          }
          csv.printRecord(cells);
        }
      }
    }
  }

  /**
   * A row for each number that was read of a node, which is a worker's number or {@code server};
   * runs in their order, each in the order of its rounds.
   */
  public static void diagnostics(List<RunResult> runs, Writer out) throws IOException {
    CSVPrinter csv = header(out, "method", "repeat", "round", "node", "name", "quantity", "value");
    for (RunResult run : runs) {
      run.readings()
          .forEach(
              (round, of, value) -> {
                Object node = of.node() == Envelope.SERVER ? "server" : of.node();
                print(csv, run, round, node, of.name(), of.quantity(), number(value));
              });
    }
  }

  private static void print(CSVPrinter csv, RunResult run, Object... cells) {
    try {
      csv.print(run.method());
      csv.print(run.repeat());
      csv.printRecord(cells);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The coordinates of every run's last model. */
  public static void models(List<RunResult> runs, Writer out) throws IOException {
    CSVPrinter csv = header(out, "method", "repeat", "index", "value");
    for (RunResult run : runs) {
      Vector model = run.model();
      for (int j = 0; j < model.dimension(); j++) {
        csv.printRecord(run.method(), run.repeat(), j, number(model.get(j)));
      }
    }
  }

  /** Any table: its columns, then its rows. */
  public static void write(List<String> columns, List<List<Object>> rows, Writer out)
      throws IOException {
    CSVPrinter csv = header(out, columns.toArray());
    for (List<Object> row : rows) {
      csv.printRecord(row);
    }
  }

  /** The shortest decimal that reads back to this double; empty for NaN, which is not known. */
  public static String number(double value) {
    return Double.isNaN(value) ? "" : NumberOutput.toString(value, true);
  }

  private static CSVPrinter header(Writer out, Object... names) throws IOException {
    CSVPrinter csv = new CSVPrinter(out, FORMAT);
    csv.printRecord(names);
    return csv;
  }
}
