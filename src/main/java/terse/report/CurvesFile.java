package terse.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code curves.csv}, and files of the same columns. */
public final class CurvesFile {
  /** Its name in a run's folder. */
  public static final String NAME = "curves.csv";

  private static final List<String> FIRST = List.of("method", "repeat", Curve.ROUND);
  private static final int ROUND = 2;

  private CurvesFile() {}

  /** The curves of all runs, in the order of the file. */
  static List<Curve> read(String place, BufferedReader in) throws IOException {
    return read(place, in, 0);
  }

  /**
   * The curves of a table that begins behind so many lines of its file.
   *
   * @param place the file, for messages
   * @throws ReportException where the table is damaged
   */
  public static List<Curve> read(String place, BufferedReader in, long before) throws IOException {
    CsvFile csv = new CsvFile(place, in, FIRST, before);
    List<String> names = csv.header().subList(ROUND, csv.header().size());
    Map<List<Object>, Growing> runs = new LinkedHashMap<>();
    csv.forEach(
        row ->
            runs.computeIfAbsent(
                    List.of(row.text(0), row.index(1)), run -> new Growing(names.size()))
                .add(row));
    List<Curve> curves = new ArrayList<>();
    runs.forEach(
        (run, values) ->
            curves.add(new Curve((String) run.get(0), (int) run.get(1), values.columns(names))));
    return curves;
  }

  /** The columns of one run, as they grow. */
  private static final class Growing {
    private final double[][] values;
    private int rows;

    Growing(int columns) {
      values = new double[columns][64];
    }

    void add(CsvFile.Row row) {
      if (rows == values[0].length) {
        for (int c = 0; c < values.length; c++) {
          values[c] = Arrays.copyOf(values[c], 2 * rows);
        }
      }
      values[0][rows] = row.index(ROUND);
      if (rows > 0 && values[0][rows] <= values[0][rows - 1]) {
        throw row.error(
            "rounds must grow within a run, but "
                + row.text(ROUND)
                + " follows "
                + (long) values[0][rows - 1]);
      }
      for (int c = 1; c < values.length; c++) {
        values[c][rows] = row.number(ROUND + c);
      }
      rows++;
    }

    /** Those that have a value. */
    Map<String, double[]> columns(List<String> names) {
      Map<String, double[]> columns = new LinkedHashMap<>();
      for (int c = 0; c < values.length; c++) {
        double[] column = Arrays.copyOf(values[c], rows);
        if (!Arrays.stream(column).allMatch(Double::isNaN)) {
          columns.put(names.get(c), column);
        }
      }
      return columns;
    }
  }
}
