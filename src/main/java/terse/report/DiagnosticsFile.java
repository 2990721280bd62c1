package terse.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads {@code diagnostics.csv}: quantities of a node's state, such as the norm of its error. Nodes
 * that differ by a number alone are one kind; a page shows their mean, lowest and highest value.
 */
final class DiagnosticsFile {
  static final String NAME = "diagnostics.csv";

  private static final List<String> COLUMNS =
      List.of("method", "repeat", Curve.ROUND, "node", "name", "quantity", "value");

  private DiagnosticsFile() {}

  /**
   * One quantity of one kind of node, over all such nodes and all repeats.
   *
   * @param nodes the kind of node
   * @param name what has the quantity
   * @param values with the columns round, mean, lowest and highest
   */
  record Series(String method, String nodes, String name, String quantity, Curve values) {}

  static List<Series> read(String place, BufferedReader in) throws IOException {
    CsvFile csv = new CsvFile(place, in, COLUMNS);
    Map<List<String>, SortedMap<Integer, Spread>> all = new LinkedHashMap<>();
    csv.forEach(
        row -> {
          row.index(1);
          double value = row.number(6);
          if (!Double.isNaN(value)) {
            all.computeIfAbsent(
                    List.of(row.text(0), kind(row.text(3)), row.text(4), row.text(5)),
                    key -> new TreeMap<>())
                .computeIfAbsent(row.index(2), round -> new Spread())
                .add(value);
          }
        });
    List<Series> series = new ArrayList<>();
    all.forEach(
        (key, rounds) ->
            series.add(
                new Series(
                    key.get(0), key.get(1), key.get(2), key.get(3), curve(key.get(0), rounds))));
    return series;
  }

  /** The node without its number: worker-3, worker 3 and 3 are workers. */
  private static String kind(String node) {
    String kind = node.replaceFirst("[-_ ]?\\d+$", "");
    return kind.equals(node) ? node : (kind.isEmpty() ? "worker" : kind) + "s";
  }

  private static Curve curve(String method, Map<Integer, Spread> rounds) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    columns.put(Curve.ROUND, rounds.keySet().stream().mapToDouble(Integer::doubleValue).toArray());
    columns.put("mean", rounds.values().stream().mapToDouble(Spread::mean).toArray());
    columns.put("lowest", rounds.values().stream().mapToDouble(each -> each.lowest).toArray());
    columns.put("highest", rounds.values().stream().mapToDouble(each -> each.highest).toArray());
    return new Curve(method, 0, columns);
  }

  /** Values of one round. */
  private static final class Spread {
    private double sum;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private int count;

    void add(double value) {
      sum += value;
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
      count++;
    }

    double mean() {
      return sum / count;
    }
  }
}
